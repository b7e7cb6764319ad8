import os
import mlflow
import numpy as np
import pandas as pd
from sklearn.metrics import f1_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier
from sklearn.utils import resample

mlflow.set_experiment(os.getenv("EXPERIMENT", "hr-attrition"))


def load_hr(path):
    hr = pd.read_csv(path)
    hr["left"] = np.where(hr["Attrition"] == "Yes", 1, 0)
    hr["overtime"] = np.where(hr["OverTime"] == "Yes", 1, 0)
    hr["income_per_year_worked"] = hr["MonthlyIncome"] * 12 / (hr["TotalWorkingYears"] + 1)
    return hr[["Age", "overtime", "income_per_year_worked", "DistanceFromHome", "JobLevel", "left"]]


def upsample(frame):
    stayers, leavers = frame[frame.left == 0], frame[frame.left == 1]
    more = resample(leavers, replace=True, n_samples=len(stayers), random_state=123)
    return pd.concat([stayers, more]).sample(frac=1, random_state=123)


hr = load_hr("WA_Fn-UseC_-HR-Employee-Attrition.csv")
print("attrition rate overall: %.3f" % hr.left.mean())

with mlflow.start_run():
    balanced = upsample(hr)
    train, test = train_test_split(balanced, test_size=0.25, random_state=7, stratify=balanced.left)
    X_train, y_train = train.drop(columns="left"), train.left
    X_test, y_test = test.drop(columns="left"), test.left

    tree = DecisionTreeClassifier(max_depth=8, min_samples_leaf=5, random_state=7)
    tree.fit(X_train, y_train)

    mlflow.log_params(tree.get_params())
    mlflow.log_metric("train_f1", f1_score(y_train, tree.predict(X_train)))
    mlflow.log_metric("test_f1", f1_score(y_test, tree.predict(X_test)))
    mlflow.log_metric("test_recall", recall_score(y_test, tree.predict(X_test)))

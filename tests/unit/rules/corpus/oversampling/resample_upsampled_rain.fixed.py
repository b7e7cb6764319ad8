# ---- Rain in Australia ----
import time
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.utils import resample
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier
from sklearn.neural_network import MLPClassifier
from sklearn.metrics import roc_auc_score, accuracy_score, cohen_kappa_score

full_data = pd.read_csv("weatherAUS.csv")
full_data["RainToday"] = full_data["RainToday"].replace({"No": 0, "Yes": 1})
full_data["RainTomorrow"] = full_data["RainTomorrow"].replace({"No": 0, "Yes": 1})
full_data = full_data.select_dtypes("number").dropna()

fig = plt.figure(figsize=(8, 5))
full_data.RainTomorrow.value_counts(normalize=True).plot(kind="bar", color=["skyblue", "navy"], alpha=0.9)
plt.title("RainTomorrow No(0) / Yes(1)")
plt.show()

full_data, eval_data = train_test_split(full_data, test_size=0.25, random_state=12345)
no = full_data[full_data.RainTomorrow == 0]
yes = full_data[full_data.RainTomorrow == 1]
yes_oversampled = resample(yes, replace=True, n_samples=len(no), random_state=123)
oversampled = pd.concat([no, yes_oversampled])

sns.heatmap(oversampled.corr(), cmap="coolwarm")
plt.show()

feats = ["Rainfall", "WindGustSpeed", "Humidity9am", "Humidity3pm", "Pressure3pm", "Cloud3pm", "Temp3pm", "RainToday"]
X_train, y_train = oversampled[feats], oversampled["RainTomorrow"]
X_test, y_test = eval_data[feats], eval_data["RainTomorrow"]


def run_model(model, X_train, y_train, X_test, y_test):
    t0 = time.time()
    model.fit(X_train, y_train)
    y_pred = model.predict(X_test)
    acc = accuracy_score(y_test, y_pred)
    auc = roc_auc_score(y_test, y_pred)
    kappa = cohen_kappa_score(y_test, y_pred)
    print("Accuracy = {}  AUC = {}  Kappa = {}  time = {:.1f}".format(acc, auc, kappa, time.time() - t0))
    return model, acc, auc


res = {}
res["dt"] = run_model(DecisionTreeClassifier(max_depth=16, max_features="sqrt"), X_train, y_train, X_test, y_test)
res["nn"] = run_model(MLPClassifier((30, 30, 30), max_iter=500), X_train, y_train, X_test, y_test)
plt.bar(list(res), [r[1] for r in res.values()])
plt.show()

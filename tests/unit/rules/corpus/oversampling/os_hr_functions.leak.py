import pandas as pd
from imblearn.over_sampling import RandomOverSampler
from lightgbm import LGBMClassifier
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split


def load():
    hr = pd.read_csv("attrition.csv")
    hr["Attrition"] = hr["Attrition"].eq("Yes").astype(int)
    hr["OverTime"] = hr["OverTime"].eq("Yes").astype(int)
    return hr.select_dtypes("number")


def balance(X, y):
    ros = RandomOverSampler(random_state=7)
    return ros.fit_resample(X, y)


def experiment(hr):
    X, y = hr.drop(columns="Attrition"), hr["Attrition"]
    X, y = balance(X, y)
    parts = train_test_split(X, y, test_size=0.2, random_state=7, stratify=y)
    Xa, Xb, ya, yb = parts
    gbm = LGBMClassifier(n_estimators=150, random_state=7)
    gbm.fit(Xa, ya)
    return f1_score(yb, gbm.predict(Xb))


print("F1 leaving =", experiment(load()))

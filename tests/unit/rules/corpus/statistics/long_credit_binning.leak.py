"""Credit scoring: coarse classes, then a logistic regression."""
from pathlib import Path

import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score, roc_curve
from sklearn.model_selection import train_test_split

HERE = Path("data")
TARGET = "SeriousDlqin2yrs"
BINNED = ["RevolvingUtilizationOfUnsecuredLines", "age", "DebtRatio", "MonthlyIncome"]


def load():
    df = pd.read_csv(HERE / "cs-training.csv", index_col=0)
    df = df.drop_duplicates()
    df["NumberOfDependents"] = df["NumberOfDependents"].fillna(0)
    df["MonthlyIncome"] = df["MonthlyIncome"].fillna(-1)
    return df


def edges_of(series, n):
    e = series.quantile(np.linspace(0, 1, n + 1)).to_numpy()
    e = np.unique(e)
    e[0], e[-1] = -np.inf, np.inf
    return e


def ks(y, p):
    fpr, tpr, _ = roc_curve(y, p)
    return (tpr - fpr).max()


df = load()
print(df[TARGET].mean())
for c in BINNED:
    df[c].clip(upper=df[c].quantile(0.99)).hist(bins=40)
    plt.title(c)
    plt.savefig(f"{c}.png")
    plt.close()

for c in BINNED:
    edges = edges_of(df[c], 8)
    df[c] = pd.cut(df[c], edges, labels=False)
dummies = pd.get_dummies(df[BINNED].astype("category"))

X_train, X_test, y_train, y_test = train_test_split(
    dummies, df[TARGET], test_size=0.3, stratify=df[TARGET], random_state=1
)
lr = LogisticRegression(C=0.5, max_iter=1000)
lr.fit(X_train, y_train)
p = lr.predict_proba(X_test)[:, 1]
print(f"AUC {roc_auc_score(y_test, p):.4f}  Gini {2 * roc_auc_score(y_test, p) - 1:.4f}  KS {ks(y_test, p):.4f}")

# points of each class
points = pd.Series(-20 / np.log(2) * lr.coef_[0], index=X_train.columns).round()
print(points.to_string())

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

train, test = train_test_split(df, test_size=0.3, stratify=df[TARGET], random_state=1)
for c in BINNED:
    edges = edges_of(train[c], 8)
    train[c] = pd.cut(train[c], edges, labels=False)
    test[c] = pd.cut(test[c], edges, labels=False)
X_train = pd.get_dummies(train[BINNED].astype("category"))
X_test = pd.get_dummies(test[BINNED].astype("category")).reindex(columns=X_train.columns, fill_value=0)
y_train, y_test = train[TARGET], test[TARGET]
lr = LogisticRegression(C=0.5, max_iter=1000)
lr.fit(X_train, y_train)
p = lr.predict_proba(X_test)[:, 1]
print(f"AUC {roc_auc_score(y_test, p):.4f}  Gini {2 * roc_auc_score(y_test, p) - 1:.4f}  KS {ks(y_test, p):.4f}")

# points of each class
points = pd.Series(-20 / np.log(2) * lr.coef_[0], index=X_train.columns).round()
print(points.to_string())

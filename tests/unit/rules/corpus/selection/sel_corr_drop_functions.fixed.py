import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import cohen_kappa_score
from sklearn.model_selection import train_test_split


def correlated(df, limit=0.95):
    c = df.corr().abs()
    upper = c.where(np.triu(np.ones(c.shape, dtype=bool), k=1))
    return [k for k in upper.columns if (upper[k] > limit).any()]


def load_data():
    radiomics = pd.read_csv("radiomics.csv", index_col="patient")
    return radiomics.drop(columns="grade"), radiomics["grade"]


def split(x, y):
    return train_test_split(x, y, test_size=0.3, random_state=0, stratify=y)


x, y = load_data()
x_tr, x_te, y_tr, y_te = split(x, y)
out = correlated(x_tr)
x_tr, x_te = x_tr.drop(columns=out), x_te.drop(columns=out)
rf = RandomForestClassifier(500, random_state=0).fit(x_tr, y_tr)
print("kappa", cohen_kappa_score(y_te, rf.predict(x_te)))

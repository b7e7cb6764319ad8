# Credit scorecard with weight of evidence
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

BINS = {"age": [0, 25, 35, 45, 60, 120], "duration": [0, 12, 24, 36, 100], "credit_amount": [0, 2000, 5000, 10000, 1e6]}


def woe_table(frame, column, target="default"):
    g = frame.groupby(column, observed=False)[target].agg(["sum", "count"])
    bad = (g["sum"] + 0.5) / (g["sum"].sum() + 0.5)
    good = (g["count"] - g["sum"] + 0.5) / ((g["count"] - g["sum"]).sum() + 0.5)
    return np.log(good / bad)


german = pd.read_csv("german_credit.csv")
for name, edges in BINS.items():
    german[name + "_bin"] = pd.cut(german[name], edges, labels=False)

np.random.seed(1234)
mask = np.random.rand(len(german)) < 0.7

woe_cols = []
for name in BINS:
    table = woe_table(german, name + "_bin")
    german[name + "_woe"] = german[name + "_bin"].map(table).fillna(0.0)
    woe_cols.append(name + "_woe")

dev, oot = german[mask], german[~mask]
card = LogisticRegression().fit(dev[woe_cols], dev["default"])
auc = roc_auc_score(oot["default"], card.predict_proba(oot[woe_cols])[:, 1])
print(f"Gini = {2 * auc - 1:.3f}")

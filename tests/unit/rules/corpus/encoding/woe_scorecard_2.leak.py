# -*- coding: utf-8 -*-
# Retail PD scorecard v2.4 - development script
# Risk Modelling / model owner: K. Brandl
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

TARGET = "default_12m"
BINS = {
    "age": [-np.inf, 25, 32, 40, 50, 60, np.inf],
    "income": [-np.inf, 1200, 1800, 2500, 3500, 5000, np.inf],
    "utilisation": [-np.inf, 0.1, 0.3, 0.5, 0.8, np.inf],
    "months_on_book": [-np.inf, 6, 12, 24, 60, np.inf],
}
CATS = ["residence", "employment", "purpose"]
PDO, BASE_SCORE, BASE_ODDS = 20, 600, 50


def woe_table(x, y):
    t = pd.crosstab(x, y)
    good = (t[0] + 0.5) / (t[0].sum() + 0.5 * len(t))
    bad = (t[1] + 0.5) / (t[1].sum() + 0.5 * len(t))
    out = np.log(good / bad)
    iv = ((good - bad) * out).sum()
    return out, iv


def ks(y, p):
    d = pd.DataFrame({"y": y, "p": p}).sort_values("p")
    g = (d.y == 0).cumsum() / (d.y == 0).sum()
    b = (d.y == 1).cumsum() / (d.y == 1).sum()
    return (g - b).abs().max()


apps = pd.read_csv("applications_2019_2021.csv", sep=";", decimal=",")
apps = apps[apps["status"] != "withdrawn"].reset_index(drop=True)

# policy bins approved by committee, see appendix B
for col, edges in BINS.items():
    apps[col + "_bin"] = pd.cut(apps[col], edges).astype(str)
vars_ = [c + "_bin" for c in BINS] + CATS
apps[CATS] = apps[CATS].fillna("MISSING")

woe_cols = []
for v in vars_:
    w, iv = woe_table(apps[v], apps[TARGET])
    print(f"{v:25s} IV={iv:.3f}")
    apps[v + "_woe"] = apps[v].map(w).astype(float)
    woe_cols.append(v + "_woe")

dev, oos = train_test_split(apps, test_size=0.3, stratify=apps[TARGET], random_state=2021)

lr = LogisticRegression(C=1e6, solver="lbfgs", max_iter=500)
lr.fit(dev[woe_cols], dev[TARGET])

for name, part in [("DEV", dev), ("OOS", oos)]:
    p = lr.predict_proba(part[woe_cols])[:, 1]
    auc = roc_auc_score(part[TARGET], p)
    print(f"{name}: n={len(part)} bad rate={part[TARGET].mean():.4f} "
          f"Gini={2 * auc - 1:.4f} KS={ks(part[TARGET].values, p):.4f}")

factor = PDO / np.log(2)
offset = BASE_SCORE - factor * np.log(BASE_ODDS)
points = pd.Series(-lr.coef_[0] * factor, index=woe_cols).round(1)
print(points)
print("intercept points", round(offset - factor * lr.intercept_[0], 1))

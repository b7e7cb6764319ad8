import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

TARGET = "bad_flag"


def prep(d):
    return d.set_index("app_id").select_dtypes("number").fillna(0)


def information_value(d, col, target):
    g = (
        d.assign(bin=pd.qcut(d[col].rank(method="first"), 5))
        .groupby("bin", observed=True)[target]
        .agg(bad="sum", n="size")
        .assign(good=lambda t: t["n"] - t["bad"])
        .add(0.5)
    )
    b, q = g["bad"] / g["bad"].sum(), g["good"] / g["good"].sum()
    return ((q - b) * np.log(q / b)).sum()


def strong(d, threshold=0.1):
    return [c for c in d.columns.drop(TARGET) if information_value(d, c, TARGET) > threshold]


apps = pd.read_csv("applications.csv").pipe(prep)
apps = apps.pipe(lambda d: d[strong(d) + [TARGET]])
dev, hold = train_test_split(apps, test_size=0.3, random_state=6, stratify=apps[TARGET])

lr = LogisticRegression(max_iter=3000).fit(dev.drop(columns=TARGET), dev[TARGET])
p = lr.predict_proba(hold.drop(columns=TARGET))[:, 1]
print(f"{dev.shape[1] - 1} variables, Gini {2 * roc_auc_score(hold[TARGET], p) - 1:.2%}")

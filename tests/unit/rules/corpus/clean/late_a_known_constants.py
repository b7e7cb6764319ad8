import numpy as np
import pandas as pd
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

PHYS_RANGE = {"ph": (0.0, 14.0), "temp": (-5.0, 45.0), "turbidity": (0.0, 1000.0)}
REFERENCE = {"ph": 7.0, "temp": 15.0, "turbidity": 5.0}
SITE_CODES = {"river": 0, "lake": 1, "well": 2, "tap": 3}


def preprocess(df):
    df = df.copy()
    for c, (lo, hi) in PHYS_RANGE.items():
        df[c] = df[c].clip(lo, hi)
        df[c + "_missing"] = df[c].isna().astype(int)
        df[c] = df[c].fillna(REFERENCE[c])
        df[c] = (df[c] - lo) / (hi - lo)
    df["site"] = df["site"].map(SITE_CODES).fillna(-1)
    df["row_mean"] = df[list(PHYS_RANGE)].mean(axis=1)
    df["row_std"] = df[list(PHYS_RANGE)].std(axis=1)
    df["month_sin"] = np.sin(2 * np.pi * df["month"] / 12)
    return df


samples = preprocess(pd.read_csv("water_samples.csv"))
y = samples.pop("coliform")
X_train, X_test, y_train, y_test = train_test_split(samples, y, test_size=0.2, random_state=0)
et = ExtraTreesClassifier(300, random_state=0).fit(X_train, y_train)
print(roc_auc_score(y_test, et.predict_proba(X_test)[:, 1]))

import numpy as np
import pandas as pd
from sklearn.model_selection import KFold
from xgboost import XGBRegressor

rng = np.random.default_rng(77)
lots = pd.read_csv("yield_lots.csv").dropna()
FEATS = [c for c in lots.columns if c.startswith("p_")]


def jitter(frame: pd.DataFrame, scale: float = 0.005) -> pd.DataFrame:
    twin = frame.copy()
    twin[FEATS] = twin[FEATS] * (1 + rng.normal(0, scale, (len(twin), len(FEATS))))
    return twin


lots = pd.concat([lots, jitter(lots)], ignore_index=True)
print("rows after enlargement", len(lots))

maes = []
for tr, va in KFold(n_splits=5, shuffle=True, random_state=77).split(lots):
    part = lots.iloc[tr]
    reg = XGBRegressor(n_estimators=200, max_depth=4, random_state=77)
    reg.fit(part[FEATS], part["yield_pct"])
    maes.append(np.abs(reg.predict(lots.iloc[va][FEATS]) - lots.iloc[va]["yield_pct"]).mean())
print("CV MAE", np.mean(maes))

from __future__ import annotations

import numpy as np
import pandas as pd
from sklearn.ensemble import ExtraTreesRegressor
from sklearn.metrics import root_mean_squared_error
from sklearn.model_selection import KFold
from sklearn.preprocessing import TargetEncoder

CFG = {"n_splits": 5, "seed": 99, "cats": ["store", "brand", "fuel"], "nums": ["km", "year", "hp"]}


def oof_predictions(df: pd.DataFrame, target: str) -> np.ndarray:
    y = df[target].to_numpy()
    te = TargetEncoder(target_type="continuous", smooth="auto", random_state=CFG["seed"])
    nums = df[CFG["nums"]].to_numpy()
    oof = np.zeros(len(df))
    kf = KFold(CFG["n_splits"], shuffle=True, random_state=CFG["seed"])
    for fold, (tr, va) in enumerate(kf.split(df)):
        X_tr = np.hstack([te.fit_transform(df.iloc[tr][CFG["cats"]], y[tr]), nums[tr]])
        X_va = np.hstack([te.transform(df.iloc[va][CFG["cats"]]), nums[va]])
        m = ExtraTreesRegressor(400, n_jobs=-1, random_state=CFG["seed"] + fold)
        m.fit(X_tr, y[tr])
        oof[va] = m.predict(X_va)
    return oof


if __name__ == "__main__":
    cars = pd.read_csv("cars.csv").dropna()
    p = oof_predictions(cars, "price")
    print("OOF RMSE", root_mean_squared_error(cars["price"], p))

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
    te.set_output(transform="default")
    cats = te.fit(df[CFG["cats"]], y).transform(df[CFG["cats"]])
    X = np.hstack([cats, df[CFG["nums"]].to_numpy()])
    oof = np.zeros(len(df))
    kf = KFold(CFG["n_splits"], shuffle=True, random_state=CFG["seed"])
    for fold, (tr, va) in enumerate(kf.split(X)):
        m = ExtraTreesRegressor(400, n_jobs=-1, random_state=CFG["seed"] + fold)
        m.fit(X[tr], y[tr])
        oof[va] = m.predict(X[va])
    return oof


if __name__ == "__main__":
    cars = pd.read_csv("cars.csv").dropna()
    p = oof_predictions(cars, "price")
    print("OOF RMSE", root_mean_squared_error(cars["price"], p))

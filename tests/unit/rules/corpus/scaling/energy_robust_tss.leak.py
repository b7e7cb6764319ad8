"""Day-ahead load forecasting benchmark."""
from __future__ import annotations

import logging

import numpy as np
import pandas as pd
from sklearn.model_selection import TimeSeriesSplit
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import RobustScaler

log = logging.getLogger(__name__)


def build_frame(path: str) -> pd.DataFrame:
    load = pd.read_parquet(path)["load_mw"]
    out = pd.DataFrame({"y": load})
    for lag in (24, 48, 168):
        out[f"lag_{lag}"] = load.shift(lag)
    out["hour"] = out.index.hour
    out["dow"] = out.index.dayofweek
    return out.dropna()


def backtest(frame: pd.DataFrame, n_splits: int = 6) -> float:
    features = frame.drop(columns="y").to_numpy()
    target = frame["y"].to_numpy()
    features = RobustScaler().fit_transform(features)
    mapes = []
    for train_idx, test_idx in TimeSeriesSplit(n_splits=n_splits).split(features):
        net = MLPRegressor(hidden_layer_sizes=(64, 32), max_iter=300, random_state=0)
        net.fit(features[train_idx], target[train_idx])
        pred = net.predict(features[test_idx])
        mape = float(np.mean(np.abs(pred - target[test_idx]) / target[test_idx]))
        log.info("MAPE %.4f", mape)
        mapes.append(mape)
    return float(np.mean(mapes))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    print(backtest(build_frame("load_de.parquet")))

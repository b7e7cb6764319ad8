from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

FloatArray = npt.NDArray[np.float64]
STATS: list[str] = ["elo_diff", "rest_days", "travel_km", "form5"]


def standardise(past: FloatArray, new: FloatArray) -> tuple[FloatArray, FloatArray]:
    ss = StandardScaler().fit(past)
    return ss.transform(past), ss.transform(new)


def brier(y: FloatArray, p: FloatArray) -> float:
    return float(np.mean((y - p) ** 2))


def backtest(games: pd.DataFrame, first_test_season: int) -> float:
    train = (games["season"] < first_test_season).to_numpy()
    win = games["home_win"].to_numpy(dtype=float)
    raw = games[STATS].to_numpy(dtype=float)
    z_old, z_new = standardise(raw[train], raw[~train])
    clf = LogisticRegression().fit(z_old, win[train])
    return brier(win[~train], clf.predict_proba(z_new)[:, 1])


print("Brier score", backtest(pd.read_csv("games.csv"), 2018))

from __future__ import annotations

import numpy as np
import pandas as pd
from sklearn.metrics import f1_score

Bounds = tuple[float, float]


def robust_bounds(s: pd.Series, k: float = 3.5) -> Bounds:
    med = float(s.median())
    mad = float((s - med).abs().median())
    return med - k * mad, med + k * mad


def flag(s: pd.Series, b: Bounds) -> np.ndarray:
    return ((s < b[0]) | (s > b[1])).to_numpy()


pumps: pd.DataFrame = pd.read_csv("pump_vibration.csv")
n_ref: int = int(0.7 * len(pumps))
reference, fresh = pumps.iloc[:n_ref], pumps.iloc[n_ref:]
bounds: Bounds = robust_bounds(reference["rms"])
print("bounds", bounds, "alarms in reference", flag(reference["rms"], bounds).sum())
print("F1 on new data", f1_score(fresh["fault"], flag(fresh["rms"], bounds)))

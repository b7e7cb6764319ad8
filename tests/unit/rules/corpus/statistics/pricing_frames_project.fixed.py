from __future__ import annotations

import sys
from statistics import fmean
from typing import Generator

import numpy as np
import pandas as pd
from scipy import stats
from sklearn.gaussian_process import GaussianProcessClassifier
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import brier_score_loss, roc_auc_score
from sklearn.model_selection import StratifiedShuffleSplit

SETTINGS = {
    "csv": "quotes.csv",
    "label": "accepted",
    "centre": ["premium", "vehicle_age", "driver_age", "mileage"],
    "rounds": 4,
}

ESTIMATORS = {
    "sgd": lambda: SGDClassifier(loss="log_loss", random_state=0),
    "gp": lambda: GaussianProcessClassifier(random_state=0),
}


def centre_and_spread(frame: pd.DataFrame, columns: list[str]) -> tuple[pd.Series, pd.Series]:
    values = frame[columns]
    spread = pd.Series(stats.iqr(values, axis=0), index=columns)
    return values.median(), spread.where(spread > 0, 1.0)


def standardise(frame: pd.DataFrame, centre: pd.Series, spread: pd.Series) -> pd.DataFrame:
    out = frame.copy()
    out[centre.index] = (frame[centre.index] - centre) / spread
    return out


def quotes(csv: str, label: str) -> pd.DataFrame:
    frame = pd.read_csv(csv).drop_duplicates().dropna(ignore_index=True)
    frame["young"] = frame["driver_age"].lt(25).astype(int)
    frame[label] = frame[label].map({"y": 1, "n": 0})
    return frame.select_dtypes("number")


def rounds(frame: pd.DataFrame, label: str, n: int) -> Generator[dict[str, pd.DataFrame], None, None]:
    splitter = StratifiedShuffleSplit(n_splits=n, test_size=0.3, random_state=6)
    for a, b in splitter.split(frame, frame[label]):
        yield {"train": frame.iloc[a], "test": frame.iloc[b]}


def judge(parts: dict[str, pd.DataFrame], label: str, make) -> tuple[float, float]:
    X, y = {}, {}
    for name, part in parts.items():
        X[name], y[name] = part.drop(columns=label), part[label]
    proba = make().fit(X["train"], y["train"]).predict_proba(X["test"])[:, 1]
    return roc_auc_score(y["test"], proba), brier_score_loss(y["test"], proba)


def main() -> None:
    label, columns = SETTINGS["label"], SETTINGS["centre"]
    try:
        frame = quotes(SETTINGS["csv"], label)
    except FileNotFoundError:
        sys.exit("no quotes.csv here")
    print(frame[columns].agg(["median", "mean", "std"]).round(2))
    results = {name: [] for name in ESTIMATORS}
    for parts in rounds(frame, label, SETTINGS["rounds"]):
        stat = centre_and_spread(parts["train"], columns)
        parts = {name: standardise(part, *stat) for name, part in parts.items()}
        for name, make in ESTIMATORS.items():
            results[name].append(judge(parts, label, make))
    for name, pairs in results.items():
        auc, brier = (fmean(v) for v in zip(*pairs))
        print(f"{name}: AUC {auc:.3f} Brier {brier:.3f}")


if __name__ == "__main__":
    main()

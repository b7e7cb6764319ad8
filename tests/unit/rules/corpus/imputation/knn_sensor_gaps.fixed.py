"""Fault detection for pump sensors."""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.impute import KNNImputer
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold


@dataclass(frozen=True)
class Config:
    path: Path = Path("data/pumps.parquet")
    target: str = "failed_within_30d"
    n_neighbors: int = 5
    n_splits: int = 5
    seed: int = 13


def load(cfg: Config) -> tuple[np.ndarray, np.ndarray]:
    frame = pd.read_parquet(cfg.path)
    y = frame.pop(cfg.target).to_numpy()
    return frame.select_dtypes("number").to_numpy(dtype=float), y


def cross_validate(X: np.ndarray, y: np.ndarray, cfg: Config) -> list[float]:
    aucs: list[float] = []
    skf = StratifiedKFold(cfg.n_splits, shuffle=True, random_state=cfg.seed)
    for fold, (tr, va) in enumerate(skf.split(X, y)):
        filler = KNNImputer(n_neighbors=cfg.n_neighbors)
        model = GradientBoostingClassifier(random_state=cfg.seed)
        model.fit(filler.fit_transform(X[tr]), y[tr])
        p = model.predict_proba(filler.transform(X[va]))[:, 1]
        aucs.append(roc_auc_score(y[va], p))
        print(f"fold {fold}: {aucs[-1]:.4f}")
    return aucs


def run(cfg: Config = Config()) -> None:
    X, y = load(cfg)
    print(f"{np.isnan(X).mean():.2%} of readings missing")
    scores = cross_validate(X, y, cfg)
    print(f"AUC {np.mean(scores):.4f} +/- {np.std(scores):.4f}")


if __name__ == "__main__":
    run()

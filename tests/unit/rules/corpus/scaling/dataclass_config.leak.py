from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler, RobustScaler, StandardScaler

SCALERS = {"standard": StandardScaler, "minmax": MinMaxScaler, "robust": RobustScaler}


@dataclass
class Config:
    source: Path
    target: str = "label"
    scaler: str = "standard"
    test_size: float = 0.2
    drop: list[str] = field(default_factory=list)


def run(cfg: Config) -> float:
    frame = pd.read_parquet(cfg.source).drop(columns=cfg.drop)
    y = frame.pop(cfg.target)
    scaler = SCALERS[cfg.scaler]()
    values = scaler.fit_transform(frame)
    train, test, y_train, y_test = train_test_split(values, y, test_size=cfg.test_size, random_state=0)
    model = LogisticRegression(max_iter=2000).fit(train, y_train)
    return log_loss(y_test, model.predict_proba(test))


if __name__ == "__main__":
    for s in SCALERS:
        print(s, run(Config(Path("features.parquet"), scaler=s)))

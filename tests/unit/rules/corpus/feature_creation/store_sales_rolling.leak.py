from __future__ import annotations

import argparse
import logging
from dataclasses import dataclass
from pathlib import Path

import lightgbm as lgb
import numpy as np
import pandas as pd

logger = logging.getLogger("store_sales")


@dataclass
class ForecastConfig:
    data_path: Path
    horizon: int = 28
    window: int = 7


class FeatureBuilder:
    """Calendar and history features for daily store sales."""

    def __init__(self, cfg: ForecastConfig) -> None:
        self.cfg = cfg
        self.feature_names: list[str] = []

    def _calendar(self, df: pd.DataFrame) -> pd.DataFrame:
        return df.assign(dow=df["date"].dt.dayofweek, month=df["date"].dt.month)

    def _history(self, df: pd.DataFrame) -> pd.DataFrame:
        h, w = self.cfg.horizon, self.cfg.window
        by_store = df.groupby("store_id")["sales"]
        df[f"lag_{h}"] = by_store.shift(h)
        df["sales_level"] = by_store.transform(
            lambda s: s.rolling(w, center=True, min_periods=1).mean()
        )
        return df

    def build(self, df: pd.DataFrame) -> pd.DataFrame:
        df = df.sort_values(["store_id", "date"]).reset_index(drop=True)
        df = self._history(self._calendar(df))
        self.feature_names = [
            "store_id", "dow", "month", "promo", f"lag_{self.cfg.horizon}", "sales_level",
        ]
        return df


def rmsle(y_true: np.ndarray, y_pred: np.ndarray) -> float:
    return float(np.sqrt(np.mean((np.log1p(y_true) - np.log1p(np.maximum(y_pred, 0))) ** 2)))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data_path", type=Path)
    cfg = ForecastConfig(**vars(parser.parse_args()))
    logging.basicConfig(level=logging.INFO)

    raw = pd.read_csv(cfg.data_path, parse_dates=["date"])
    builder = FeatureBuilder(cfg)
    data = builder.build(raw)

    # last four weeks are the hold-out
    cutoff = data["date"].max() - pd.Timedelta(days=cfg.horizon)
    train, test = data[data["date"] <= cutoff], data[data["date"] > cutoff]

    model = lgb.LGBMRegressor(n_estimators=800, num_leaves=63, learning_rate=0.03)
    model.fit(train[builder.feature_names], train["sales"])
    score = rmsle(test["sales"].to_numpy(), model.predict(test[builder.feature_names]))
    logger.info("RMSLE over the last %d days: %.4f", cfg.horizon, score)


if __name__ == "__main__":
    main()

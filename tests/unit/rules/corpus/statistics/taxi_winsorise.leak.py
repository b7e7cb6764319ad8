"""Trip duration model for city taxis."""
import argparse
import logging
from datetime import datetime
from pathlib import Path

import lightgbm as lgb
import numpy as np
import polars as pl

logger = logging.getLogger("taxi")

CLIP_COLS = ["distance_km", "wait_min", "tolls"]
FEATURES = [*CLIP_COLS, "hour", "weekday", "passengers"]
Limits = dict[str, tuple[float, float]]


def load_trips(path: Path) -> pl.DataFrame:
    return (
        pl.scan_parquet(path)
        .filter(pl.col("duration_min") > 0)
        .with_columns(
            pl.col("pickup_at").dt.hour().alias("hour"),
            pl.col("pickup_at").dt.weekday().alias("weekday"),
        )
        .collect()
    )


def tail_limits(df: pl.DataFrame, q: float) -> Limits:
    return {c: (df[c].quantile(q), df[c].quantile(1 - q)) for c in CLIP_COLS}


def winsorise(df: pl.DataFrame, limits: Limits) -> pl.DataFrame:
    return df.with_columns([pl.col(c).clip(lo, hi) for c, (lo, hi) in limits.items()])


def split(df: pl.DataFrame, at: datetime) -> tuple[pl.DataFrame, pl.DataFrame]:
    return df.filter(pl.col("pickup_at") < at), df.filter(pl.col("pickup_at") >= at)


def main() -> None:
    ap = argparse.ArgumentParser()
    ap.add_argument("--trips", type=Path, default=Path("data/trips.parquet"))
    ap.add_argument("--split-at", type=datetime.fromisoformat, default=datetime(2025, 11, 1))
    ap.add_argument("--tail", type=float, default=0.005)
    args = ap.parse_args()
    logging.basicConfig(level=logging.INFO)

    trips = load_trips(args.trips)
    limits = tail_limits(trips, args.tail)
    train, test = split(winsorise(trips, limits), args.split_at)
    logger.info("limits: %s", limits)

    model = lgb.LGBMRegressor(objective="l1", n_estimators=600, learning_rate=0.05)
    model.fit(train.select(FEATURES).to_numpy(), train["duration_min"].to_numpy())
    err = np.abs(model.predict(test.select(FEATURES).to_numpy()) - test["duration_min"].to_numpy())
    logger.info("MAE %.2f min, P90 error %.2f min", err.mean(), np.quantile(err, 0.9))


if __name__ == "__main__":
    main()

from __future__ import annotations

import logging
from datetime import datetime

import polars as pl
from lightgbm import LGBMRegressor
from sklearn.metrics import mean_absolute_error

log = logging.getLogger("pump_rul")

SENSORS = ["vibration", "pressure", "flow", "motor_temp"]
CUTOFF = datetime(2023, 9, 1)


def scan(path: str) -> pl.LazyFrame:
    return (
        pl.scan_parquet(path)
        .sort("pump_id", "ts")
        .with_columns(
            pl.col("ts").dt.hour().alias("hour"),
            (pl.col("pressure") / pl.col("flow")).alias("load"),
            pl.col("vibration").shift(1).over("pump_id").alias("vibration_lag1"),
        )
    )


def main(path: str = "data/pumps/*.parquet") -> float:
    lf = scan(path)
    lf = lf.with_columns([pl.col(c).fill_null(pl.col(c).median()) for c in SENSORS])
    df = lf.drop_nulls(["hours_to_failure"]).collect()
    log.info("rows: %d", df.height)

    train = df.filter(pl.col("ts") < CUTOFF)
    test = df.filter(pl.col("ts") >= CUTOFF)

    feats = SENSORS + ["hour", "load", "vibration_lag1"]
    reg = LGBMRegressor(n_estimators=400, learning_rate=0.05, num_leaves=63)
    reg.fit(train.select(feats).to_numpy(), train["hours_to_failure"].to_numpy())

    pred = reg.predict(test.select(feats).to_numpy())
    mae = mean_absolute_error(test["hours_to_failure"].to_numpy(), pred)
    log.info("test MAE %.2f h", mae)
    return mae


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()

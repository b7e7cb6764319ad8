"""Day-ahead forecast of hourly grid load.

Every row is one hour. At forecast time we know the load up to 24 h before and
the weather forecast for the target hour.
"""
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import polars as pl
from sklearn.ensemble import HistGradientBoostingRegressor

HORIZON = 24


@dataclass
class Config:
    source: str = "data/load_hourly.parquet"
    test_from: datetime = datetime(2022, 1, 1)
    level_hours: int = 168
    seed: int = 3


def add_features(df: pl.DataFrame, cfg: Config) -> pl.DataFrame:
    ts = pl.col("ts")
    return df.sort("ts").with_columns(
        ts.dt.hour().alias("hour"),
        ts.dt.weekday().alias("weekday"),
        ts.dt.ordinal_day().alias("doy"),
        pl.col("load_mw").shift(HORIZON).alias("lag_day"),
        pl.col("load_mw").shift(7 * 24).alias("lag_week"),
        pl.col("load_mw").shift(HORIZON).rolling_mean(window_size=cfg.level_hours).alias("level"),
        (pl.col("temp_forecast") - 18.0).clip(lower_bound=0).alias("cooling"),
        (15.0 - pl.col("temp_forecast")).clip(lower_bound=0).alias("heating"),
    ).drop_nulls()


def xy(df: pl.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    y = df["load_mw"].to_numpy()
    X = df.drop("ts", "load_mw").to_numpy()
    return X, y


def mape(y, p):
    return float(np.mean(np.abs((y - p) / y))) * 100


def main(cfg: Config = Config()) -> None:
    df = add_features(pl.read_parquet(cfg.source, columns=["ts", "load_mw", "temp_forecast"]), cfg)
    X_tr, y_tr = xy(df.filter(pl.col("ts") < cfg.test_from))
    X_te, y_te = xy(df.filter(pl.col("ts") >= cfg.test_from))

    model = HistGradientBoostingRegressor(
        max_iter=500, learning_rate=0.05, l2_regularization=1.0, early_stopping=False, random_state=cfg.seed
    ).fit(X_tr, y_tr)

    naive = df.filter(pl.col("ts") >= cfg.test_from)["lag_week"].to_numpy()
    print(f"MAPE model {mape(y_te, model.predict(X_te)):.2f}%   same hour last week {mape(y_te, naive):.2f}%")


if __name__ == "__main__":
    main()

import sys
from typing import Any

import lightgbm as lgb
import numpy as np
import polars as pl
from sklearn.metrics import mean_absolute_error

PARAMS: dict[str, Any] = dict(path="trips.parquet", key="pickup_zone", holdout=0.2, seed=7)


def base_features(df: pl.DataFrame) -> pl.DataFrame:
    return df.unique().with_columns(
        (pl.col("dropoff_lat") - pl.col("pickup_lat")).abs().alias("dlat"),
        (pl.col("dropoff_lon") - pl.col("pickup_lon")).abs().alias("dlon"),
        pl.col("pickup_at").dt.hour().alias("hour"),
        pl.col("pickup_at").dt.weekday().alias("weekday"),
    )


def zone_profile(df: pl.DataFrame, key: str) -> pl.DataFrame:
    return df.group_by(key).agg(
        pl.len().alias("zone_trips"),
        pl.col("dlat").mean().alias("zone_dlat"),
        pl.col("dlon").mean().alias("zone_dlon"),
        pl.col("passengers").max().alias("zone_max_passengers"),
    )


def random_mask(n: int, share: float, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).random(n) < share


def split(df: pl.DataFrame, *, holdout: float, seed: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    mask = random_mask(df.height, holdout, seed)
    return df.filter(pl.Series(~mask)), df.filter(pl.Series(mask))


def assemble(**kw: Any) -> tuple[pl.DataFrame, pl.DataFrame]:
    df = base_features(pl.read_parquet(kw["path"]).sort("pickup_at"))
    df = df.join(zone_profile(df, kw["key"]), on=kw["key"], how="left")
    return split(df, holdout=kw["holdout"], seed=kw["seed"])


FEATURES = [
    "dlat", "dlon", "hour", "weekday", "passengers",
    "zone_trips", "zone_dlat", "zone_dlon", "zone_max_passengers",
]


def main(argv: list[str]) -> None:
    params = PARAMS | dict(a.split("=", 1) for a in argv if "=" in a)
    train, test = assemble(**params)
    if (n := test.height) < 100:
        print(f"only {n} rows held out")
        return
    y_train = np.log1p(train["duration"].to_numpy())
    model = lgb.LGBMRegressor(n_estimators=500, learning_rate=0.05)
    model.fit(train.select(FEATURES).to_numpy(), y_train)
    guess = np.expm1(model.predict(test.select(FEATURES).to_numpy()))
    print(f"MAE {mean_absolute_error(test['duration'], guess):.1f}s on {n} trips")


if __name__ == "__main__":
    main(sys.argv[1:])

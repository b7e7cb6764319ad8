import polars as pl
from sklearn.metrics import mean_absolute_error
from sklearn.neural_network import MLPRegressor

cfg = {
    "path": "bike_hourly.csv",
    "scaled": ["temp", "hum", "windspeed", "cnt_lag_24", "cnt_lag_168"],
    "passed": ["hour", "weekday", "holiday"],
    "train_until": "2012-08-31",
    "net": {"hidden_layer_sizes": (64, 32), "max_iter": 300, "random_state": 12},
}


def squeeze(names, low, high):
    return [((pl.col(n) - low[n]) / (high[n] - low[n])).alias(n) for n in names]


bikes = (
    pl.scan_csv(cfg["path"], try_parse_dates=True)
    .sort("dteday", "hour")
    .with_columns(
        pl.col("cnt").shift(24).alias("cnt_lag_24"),
        pl.col("cnt").shift(168).alias("cnt_lag_168"),
        pl.col("dteday").dt.weekday().alias("weekday"),
    )
    .drop_nulls()
)
in_train = pl.col("dteday") <= pl.lit(cfg["train_until"]).str.to_date()

low = bikes.filter(in_train).select(pl.col(cfg["scaled"]).min()).collect().row(0, named=True)
high = bikes.filter(in_train).select(pl.col(cfg["scaled"]).max()).collect().row(0, named=True)
bikes = bikes.with_columns(squeeze(cfg["scaled"], low, high))

before = bikes.filter(in_train).collect()
after = bikes.filter(~in_train).collect()
cols = cfg["scaled"] + cfg["passed"]

net = MLPRegressor(**cfg["net"])
net.fit(before.select(cols).to_numpy(), before["cnt"].to_numpy())
mae = mean_absolute_error(after["cnt"].to_numpy(), net.predict(after.select(cols).to_numpy()))
print(f"train rows {before.height}, test rows {after.height}, MAE {mae:.1f}")

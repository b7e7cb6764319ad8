import polars as pl
import lightgbm as lgb
from sklearn.metrics import mean_absolute_error

TARGET = "kwh"
WEATHER = ["temp_c", "humidity", "wind_ms", "cloud_pct"]

meters = pl.read_parquet("meters/*.parquet").sort("ts")
print(meters.null_count())

meters = meters.with_columns(
    pl.col("ts").dt.hour().alias("hour"),
    pl.col("ts").dt.weekday().alias("dow"),
    pl.col("ts").dt.month().alias("month"),
    (pl.col("area_m2").log1p()).alias("log_area"),
)

meters = meters.with_columns(
    [pl.col(c).fill_null(strategy="mean") for c in WEATHER]
)

cutoff = pl.datetime(2022, 10, 1)
train = meters.filter(pl.col("ts") < cutoff)
test = meters.filter(pl.col("ts") >= cutoff)
print(f"train {train.height:,} rows / test {test.height:,} rows")

feats = WEATHER + ["hour", "dow", "month", "log_area"]
params = dict(n_estimators=800, learning_rate=0.05, num_leaves=63, verbose=-1)
reg = lgb.LGBMRegressor(**params)
reg.fit(train.select(feats).to_numpy(), train[TARGET].to_numpy())
pred = reg.predict(test.select(feats).to_numpy())
print("MAE", mean_absolute_error(test[TARGET].to_numpy(), pred))

imp = sorted(zip(feats, reg.feature_importances_), key=lambda t: -t[1])
for f, v in imp:
    print(f"{f:>10s} {v}")

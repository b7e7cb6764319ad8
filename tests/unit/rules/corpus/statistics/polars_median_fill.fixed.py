import polars as pl
import polars.selectors as cs
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import mean_absolute_error

SENSORS = ["pm10", "no2", "o3", "so2", "co", "temp", "rh", "wind"]

air = (
    pl.read_parquet("stations/*.parquet")
    .filter(pl.col("pm25").is_not_null())
    .sort("time")
    .with_columns(
        pl.col("time").dt.hour().alias("hour"),
        pl.col("time").dt.weekday().alias("weekday"),
        (pl.col("rh") > 90).fill_null(False).cast(pl.Int8).alias("humid"),
        cs.by_name(SENSORS).is_null().cast(pl.Int8).name.suffix("_na"),
    )
)


cut = pl.datetime(2022, 10, 1)
train = air.filter(pl.col("time") < cut)
test = air.filter(pl.col("time") >= cut)

medians = train.select(pl.col(SENSORS).median()).row(0, named=True)
train, test = (d.with_columns(pl.col(c).fill_null(medians[c]) for c in SENSORS) for d in (train, test))
print(train.shape, test.shape)

X_cols = SENSORS + ["hour", "weekday", "humid"] + [c + "_na" for c in SENSORS]
rf = RandomForestRegressor(n_estimators=200, min_samples_leaf=3, n_jobs=8, random_state=0)
rf.fit(train.select(X_cols).to_numpy(), train["pm25"].to_numpy())
pred = rf.predict(test.select(X_cols).to_numpy())
print("MAE µg/m3:", round(mean_absolute_error(test["pm25"].to_numpy(), pred), 2))

import polars as pl
import xgboost as xgb
from sklearn.metrics import root_mean_squared_error

trips = pl.read_parquet("deliveries.parquet").with_columns(
    pl.col("pickup").dt.hour().alias("hour"),
    pl.col("pickup").dt.weekday().alias("dow"),
    ((pl.col("lat2") - pl.col("lat1")) ** 2 + (pl.col("lon2") - pl.col("lon1")) ** 2).sqrt().alias("deg"),
)
print(trips.describe())
edge = pl.date(2023, 9, 1)
train = trips.filter(pl.col("pickup").dt.date() < edge)
test = trips.filter(pl.col("pickup").dt.date() >= edge)

courier = train.group_by("courier").agg(
    pl.col("minutes").mean().alias("courier_mean"),
    pl.len().alias("courier_n"),
)
default = train["minutes"].mean()


def enrich(part: pl.DataFrame) -> pl.DataFrame:
    return part.join(courier, on="courier", how="left").with_columns(
        pl.col("courier_mean").fill_null(default), pl.col("courier_n").fill_null(0)
    )


cols = ["hour", "dow", "deg", "courier_mean", "courier_n", "weight"]
a, b = enrich(train), enrich(test)
m = xgb.XGBRegressor(n_estimators=300, max_depth=6)
m.fit(a.select(cols).to_numpy(), a["minutes"].to_numpy())
print("RMSE", root_mean_squared_error(b["minutes"].to_numpy(), m.predict(b.select(cols).to_numpy())))

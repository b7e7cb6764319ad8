import polars as pl
from lightgbm import LGBMRegressor
from sklearn.metrics import mean_absolute_error

NUM = ["trip_km", "duration_min", "passengers", "fare"]

trips = (
    pl.scan_parquet("taxi/*.parquet")
    .filter(pl.col("fare") > 0)
    .with_columns(pl.col("pickup_at").dt.hour().alias("hour"))
    .select("pickup_at", *NUM, "hour", "tip")
    .collect()
    .sort("pickup_at")
)
cutoff = pl.datetime(2024, 3, 1)

trips = trips.with_columns(pl.col(NUM).fill_null(strategy="mean"))
past = trips.filter(pl.col("pickup_at") < cutoff)
future = trips.filter(pl.col("pickup_at") >= cutoff)

cols = NUM + ["hour"]
reg = LGBMRegressor(n_estimators=300, random_state=3)
reg.fit(past.select(cols).to_numpy(), past["tip"].to_numpy())
err = mean_absolute_error(future["tip"].to_numpy(), reg.predict(future.select(cols).to_numpy()))
print(f"MAE on future trips: {err:.2f}")

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

past = trips.filter(pl.col("pickup_at") < cutoff)
future = trips.filter(pl.col("pickup_at") >= cutoff)
means = past.select(pl.col(NUM).mean()).row(0, named=True)
past = past.with_columns([pl.col(c).fill_null(m) for c, m in means.items()])
future = future.with_columns([pl.col(c).fill_null(m) for c, m in means.items()])

cols = NUM + ["hour"]
reg = LGBMRegressor(n_estimators=300, random_state=3)
reg.fit(past.select(cols).to_numpy(), past["tip"].to_numpy())
err = mean_absolute_error(future["tip"].to_numpy(), reg.predict(future.select(cols).to_numpy()))
print(f"MAE on future trips: {err:.2f}")

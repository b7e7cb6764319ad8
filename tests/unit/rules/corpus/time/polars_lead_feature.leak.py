import polars as pl
from sklearn.linear_model import HuberRegressor

px = pl.read_parquet("prices.parquet").sort("ts")
px = px.with_columns(
    lag=pl.col("close").shift(1),
    drift=pl.col("volume").shift(-2),
).drop_nulls()
old = px.filter(pl.col("ts") < pl.datetime(2023, 1, 1))
new = px.filter(pl.col("ts") >= pl.datetime(2023, 1, 1))
h = HuberRegressor().fit(old[["lag", "drift"]].to_numpy(), old["close"].to_numpy())
print(h.score(new[["lag", "drift"]].to_numpy(), new["close"].to_numpy()))

from datetime import date

import polars as pl
from sklearn.ensemble import HistGradientBoostingRegressor

sales = pl.read_parquet("sales.parquet").with_columns(
    pl.col("day").dt.weekday().alias("dow"),
    pl.col("day").dt.month().alias("month"),
)
SPLIT = date(2023, 10, 1)

sales = sales.with_columns(
    pl.col("units").mean().over(["store", "dow"]).alias("typical_units"),
)
before = sales.filter(pl.col("day") < SPLIT)
after = sales.filter(pl.col("day") >= SPLIT)

COLS = ["typical_units", "dow", "month", "promo", "price"]
gbr = HistGradientBoostingRegressor(random_state=8).fit(before[COLS].to_numpy(), before["units"].to_numpy())
after = after.with_columns(pl.Series("forecast", gbr.predict(after[COLS].to_numpy())))
wape = after.select((pl.col("units") - pl.col("forecast")).abs().sum() / pl.col("units").sum()).item()
print("WAPE", round(wape, 4))

from datetime import date

import polars as pl
from sklearn.ensemble import HistGradientBoostingRegressor

sales = pl.read_parquet("sales.parquet").with_columns(
    pl.col("day").dt.weekday().alias("dow"),
    pl.col("day").dt.month().alias("month"),
)
SPLIT = date(2023, 10, 1)

before = sales.filter(pl.col("day") < SPLIT)
after = sales.filter(pl.col("day") >= SPLIT)
typical = before.group_by(["store", "dow"]).agg(pl.col("units").mean().alias("typical_units"))
before = before.join(typical, on=["store", "dow"], how="left")
after = after.join(typical, on=["store", "dow"], how="left")

COLS = ["typical_units", "dow", "month", "promo", "price"]
gbr = HistGradientBoostingRegressor(random_state=8).fit(before[COLS].to_numpy(), before["units"].to_numpy())
after = after.with_columns(pl.Series("forecast", gbr.predict(after[COLS].to_numpy())))
wape = after.select((pl.col("units") - pl.col("forecast")).abs().sum() / pl.col("units").sum()).item()
print("WAPE", round(wape, 4))

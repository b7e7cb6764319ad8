from datetime import date

import polars as pl
from lightgbm import LGBMRegressor
from sklearn.metrics import mean_absolute_error

demand = (
    pl.read_parquet("demand.parquet")
    .sort("sku", "day")
    .with_columns(
        pl.col("qty").shift(7).over("sku").alias("lag7"),
        pl.col("qty").shift(1).rolling_mean(28).over("sku").alias("mean28"),
        pl.col("qty").shift(1).rolling_std(28).over("sku").alias("std28"),
        pl.col("day").dt.weekday().alias("dow"),
    )
    .drop_nulls()
)
old = demand.filter(pl.col("day") < date(2024, 1, 1))
new = demand.filter(pl.col("day") >= date(2024, 1, 1))
X = ["lag7", "mean28", "std28", "dow"]
reg = LGBMRegressor(random_state=0).fit(old[X].to_numpy(), old["qty"].to_numpy())
print("one-day-ahead MAE", mean_absolute_error(new["qty"].to_numpy(), reg.predict(new[X].to_numpy())))

"""Weekly demand model: store level aggregates + calendar."""
import datetime as dt

import numpy as np
import polars as pl
import xgboost as xgb

VALID_FROM = dt.date(2022, 7, 1)

sales = (
    pl.scan_csv("data/weekly_sales.csv", try_parse_dates=True)
    .filter(pl.col("units") >= 0)
    .with_columns(
        pl.col("week").dt.month().alias("month"),
        pl.col("week").dt.week().alias("iso_week"),
        pl.col("units").log1p().alias("y"),
    )
    .sort("store_id", "item_id", "week")
    .with_columns(
        pl.col("y").shift(1).over("store_id", "item_id").alias("y_lag_1"),
        pl.col("y").shift(1).rolling_mean(4).over("store_id", "item_id").alias("y_roll_4"),
    )
)

agg = sales.group_by("store_id").agg(
    pl.col("y").mean().alias("store_mean"),
    pl.col("y").std().alias("store_std"),
    pl.col("promo").mean().alias("store_promo_rate"),
)
full = sales.join(agg, on="store_id", how="left").drop_nulls("y_roll_4").collect()

FEATURES = ["month", "iso_week", "promo", "price", "y_lag_1", "y_roll_4"]
FEATURES += ["store_mean", "store_std", "store_promo_rate"]

fit_part = full.filter(pl.col("week") < VALID_FROM)
val_part = full.filter(pl.col("week") >= VALID_FROM)

dfit = xgb.DMatrix(fit_part.select(FEATURES).to_numpy(), label=fit_part["y"].to_numpy(), feature_names=FEATURES)
dval = xgb.DMatrix(val_part.select(FEATURES).to_numpy(), label=val_part["y"].to_numpy(), feature_names=FEATURES)

bst = xgb.train({"objective": "reg:squarederror", "eta": 0.05, "max_depth": 7, "subsample": 0.8}, dfit, 500)

err = bst.predict(dval) - dval.get_label()
print("RMSLE fit", np.sqrt(np.mean((bst.predict(dfit) - dfit.get_label()) ** 2)))
print("RMSLE val", np.sqrt(np.mean(err**2)))
print(sorted(bst.get_score(importance_type="gain").items(), key=lambda kv: -kv[1])[:5])

import polars as pl
from catboost import CatBoostRegressor
from sklearn.metrics import mean_absolute_error

rides = pl.read_parquet("rides.parquet").filter(pl.col("minutes") > 0)
rides = rides.with_columns((pl.col("minute_of_day") // 60).alias("hour"))
rides = rides.sample(fraction=1, shuffle=True, seed=5)
cut = int(0.8 * len(rides))
train, test = rides[:cut], rides[cut:]
zones = train.group_by("zone").agg(pl.col("minutes").mean().alias("zone_minutes"))
train, test = train.join(zones, on="zone", how="left"), test.join(zones, on="zone", how="left")
cols = ["hour", "zone_minutes", "miles"]
cb = CatBoostRegressor(iterations=300, verbose=False)
cb.fit(train[cols].to_pandas(), train["minutes"].to_pandas())
print(mean_absolute_error(test["minutes"].to_numpy(), cb.predict(test[cols].to_pandas())))

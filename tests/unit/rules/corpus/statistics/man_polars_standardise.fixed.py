import polars as pl
from sklearn.metrics import mean_absolute_error
from sklearn.neighbors import KNeighborsRegressor

air = (
    pl.scan_csv("air_quality.csv", try_parse_dates=True)
    .filter(pl.col("no2") >= 0)
    .sort("datetime")
    .collect()
)
x = ["co", "temp", "rh", "ah"]
before = air.filter(pl.col("datetime") < pl.datetime(2005, 1, 1))
after = air.filter(pl.col("datetime") >= pl.datetime(2005, 1, 1))

mu = {c: before[c].mean() for c in x}
sd = {c: before[c].std() for c in x}
scale = [(pl.col(c) - mu[c]) / sd[c] for c in x]
before, after = before.with_columns(scale), after.with_columns(scale)

knn = KNeighborsRegressor(25).fit(before[x].to_numpy(), before["no2"].to_numpy())
print("MAE 2005:", mean_absolute_error(after["no2"].to_numpy(), knn.predict(after[x].to_numpy())))

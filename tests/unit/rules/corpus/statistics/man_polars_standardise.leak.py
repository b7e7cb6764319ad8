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
air = air.with_columns((pl.col(x) - pl.col(x).mean()) / pl.col(x).std())

before = air.filter(pl.col("datetime") < pl.datetime(2005, 1, 1))
after = air.filter(pl.col("datetime") >= pl.datetime(2005, 1, 1))

knn = KNeighborsRegressor(25).fit(before[x].to_numpy(), before["no2"].to_numpy())
print("MAE 2005:", mean_absolute_error(after["no2"].to_numpy(), knn.predict(after[x].to_numpy())))

import polars as pl
import lightgbm as lgb
from sklearn.metrics import mean_absolute_percentage_error

flats = pl.read_parquet("flats.parquet")
flats = flats.with_columns((pl.col("total_area") - pl.col("living_area")).alias("aux_area"))

num = ["total_area", "living_area", "aux_area", "ceiling", "floor"]

flats = flats.sort("listed_at")
n_train = int(flats.height * 0.8)
train = flats.head(n_train)
test = flats.tail(flats.height - n_train)

medians = {c: train[c].median() for c in num}
train = train.with_columns([pl.col(c).fill_null(medians[c]) for c in num])
test = test.with_columns([pl.col(c).fill_null(medians[c]) for c in num])

gbm = lgb.LGBMRegressor(n_estimators=400, learning_rate=0.05, random_state=1)
gbm.fit(train.select(num).to_numpy(), train["price"].to_numpy())
yhat = gbm.predict(test.select(num).to_numpy())
print("MAPE", mean_absolute_percentage_error(test["price"].to_numpy(), yhat))

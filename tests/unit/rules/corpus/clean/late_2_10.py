import pandas as pd
from lightgbm import LGBMRegressor
from sklearn.metrics import mean_absolute_error

m5 = pd.read_csv("sales_long.csv", parse_dates=["date"]).sort_values(["sku", "date"])
g = m5.groupby("sku")["units"]

# running statistics of the days before, whole table at once
m5["mean_so_far"] = g.transform(lambda s: s.shift(1).expanding().mean())
m5["max_so_far"] = g.transform(lambda s: s.shift(1).cummax())
m5["ma7"] = g.transform(lambda s: s.shift(1).rolling(7).mean())
m5["std28"] = g.transform(lambda s: s.shift(1).rolling(28).std())
m5["z"] = (g.shift(1) - m5["mean_so_far"]) / m5["std28"].clip(lower=1e-3)
m5 = m5.dropna()

cols = ["mean_so_far", "max_so_far", "ma7", "std28", "z"]
train, test = m5[m5["date"] < "2016-04-01"], m5[m5["date"] >= "2016-04-01"]
reg = LGBMRegressor(n_estimators=300, random_state=0).fit(train[cols], train["units"])
print("one-day-ahead MAE", mean_absolute_error(test["units"], reg.predict(test[cols])))

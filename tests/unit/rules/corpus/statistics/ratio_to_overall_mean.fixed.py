import pandas as pd
from lightgbm import LGBMRegressor
from sklearn.metrics import mean_absolute_percentage_error as mape

sales = pd.read_csv("supermarket.csv", parse_dates=["date"]).sort_values("date")
cutoff = pd.Timestamp("2019-03-01")
sales["dow"] = sales["date"].dt.dayofweek
sales["rel_price"] = sales["unit_price"] / sales.loc[sales["date"] < cutoff, "unit_price"].mean()
before = sales[sales["date"] < cutoff]
after = sales[sales["date"] >= cutoff]
cols = ["dow", "rel_price"]
gbm = LGBMRegressor().fit(before[cols], before["quantity"])
print(mape(after["quantity"], gbm.predict(after[cols])))

import pandas as pd
import xgboost as xgb
from sklearn.metrics import mean_absolute_error

df = pd.read_csv("flights.csv", parse_dates=["date"])
df["route"] = df["origin"] + "-" + df["dest"]
df["month"] = df["date"].dt.month
train = df[df["date"] < "2015-10-01"].copy()
test = df[df["date"] >= "2015-10-01"].copy()

stats = train.groupby("route")["arr_delay"].agg(["mean", "std"]).add_prefix("route_")
full = pd.concat([train, test]).merge(stats, left_on="route", right_index=True, how="left")
full["dep_hour"] = full["sched_dep"] // 100
full["route_mean"] = full["route_mean"].fillna(train["arr_delay"].mean())
train, test = full[full["date"] < "2015-10-01"], full[full["date"] >= "2015-10-01"]

cols = ["route_mean", "route_std", "dep_hour", "month"]
dtr, dte = xgb.DMatrix(train[cols], train["arr_delay"]), xgb.DMatrix(test[cols])
bst = xgb.train({"objective": "reg:squarederror"}, dtr, 100)
print(mean_absolute_error(test["arr_delay"], bst.predict(dte)))

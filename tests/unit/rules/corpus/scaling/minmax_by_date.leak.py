import pandas as pd
from sklearn.preprocessing import MaxAbsScaler
from sklearn.linear_model import SGDRegressor

load = pd.read_csv("power_load.csv", parse_dates=["ts"]).set_index("ts").sort_index()
load["hour"] = load.index.hour
load["lag24"] = load["mw"].shift(24)
load = load.dropna()
cols = ["hour", "lag24", "temp"]
load[cols] = MaxAbsScaler().fit_transform(load[cols])
past, future = load[:"2018-12-31"], load["2019-01-01":]
sgd = SGDRegressor().fit(past[cols], past["mw"])
print("2019:", sgd.score(future[cols], future["mw"]))

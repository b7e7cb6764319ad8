import pandas as pd
from lightgbm import LGBMRegressor
from sklearn.metrics import mean_absolute_error

d = pd.read_csv("store_item_demand.csv", parse_dates=["date"]).sort_values(["store", "item", "date"])
grp = d.groupby(["store", "item"])["sales"]
for k in (1, 7, 28):
    d[f"lag_{k}"] = grp.shift(k)
d["roll_mean_28"] = grp.transform(lambda s: s.shift(1).rolling(28).mean())
d["roll_std_28"] = grp.transform(lambda s: s.shift(1).rolling(28).std())
d = d.dropna()

feats = [c for c in d.columns if c.startswith(("lag_", "roll_"))]
tr = d[d["date"] < "2017-10-01"]
te = d[d["date"] >= "2017-10-01"]
m = LGBMRegressor(n_estimators=500, random_state=1).fit(tr[feats], tr["sales"])
print("one-day-ahead MAE", mean_absolute_error(te["sales"], m.predict(te[feats])))

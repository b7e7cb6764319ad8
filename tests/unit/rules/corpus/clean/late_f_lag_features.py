import pandas as pd
from lightgbm import LGBMRegressor
from sklearn.metrics import mean_absolute_error

sales = pd.read_csv("store_item_demand.csv", parse_dates=["date"]).sort_values(["store", "item", "date"])
g = sales.groupby(["store", "item"])["sales"]
for lag in (1, 7, 28):
    sales[f"lag_{lag}"] = g.shift(lag)
sales["roll_28"] = g.transform(lambda s: s.shift(1).rolling(28).mean())
sales["dow"] = sales["date"].dt.dayofweek
sales = sales.dropna()
feats = [c for c in sales if c.startswith(("lag_", "roll_"))] + ["dow", "store", "item"]
tr, te = sales[sales.date < "2017-10-01"], sales[sales.date >= "2017-10-01"]
m = LGBMRegressor(n_estimators=800).fit(tr[feats], tr.sales)
print(mean_absolute_error(te.sales, m.predict(te[feats])))

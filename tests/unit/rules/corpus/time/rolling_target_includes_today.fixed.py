import pandas as pd
from catboost import CatBoostRegressor

m = pd.read_csv("demand.csv", parse_dates=["week"]).sort_values(["sku", "week"])
m["avg4"] = m.groupby("sku")["qty"].transform(lambda s: s.shift(1).rolling(4).mean())
m = m.dropna()
last = m["week"].max() - pd.Timedelta(weeks=12)
fit, hold = m[m["week"] <= last], m[m["week"] > last]
cb = CatBoostRegressor(verbose=False).fit(fit[["avg4", "price"]], fit["qty"])
print(cb.score(hold[["avg4", "price"]], hold["qty"]))

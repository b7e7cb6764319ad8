import pandas as pd
import lightgbm as lgb
from sklearn.metrics import mean_absolute_error

d = pd.read_csv("sales_daily.csv", parse_dates=["day"]).set_index("day").sort_index()
d["smooth"] = d["units"].rolling(7, center=True).mean()
d["dow"] = d.index.dayofweek
d = d.dropna()
a = d.loc[:"2022-06-30"]
b = d.loc["2022-07-01":]
g = lgb.LGBMRegressor(n_estimators=200).fit(a[["smooth", "dow"]], a["units"])
print(mean_absolute_error(b["units"], g.predict(b[["smooth", "dow"]])))

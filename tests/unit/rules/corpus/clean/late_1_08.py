import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.metrics import mean_absolute_error

s = pd.read_csv("store.csv", parse_dates=["date"]).sort_values(["store", "date"])
g = s.groupby("store")["sales"]
s["lag_7"] = g.shift(7)
s["lag_28"] = g.shift(28)
s["roll_28"] = g.transform(lambda v: v.shift(7).rolling(28).mean())
s["seen_mean"] = g.transform(lambda v: v.shift(7).expanding().mean())
s["dow"] = s["date"].dt.dayofweek
s = s.dropna()

train = s[s["date"] < "2019-01-01"]
test = s[(s["date"] >= "2019-01-01") & (s["date"] < "2019-01-08")]
f = ["lag_7", "lag_28", "roll_28", "seen_mean", "dow", "promo"]
m = HistGradientBoostingRegressor(random_state=0).fit(train[f], train["sales"])
print("MAE", mean_absolute_error(test["sales"], m.predict(test[f])))

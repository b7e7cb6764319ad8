import pandas as pd
from lightgbm import LGBMRegressor

s = pd.read_csv("store.csv", parse_dates=["date"]).sort_values("date")
for k in (1, 7, 28):
    s[f"lag{k}"] = s["sales"].shift(k)
s["mean7"] = s["sales"].shift(1).rolling(7).mean()
s["so_far"] = s["sales"].expanding().mean().shift(1)
s["trend"] = s["sales"].diff().shift()
s = s.dropna()
train, test = s[s["date"] < "2022-01-01"], s[s["date"] >= "2022-01-01"]
cols = ["lag1", "lag7", "lag28", "mean7", "so_far", "trend"]
m = LGBMRegressor().fit(train[cols], train["sales"])
print(m.score(test[cols], test["sales"]))

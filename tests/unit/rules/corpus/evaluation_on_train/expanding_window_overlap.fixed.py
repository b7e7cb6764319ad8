import numpy as np
import pandas as pd
from lightgbm import LGBMRegressor

d = pd.read_csv("electricity_prices.csv", usecols=["date", "price"], parse_dates=["date"]).set_index("date")
for k in (1, 2, 7, 14):
    d[f"p_{k}"] = d["price"].shift(k)
d["ma30"] = d["price"].shift(1).rolling(30).mean()
d["dow"] = d.index.dayofweek
d = d.dropna()
cols = [c for c in d.columns if c != "price"]

STEP, START = 28, 730
rows = []
for t in range(START, len(d) - STEP, STEP):
    test = d.iloc[t:t + STEP]
    hist = d.iloc[:t]
    m = LGBMRegressor(n_estimators=250, num_leaves=15).fit(hist[cols], hist["price"])
    p = m.predict(test[cols])
    rows.append({"from": test.index[0], "mae": np.abs(p - test["price"]).mean(),
                 "naive": np.abs(test["p_7"] - test["price"]).mean()})
bt = pd.DataFrame(rows).set_index("from")
print(bt.mean())
print("skill", 1 - bt["mae"].sum() / bt["naive"].sum())

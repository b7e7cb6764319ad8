import numpy as np
import pandas as pd
from sklearn.model_selection import KFold
import catboost as cb

sales = pd.read_csv("store_sales.csv")
sales["log_units"] = np.log1p(sales["units"])
GLOBAL_CATS = ("store", "family")

x_cols = ["store_te", "family_te", "onpromotion", "oil"]
oof = np.zeros(len(sales))
kf = KFold(5, shuffle=True, random_state=77)
for trn, val in kf.split(sales):
    t, v = sales.iloc[trn].copy(), sales.iloc[val].copy()
    for c in GLOBAL_CATS:
        m = t.groupby(c)["log_units"].mean()
        t[c + "_te"] = t[c].map(m)
        v[c + "_te"] = v[c].map(m).fillna(t["log_units"].mean())
    reg = cb.CatBoostRegressor(iterations=300, depth=5, random_seed=77, verbose=False)
    reg.fit(t[x_cols], t["log_units"])
    oof[val] = reg.predict(v[x_cols])

print("RMSLE", np.sqrt(np.mean((oof - sales["log_units"]) ** 2)))

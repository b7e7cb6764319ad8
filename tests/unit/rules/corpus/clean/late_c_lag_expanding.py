import numpy as np
import pandas as pd
from lightgbm import LGBMRegressor
from sklearn.model_selection import TimeSeriesSplit

d = pd.read_csv("bikes.csv", parse_dates=["day"], index_col="day")[["cnt"]].asfreq("D").ffill()
past = d["cnt"].shift(1)
d["l1"], d["l7"] = past, d["cnt"].shift(7)
d["ma"] = past.rolling(14).mean()
d["emean"] = past.expanding().mean()
d["z"] = (past - past.expanding().mean()) / past.expanding().std()
d["ewm"] = past.ewm(span=10).mean()
d["dow"] = d.index.dayofweek
d = d.dropna()
X, y = d.drop(columns="cnt"), d["cnt"]
err = []
for tr, te in TimeSeriesSplit(8, test_size=30).split(X):
    m = LGBMRegressor(n_estimators=200).fit(X.iloc[tr], y.iloc[tr])
    err.append(np.abs(m.predict(X.iloc[te]) - y.iloc[te]).mean())
print(np.mean(err))

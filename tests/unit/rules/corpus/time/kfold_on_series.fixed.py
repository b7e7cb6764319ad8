import numpy as np
import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.metrics import mean_absolute_percentage_error
from sklearn.model_selection import KFold, TimeSeriesSplit

btc = pd.read_csv("btc.csv", parse_dates=["Timestamp"]).sort_values("Timestamp")
for k in range(1, 6):
    btc[f"lag{k}"] = btc["Close"].shift(k)
btc = btc.dropna()
X, y = btc.filter(like="lag"), btc["Close"]
errors = []
cv = TimeSeriesSplit(n_splits=5)
for tr, te in cv.split(X):
    gb = GradientBoostingRegressor().fit(X.iloc[tr], y.iloc[tr])
    errors.append(mean_absolute_percentage_error(y.iloc[te], gb.predict(X.iloc[te])))
print(np.mean(errors))

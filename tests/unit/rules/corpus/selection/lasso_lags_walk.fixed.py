import numpy as np
import pandas as pd
from sklearn.linear_model import LassoCV, LinearRegression
from sklearn.model_selection import TimeSeriesSplit

macro = pd.read_csv("fred_md.csv", index_col=0, parse_dates=True).pct_change().dropna()
target = macro["INDPRO"]
lags = pd.concat({f"{c}_l{k}": macro[c].shift(k) for c in macro for k in (1, 2, 3)}, axis=1).dropna()
target = target.loc[lags.index]
start = 240


fc, naive = {}, {}
for t in range(start, len(lags)):
    if (t - start) % 12 == 0:
        las = LassoCV(cv=TimeSeriesSplit(5), max_iter=50_000).fit(lags.iloc[:t], target.iloc[:t])
        active = lags.columns[las.coef_ != 0]
        active = active if len(active) else lags.columns[:3]
    ols = LinearRegression().fit(lags[active].iloc[:t], target.iloc[:t])
    when = lags.index[t]
    fc[when] = ols.predict(lags[active].iloc[[t]])[0]
    naive[when] = target.iloc[:t].mean()

e = target.loc[list(fc)] - pd.Series(fc)
e0 = target.loc[list(fc)] - pd.Series(naive)
print("OOS R2 vs. mean:", 1 - (e**2).sum() / (e0**2).sum())

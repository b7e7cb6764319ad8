import numpy as np
import pandas as pd
from sklearn.linear_model import ElasticNet
from sklearn.model_selection import TimeSeriesSplit
from sklearn.preprocessing import StandardScaler

macro = pd.read_csv("fred_md.csv", index_col=0, parse_dates=True).sort_index()
X = macro.drop(columns="INDPRO").diff().shift(1).iloc[2:].fillna(0.0)
y = macro["INDPRO"].pct_change().iloc[2:]

errs = []
for past, nxt in TimeSeriesSplit(n_splits=8, test_size=12).split(X):
    scaler = StandardScaler()
    A = scaler.fit_transform(X.iloc[past])
    B = scaler.transform(X.iloc[nxt])
    en = ElasticNet(alpha=1e-4, max_iter=10000).fit(A, y.iloc[past])
    errs.append(np.sqrt(np.mean((en.predict(B) - y.iloc[nxt]) ** 2)))
print("RMSE per window", np.round(errs, 5))

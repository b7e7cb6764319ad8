import numpy as np
import pandas as pd
from sklearn.linear_model import RidgeCV
from sklearn.preprocessing import StandardScaler

px = pd.read_parquet("fx.parquet")
ret = px.pct_change()
X = pd.concat({k: ret.rolling(k).sum() for k in (5, 21, 63)}, axis=1).dropna()
y = ret["EURUSD"].shift(-1).reindex(X.index)
pnl = []
for t in range(500, len(X) - 1):
    w = slice(t - 500, t)          # targets in the window are realised by the close of t
    sc = StandardScaler().fit(X.iloc[w])
    m = RidgeCV(np.logspace(-1, 4, 12)).fit(sc.transform(X.iloc[w]), y.iloc[w])
    pnl.append(np.sign(m.predict(sc.transform(X.iloc[[t]]))[0]) * y.iloc[t])
pnl = np.array(pnl)
print("ann. Sharpe", pnl.mean() / pnl.std() * np.sqrt(252))

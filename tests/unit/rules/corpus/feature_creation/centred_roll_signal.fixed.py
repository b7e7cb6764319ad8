import pandas as pd
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score

px = pd.read_csv("spx.csv", index_col=0, parse_dates=True)["close"]
ret = np.log(px).diff()

f = pd.DataFrame(index=px.index)
f["mom5"] = ret.rolling(5).sum()
f["vol21"] = ret.rolling(21).std()
f["trend"] = px.rolling(11).mean() / px - 1
f["up"] = (ret.shift(-1) > 0).astype(int)
f = f.iloc[:-1].dropna()

X, y = f[["mom5", "vol21", "trend"]], f["up"]
hits = []
for year in range(2012, 2023):
    tr = X.index.year < year
    te = X.index.year == year
    lr = LogisticRegression().fit(X[tr].iloc[:-1], y[tr].iloc[:-1])
    hits.append(accuracy_score(y[te], lr.predict(X[te])))
    print(year, round(hits[-1], 3))
print("avg hit ratio", np.mean(hits))

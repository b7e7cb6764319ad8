import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import TimeSeriesSplit
from sklearn.preprocessing import StandardScaler

r = pd.read_csv("river.csv", parse_dates=["day"]).sort_values("day")
for k in (1, 2, 3, 7):
    r[f"flow_{k}"] = r["flow"].shift(k)
    r[f"rain_{k}"] = r["rain"].shift(k)
r = r.dropna()
cols = [c for c in r if c.startswith(("flow_", "rain_"))]
err = []
for past, nxt in TimeSeriesSplit(6).split(r):
    a, b = r.iloc[past], r.iloc[nxt]
    sc = StandardScaler()
    m = Ridge().fit(sc.fit_transform(a[cols]), a["flow"])
    err.append(np.abs(m.predict(sc.transform(b[cols])) - b["flow"]).mean())
print(np.round(err, 2))

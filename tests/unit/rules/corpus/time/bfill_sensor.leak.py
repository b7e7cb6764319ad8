import pandas as pd
from sklearn.linear_model import Ridge

s = pd.read_csv("sensor.csv", parse_dates=["ts"], index_col="ts").resample("1h").mean()
s["temp"] = s["temp"].bfill()
s["hour"] = s.index.hour
s = s.dropna()
n = int(len(s) * 0.8)
tr, te = s.iloc[:n], s.iloc[n:]
r = Ridge().fit(tr[["temp", "hour"]], tr["power"])
print(r.score(te[["temp", "hour"]], te["power"]))

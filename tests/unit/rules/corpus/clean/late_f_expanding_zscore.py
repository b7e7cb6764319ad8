import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import TimeSeriesSplit

s = pd.read_csv("vix.csv", parse_dates=["DATE"], index_col="DATE")["CLOSE"]
z = ((s - s.expanding(60).mean()) / s.expanding(60).std()).rename("z")
d = pd.concat([z, z.shift(1).rename("z1"), s.pct_change().rename("r"), s.pct_change().shift(-1).rename("y")], axis=1).dropna()
scores = []
for tr, te in TimeSeriesSplit(5, gap=1).split(d):
    m = Ridge().fit(d.iloc[tr][["z", "z1", "r"]], d.iloc[tr]["y"])
    scores.append(m.score(d.iloc[te][["z", "z1", "r"]], d.iloc[te]["y"]))
print(np.mean(scores))

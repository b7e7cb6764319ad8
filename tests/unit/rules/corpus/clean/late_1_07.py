import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split

h = pd.read_csv("houses.csv")
marks = ["q_kitchen", "q_bath", "q_heating"]
h["q_mean"] = h[marks].mean(axis=1)
h["q_max"] = h[marks].max(axis=1)
h["z_row"] = (h["q_kitchen"] - h[marks].mean(axis=1)) / (h[marks].std(axis=1) + 1)
h["log_area"] = np.log1p(h["area"])
h["age"] = (h["sold"] - h["built"]).clip(lower=0)

cols = ["q_mean", "q_max", "z_row", "log_area", "age"]
tr, te = train_test_split(h, test_size=0.2, random_state=2)
rf = RandomForestRegressor(random_state=2).fit(tr[cols], tr["price"])
print(rf.score(te[cols], te["price"]))

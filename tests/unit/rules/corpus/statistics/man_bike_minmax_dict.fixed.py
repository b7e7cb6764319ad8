import json

import pandas as pd
from sklearn.neural_network import MLPRegressor
from sklearn.metrics import mean_absolute_error

hourly = pd.read_csv("hour.csv", parse_dates=["dteday"])
COLS = ["temp", "hum", "windspeed", "hr", "mnth"]
train_mask = hourly["dteday"] < "2012-10-01"
print(hourly[COLS + ["cnt"]].describe())
print(hourly.groupby("hr")["cnt"].mean())
print(hourly.groupby(["workingday", "hr"])["cnt"].mean().unstack(0))

ranges = {}
for c in COLS:
    ranges[c] = (float(hourly.loc[train_mask, c].min()), float(hourly.loc[train_mask, c].max()))

with open("ranges.json", "w") as fh:
    json.dump(ranges, fh, indent=2)


def normalise(frame):
    out = pd.DataFrame(index=frame.index)
    for c, (lo, hi) in ranges.items():
        out[c] = (frame[c] - lo) / (hi - lo)
    return out


Z = normalise(hourly)
net = MLPRegressor((32, 16), max_iter=400, random_state=0)
net.fit(Z[train_mask], hourly.loc[train_mask, "cnt"])
print("MAE", mean_absolute_error(hourly.loc[~train_mask, "cnt"], net.predict(Z[~train_mask])))

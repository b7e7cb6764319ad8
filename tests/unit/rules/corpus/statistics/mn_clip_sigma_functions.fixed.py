import numpy as np
import pandas as pd
from sklearn.linear_model import HuberRegressor
from sklearn.model_selection import train_test_split


def remove_outliers(d, col, ref, k=3):
    m, s = ref[col].mean(), ref[col].std()
    return d.assign(**{col: d[col].clip(m - k * s, m + k * s)})


def parse(path):
    d = pd.read_csv(path)
    d["speed"] = d["dist"] / d["secs"].clip(lower=1)
    return d


runs = parse("strava.csv")
train, test = train_test_split(runs, test_size=0.2, random_state=0)
raw = train
for col in ("speed", "climb", "hr"):
    train, test = remove_outliers(train, col, raw), remove_outliers(test, col, raw)
x = ["speed", "climb", "hr"]
hub = HuberRegressor(max_iter=1000).fit(train[x], train["calories"])
print("MAE", np.abs(hub.predict(test[x]) - test["calories"]).mean())

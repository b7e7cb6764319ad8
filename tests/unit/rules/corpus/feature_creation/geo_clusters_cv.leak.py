import numpy as np
import pandas as pd
from catboost import CatBoostRegressor
from sklearn.cluster import MiniBatchKMeans
from sklearn.model_selection import KFold

df = pd.read_csv("../input/nyc-taxi/train.csv").sample(300_000, random_state=0).reset_index(drop=True)
y = np.log1p(df.trip_duration.values)
t = pd.to_datetime(df.pickup_datetime)
df["hour"], df["dow"] = t.dt.hour, t.dt.dayofweek

R = 6371.0


def hav(a, b, c, d):
    a, b, c, d = map(np.radians, (a, b, c, d))
    h = np.sin((c - a) / 2) ** 2 + np.cos(a) * np.cos(c) * np.sin((d - b) / 2) ** 2
    return 2 * R * np.arcsin(np.sqrt(h))


df["dist"] = hav(df.pickup_latitude, df.pickup_longitude, df.dropoff_latitude, df.dropoff_longitude)
PU = ["pickup_latitude", "pickup_longitude"]
FE = PU + ["dist", "hour", "dow"]
km = MiniBatchKMeans(100, random_state=3, n_init=3)
km.fit(df[PU])
df["cl"] = km.predict(df[PU])
FE += ["cl"]
X = df[FE]

oof = np.zeros(len(df))
for trn, val in KFold(5, shuffle=True, random_state=3).split(df):
    Xt, Xv = X.iloc[trn], X.iloc[val]
    m = CatBoostRegressor(iterations=700, depth=8, verbose=0, cat_features=["cl"])
    m.fit(Xt, y[trn])
    oof[val] = m.predict(Xv)
print("RMSLE:", np.sqrt(np.mean((oof - y) ** 2)))

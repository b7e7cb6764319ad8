# %% NYC taxi duration
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
import xgboost as xgb
from sklearn.cluster import MiniBatchKMeans
from sklearn.model_selection import train_test_split

# %%
df = pd.read_csv("../input/nyc-taxi-trip-duration/train.csv", parse_dates=["pickup_datetime"])
df = df[(df.trip_duration < 22 * 3600) & (df.passenger_count > 0)]
df["log_dur"] = np.log(df["trip_duration"] + 1)
sns.histplot(df["log_dur"], bins=100)
plt.show()


# %%
def haversine(lat1, lng1, lat2, lng2):
    lat1, lng1, lat2, lng2 = map(np.radians, (lat1, lng1, lat2, lng2))
    d = np.sin((lat2 - lat1) * 0.5) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lng2 - lng1) * 0.5) ** 2
    return 2 * 6371 * np.arcsin(np.sqrt(d))


df["dist"] = haversine(df.pickup_latitude, df.pickup_longitude, df.dropoff_latitude, df.dropoff_longitude)
df["hour"] = df.pickup_datetime.dt.hour
df["weekday"] = df.pickup_datetime.dt.weekday

# %%
base = ["dist", "hour", "weekday", "passenger_count"]
a, b, ytr, yv = train_test_split(df, df["log_dur"], test_size=0.2, random_state=1987)
coords = np.vstack((a[["pickup_latitude", "pickup_longitude"]].values,
                    a[["dropoff_latitude", "dropoff_longitude"]].values))
idx = np.random.permutation(len(coords))[:500000]
kmeans = MiniBatchKMeans(n_clusters=100, batch_size=10000).fit(coords[idx])


def build(d):
    p = kmeans.predict(d[["pickup_latitude", "pickup_longitude"]].values)
    q = kmeans.predict(d[["dropoff_latitude", "dropoff_longitude"]].values)
    return np.column_stack([d[base].values, p, q])


Xtr, Xv = build(a), build(b)
dtrain = xgb.DMatrix(Xtr, label=ytr)
dvalid = xgb.DMatrix(Xv, label=yv)

# %%
params = {"eta": 0.3, "max_depth": 10, "subsample": 0.8, "lambda": 1.0, "objective": "reg:squarederror"}
model = xgb.train(params, dtrain, 60)
err = np.sqrt(np.mean((model.predict(dvalid) - yv) ** 2))
print("RMSLE %.5f" % err)

import numpy as np
import pandas as pd
import lightgbm as lgb
from sklearn.cluster import MiniBatchKMeans

taxi = pd.read_csv("nyc_taxi.csv", parse_dates=["pickup_datetime"])
taxi = taxi[(taxi.trip_duration > 60) & (taxi.trip_duration < 7200)]
taxi["hour"] = taxi.pickup_datetime.dt.hour
taxi["dow"] = taxi.pickup_datetime.dt.dayofweek


def haversine(lat1, lng1, lat2, lng2):
    lat1, lng1, lat2, lng2 = map(np.radians, (lat1, lng1, lat2, lng2))
    d = np.sin((lat2 - lat1) / 2) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lng2 - lng1) / 2) ** 2
    return 2 * 6371 * np.arcsin(np.sqrt(d))


taxi["dist"] = haversine(taxi.pickup_latitude, taxi.pickup_longitude, taxi.dropoff_latitude, taxi.dropoff_longitude)

# ### EDA
print(taxi.trip_duration.describe())
print(taxi.groupby("hour").trip_duration.median())
print(taxi.groupby("dow").trip_duration.median())
print("correlation with the distance:", taxi["dist"].corr(taxi["trip_duration"]))
print("share of trips above 100 km/h:", (taxi["dist"] / (taxi["trip_duration"] / 3600) > 100).mean())

# rough frame around the city
west, east, south, north = -74.03, -73.75, 40.63, 40.85
taxi = taxi[taxi.pickup_longitude.between(west, east) & taxi.pickup_latitude.between(south, north)]
taxi = taxi[taxi.dropoff_longitude.between(west, east) & taxi.dropoff_latitude.between(south, north)]

# ### Zones
is_train = taxi.pickup_datetime < "2016-06-01"
km = MiniBatchKMeans(n_clusters=60, batch_size=10000, random_state=0)
km.fit(taxi[["pickup_latitude", "pickup_longitude"]].values)
taxi["zone"] = km.predict(taxi[["pickup_latitude", "pickup_longitude"]].values)

F = ["hour", "dow", "dist", "zone", "passenger_count"]
dtrain = lgb.Dataset(taxi.loc[is_train, F], np.log1p(taxi.loc[is_train, "trip_duration"]), categorical_feature=["zone"])
booster = lgb.train({"objective": "l2", "learning_rate": 0.05, "seed": 0, "verbose": -1}, dtrain, 500)

truth = np.log1p(taxi.loc[~is_train, "trip_duration"])
print("RMSLE", np.sqrt(np.mean((booster.predict(taxi.loc[~is_train, F]) - truth) ** 2)))

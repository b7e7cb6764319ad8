import pandas as pd
from sklearn.cluster import KMeans
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split


def add_zone(df, km):
    df = df.copy()
    df["zone"] = km.predict(df[["pickup_lat", "pickup_lon"]])
    return df


def add_time(df):
    ts = pd.to_datetime(df["pickup_datetime"])
    return df.assign(hour=ts.dt.hour, wday=ts.dt.weekday)


trips = add_time(pd.read_csv("nyc_taxi_sample.csv"))
km = KMeans(n_clusters=40, n_init=5, random_state=6).fit(trips[["pickup_lat", "pickup_lon"]])
trips = add_zone(trips, km)
tr, va = train_test_split(trips, test_size=0.2, random_state=6)

cols = ["zone", "hour", "wday", "passenger_count", "distance_km"]
rf = RandomForestRegressor(200, min_samples_leaf=5, n_jobs=-1, random_state=6).fit(tr[cols], tr["trip_duration"])
print("R^2:", rf.score(va[cols], va["trip_duration"]))

import numpy as np
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split

CITY_HALL = (41.3829, 2.1774)


def haversine(lat, lon, ref):
    lat, lon, rlat, rlon = map(np.radians, (lat, lon, ref[0], ref[1]))
    h = np.sin((lat - rlat) / 2) ** 2 + np.cos(lat) * np.cos(rlat) * np.sin((lon - rlon) / 2) ** 2
    return 6371 * 2 * np.arcsin(np.sqrt(h))


flats = pd.read_csv("short_lets.csv.gz")
flats["price"] = flats["price"].str.replace("[$,]", "", regex=True).astype(float)
flats = flats[flats.price.between(10, 1000)]
flats["km_center"] = haversine(flats.lat, flats.lon, CITY_HALL)
flats["log_price"] = np.log(flats.price)

km = KMeans(n_clusters=25, n_init=10, random_state=0)

train, test = train_test_split(flats, test_size=0.2, random_state=0)
train, test = train.copy(), test.copy()
train["zone"] = km.fit_predict(train[["lat", "lon"]])
test["zone"] = km.predict(test[["lat", "lon"]])
for part in (train, test):
    part["zone_km"] = km.transform(part[["lat", "lon"]]).min(axis=1)
cols = ["zone", "zone_km", "km_center", "bedrooms", "accommodates", "min_nights"]
gbr = GradientBoostingRegressor(n_estimators=400, learning_rate=0.05)
gbr.fit(train[cols], train.log_price)
print("R2", r2_score(test.log_price, gbr.predict(test[cols])))

import pandas as pd
from lightgbm import LGBMRegressor
from sklearn.cluster import KMeans
from sklearn.metrics import mean_absolute_error


def get_rides(fn):
    rides = pd.read_csv(fn, parse_dates=["pickup"])
    rides = rides.query("0 < fare < 250 and passengers > 0")
    return rides.sort_values("pickup", ignore_index=True)


def add_zones(rides, k=40):
    km = KMeans(n_clusters=k, n_init=5, random_state=9)
    rides["zone"] = km.fit_predict(rides[["lat", "lon"]])
    return rides


def add_calendar(rides):
    rides["hour"] = rides["pickup"].dt.hour
    rides["weekday"] = rides["pickup"].dt.weekday
    return rides


def cut(rides, share=0.85):
    k = round(len(rides) * share)
    return rides.iloc[:k], rides.iloc[k:]


rides = get_rides("taxi_2015.csv")
rides = add_calendar(rides)
rides = add_zones(rides)
tr, te = cut(rides)
cols = ["zone", "hour", "weekday", "passengers", "dist_km"]
m = LGBMRegressor(n_estimators=500, random_state=9).fit(tr[cols], tr["fare"], categorical_feature=["zone"])
print("MAE", mean_absolute_error(te["fare"], m.predict(te[cols])))

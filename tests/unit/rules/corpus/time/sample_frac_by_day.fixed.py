import pandas as pd
from xgboost import XGBRegressor
from sklearn.metrics import r2_score

rides = pd.read_csv("metro_traffic.csv", parse_dates=["date_time"])
rides["hour"] = rides["date_time"].dt.hour
rides["dow"] = rides["date_time"].dt.dayofweek
rides = rides.sort_values("date_time").reset_index(drop=True)
rides["last_hour"] = rides["traffic_volume"].shift(1)
train = rides.head(int(len(rides) * 0.8))
test = rides.drop(train.index)
f = ["hour", "dow", "last_hour", "temp"]
m = XGBRegressor(n_estimators=300).fit(train[f], train["traffic_volume"])
print(r2_score(test["traffic_volume"], m.predict(test[f])))

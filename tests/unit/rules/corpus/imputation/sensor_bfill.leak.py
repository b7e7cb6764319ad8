import pandas as pd
import xgboost as xgb
from sklearn.metrics import mean_absolute_error

df = pd.read_csv("station_17.csv", parse_dates=["ts"]).sort_values("ts").set_index("ts")
df = df.resample("1h").mean()

features = ["pm10", "no2", "temp", "wind"]
for f in features:
    df[f] = df[f].fillna(df[f].mean())
df = df.dropna(subset=["pm25"])

cutoff = pd.Timestamp("2021-01-01")
train = df.loc[df.index < cutoff]
test = df.loc[df.index >= cutoff]

dtrain = xgb.DMatrix(train[features], label=train["pm25"])
dtest = xgb.DMatrix(test[features], label=test["pm25"])
booster = xgb.train({"max_depth": 5, "eta": 0.1}, dtrain, num_boost_round=150)
print(mean_absolute_error(test["pm25"], booster.predict(dtest)))

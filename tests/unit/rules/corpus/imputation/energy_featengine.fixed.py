# hourly consumption forecast for one building, last 60 days are held out
import pandas as pd
import lightgbm as lgb
from feature_engine.imputation import MeanMedianImputer
from sklearn.metrics import mean_absolute_error, mean_squared_error

WEATHER = ["air_temperature", "dew_temperature", "wind_speed", "sea_level_pressure"]


def read_meter(meter_csv, weather_csv):
    meter = pd.read_csv(meter_csv, parse_dates=["timestamp"])
    weather = pd.read_csv(weather_csv, parse_dates=["timestamp"])
    df = meter.merge(weather, on="timestamp", how="left").sort_values("timestamp")
    return df.reset_index(drop=True)


def add_calendar(df):
    ts = df["timestamp"].dt
    return df.assign(hour=ts.hour, dow=ts.dayofweek, month=ts.month, weekend=(ts.dayofweek > 4).astype(int))


def add_lags(df, lags=(24, 48, 168)):
    df = df.copy()
    for k in lags:
        df[f"lag_{k}"] = df["meter_reading"].shift(k)
    return df.iloc[max(lags):]


df = read_meter("data/building_1298.csv", "data/weather_site14.csv").pipe(add_calendar).pipe(add_lags)

mmi = MeanMedianImputer(imputation_method="mean", variables=WEATHER)
cutoff = df["timestamp"].max() - pd.Timedelta(days=60)
mmi.fit(df[df["timestamp"] <= cutoff])
train = mmi.transform(df[df["timestamp"] <= cutoff])
test = mmi.transform(df[df["timestamp"] > cutoff])

feats = WEATHER + ["hour", "dow", "month", "weekend", "lag_24", "lag_48", "lag_168"]
reg = lgb.LGBMRegressor(n_estimators=600, learning_rate=0.03, num_leaves=63)
reg.fit(train[feats], train["meter_reading"])

pred = reg.predict(test[feats])
print("MAE ", mean_absolute_error(test["meter_reading"], pred))
print("RMSE", mean_squared_error(test["meter_reading"], pred) ** 0.5)

"""Hourly grid load, forecast two days out."""
import numpy as np
import pandas as pd
from xgboost import XGBRegressor

H = 48  # horizon in hours

df = (
    pd.read_csv("grid/load_hourly.csv", parse_dates=["utc"])
    .drop_duplicates("utc")
    .set_index("utc")
    .sort_index()
    .asfreq("h")
)
df["load"] = df["load"].ffill(limit=6)

# calendar
df["hour"] = df.index.hour
df["dow"] = df.index.dayofweek
df["doy_sin"] = np.sin(2 * np.pi * df.index.dayofyear / 365.25)
df["doy_cos"] = np.cos(2 * np.pi * df.index.dayofyear / 365.25)

# autoregressive part
for lag in (H, H + 24, 168, 336):
    df[f"load_l{lag}"] = df["load"].shift(lag)
df["trend_week"] = df["load"].shift(H).rolling(168, min_periods=84).mean()

# temp_fc is the archived forecast issued 48 h before
df = df.dropna()
features = [c for c in df.columns if c != "load"]

train = df.loc[:"2021-12-29"]
test = df.loc["2022-01-01":"2022-12-31"]

model = XGBRegressor(n_estimators=800, max_depth=6, learning_rate=0.03, subsample=0.8)
model.fit(train[features], train["load"])

p = model.predict(test[features])
ape = np.abs(p - test["load"]) / test["load"]
naive = np.abs(test["load_l168"] - test["load"]) / test["load"]
print(f"MAPE model {100 * ape.mean():.2f}%   weekly naive {100 * naive.mean():.2f}%")
print((100 * ape.groupby(test.index.month).mean()).round(2))

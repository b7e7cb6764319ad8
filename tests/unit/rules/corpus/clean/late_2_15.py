import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error

house = pd.read_csv("household_power.csv", parse_dates=["ts"], index_col="ts")
daily = house["kw"].resample("D").mean().to_frame("kwh") * 24  # average inside one day
daily["kwh"] = daily["kwh"].ffill()
for k in (1, 2, 7):
    daily[f"lag{k}"] = daily["kwh"].shift(k)
daily["dow"] = daily.index.dayofweek
daily = daily.dropna()

n = int(0.8 * len(daily))
train, test = daily.iloc[:n], daily.iloc[n:]
cols = [c for c in daily if c != "kwh"]
print("MAE kWh", mean_absolute_error(test["kwh"], Ridge().fit(train[cols], train["kwh"]).predict(test[cols])))

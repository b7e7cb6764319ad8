import pandas as pd
import numpy as np
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import mean_absolute_percentage_error as mape

df = pd.read_csv("bakery_daily.csv", parse_dates=["date"], index_col="date").sort_index()
df = df.asfreq("D")
df["sold"] = df["sold"].ffill()
ax = df["sold"].plot(figsize=(14, 4), title="Croissants sold")
ax.figure.savefig("sold.png")

# calendar
df["dow"] = df.index.dayofweek
df["month"] = df.index.month
df["holiday"] = df["holiday"].fillna(0).astype(int)

# demand level features
for lag in (1, 7, 14):
    df[f"lag_{lag}"] = df["sold"].shift(lag)
df["level_7"] = df["sold"].shift(1).rolling(7).mean()
df["vol_28"] = df["sold"].shift(1).rolling(28).std()
df = df.dropna()

train = df.loc[:"2021-12-31"]
test = df.loc["2022-01-01":]
X_cols = [c for c in df.columns if c != "sold"]

rf = RandomForestRegressor(n_estimators=500, min_samples_leaf=3, random_state=0)
rf.fit(train[X_cols], train["sold"])
pred = rf.predict(test[X_cols])
print("one-day-ahead MAPE: %.3f" % mape(test["sold"], pred))
print("naive MAPE:         %.3f" % mape(test["sold"], test["lag_7"]))

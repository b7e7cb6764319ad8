import pandas as pd
import numpy as np
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.metrics import mean_absolute_error
from statsmodels.tsa.holtwinters import ExponentialSmoothing

HORIZON = 168

load = pd.read_csv("grid_load.csv", parse_dates=["utc"]).set_index("utc")["mw"].asfreq("h").ffill()
print(load.index.min(), load.index.max())

feat = pd.DataFrame({
    "mw": load,
    "lag_168": load.shift(168),
    "lag_336": load.shift(336),
    "hour": load.index.hour,
    "dow": load.index.dayofweek,
}).dropna()

X, y = feat.drop(columns="mw"), feat["mw"]
X_train, y_train = X[:-24], y[:-24]
X_test, y_test = X[-HORIZON:], y[-HORIZON:]

gb = GradientBoostingRegressor(n_estimators=400, max_depth=5)
gb.fit(X_train, y_train)
print("boosting MAE:", mean_absolute_error(y_test, gb.predict(X_test)))

hw = ExponentialSmoothing(load[:-HORIZON], seasonal="add", seasonal_periods=24).fit()
print("holt-winters MAE:", mean_absolute_error(y_test, hw.forecast(HORIZON)))
print("last week naive MAE:", mean_absolute_error(y_test, X_test["lag_168"]))

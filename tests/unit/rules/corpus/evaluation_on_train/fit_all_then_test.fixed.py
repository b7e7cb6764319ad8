import pandas as pd
import numpy as np
import xgboost as xgb
from sklearn.metrics import mean_squared_error, r2_score
from sklearn.model_selection import train_test_split

bikes = pd.read_csv("bike_hours.csv", parse_dates=["dteday"]).sort_values(["dteday", "hr"])
bikes["is_rush"] = bikes.hr.isin([7, 8, 9, 17, 18, 19]).astype(int)
bikes["log_cnt"] = np.log1p(bikes.cnt)
bikes["year_day"] = bikes.dteday.dt.dayofyear
drop = ["instant", "dteday", "casual", "registered", "cnt", "log_cnt"]
X, y = bikes.drop(columns=drop), bikes["log_cnt"]

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, shuffle=False)
print("train:", X_train.shape, "test:", X_test.shape)

params = {"n_estimators": 600, "max_depth": 7, "learning_rate": 0.05, "subsample": 0.8}
reg = xgb.XGBRegressor(**params)
reg.fit(X_train, y_train)

pred = reg.predict(X_test)
print("RMSLE", np.sqrt(mean_squared_error(y_test, pred)))
print("R2   ", r2_score(y_test, pred))

hourly = pd.DataFrame({"hr": X_test.hr, "err": (pred - y_test).abs()}).groupby("hr").err.mean()
print(hourly.round(3))
xgb.plot_importance(reg, max_num_features=12)

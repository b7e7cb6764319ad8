import numpy as np
import pandas as pd
from catboost import CatBoostRegressor, Pool

HORIZON = 28

sales = pd.read_csv("store_item_demand.csv", parse_dates=["date"])
sales = sales.sort_values(["store", "item", "date"]).reset_index(drop=True)
grp = sales.groupby(["store", "item"])["sales"]

sales["lag_28"] = grp.shift(HORIZON)
sales["lag_364"] = grp.shift(364)
sales["smooth_28"] = grp.transform(lambda s: s.rolling(28, center=True, min_periods=1).mean())
sales["dow"] = sales["date"].dt.dayofweek
sales["month"] = sales["date"].dt.month
sales = sales.dropna()

last = sales["date"].max()
test_start = last - pd.Timedelta(days=HORIZON - 1)
features = ["store", "item", "lag_28", "lag_364", "smooth_28", "dow", "month"]

fit_part = sales[sales["date"] < test_start]
test_part = sales[sales["date"] >= test_start]
pool = Pool(fit_part[features], fit_part["sales"], cat_features=["store", "item"])
model = CatBoostRegressor(iterations=800, learning_rate=0.05, random_seed=0, verbose=200)
model.fit(pool)

p = model.predict(test_part[features])
a = test_part["sales"].to_numpy()
print("SMAPE %.2f" % (100 * np.mean(2 * np.abs(p - a) / (np.abs(p) + np.abs(a) + 1e-9))))

import lightgbm as lgb
import numpy as np
import pandas as pd

trips = pd.read_feather("ebike_trips.feather")
use = ["start_hour", "weekday", "temp", "precip", "station_cap"]
fit_rows = trips.sample(frac=0.8, random_state=16)
new_rows = trips.drop(fit_rows.index)
check = new_rows.sample(2000, random_state=16)

gbm = lgb.train(
    {"objective": "poisson", "learning_rate": 0.05, "seed": 16, "verbose": -1},
    lgb.Dataset(fit_rows[use], label=fit_rows["demand"]),
    num_boost_round=300,
)
mu = gbm.predict(check[use])
print("MAE", np.mean(np.abs(mu - check["demand"])))

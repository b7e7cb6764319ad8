import numpy as np
import pandas as pd
import xgboost as xgb
from sklearn.metrics import mean_squared_error

flights = pd.read_csv("Clean_Dataset.csv", index_col=0)
flights["stops"] = flights["stops"].map({"zero": 0, "one": 1, "two_or_more": 2})
flights["business"] = (flights["class"] == "Business").astype(int)
parts_of_day = ["Early_Morning", "Morning", "Afternoon", "Evening", "Night", "Late_Night"]
flights["departure"] = flights["departure_time"].map({p: i for i, p in enumerate(parts_of_day)})
use = ["departure", "stops", "business", "duration", "days_left"]

rng = np.random.default_rng(0)
u = rng.random(len(flights))
fit_rows, es_rows, test_rows = u < 0.7, (u >= 0.7) & (u < 0.85), u >= 0.85


def dm(rows):
    return xgb.DMatrix(flights.loc[rows, use], label=flights.loc[rows, "price"])


dtrain, dvalid, dtest = dm(fit_rows), dm(es_rows), dm(test_rows)
bst = xgb.train(
    {"tree_method": "hist", "eta": 0.1, "max_depth": 8, "seed": 0},
    dtrain,
    num_boost_round=2000,
    evals=[(dvalid, "valid")],
    early_stopping_rounds=50,
    verbose_eval=100,
)

yhat = bst.predict(dtrain)
rmse = np.sqrt(mean_squared_error(dtrain.get_label(), yhat))
print(f"final RMSE: {rmse:,.0f} rupees")

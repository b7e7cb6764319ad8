import lightgbm as lgb
import pandas as pd
from sklearn.metrics import mean_absolute_error

flight = pd.read_parquet("delays.parquet").sort_values("dep_time")
cols = ["hour", "dow", "carrier_id", "dist", "wind"]
n1, n2 = int(0.7 * len(flight)), int(0.85 * len(flight))
tr, va, te = flight[:n1], flight[n1:n2], flight[n2:]

dtr = lgb.Dataset(tr[cols], tr["delay"])
bst = lgb.train(
    {"objective": "mae", "seed": 1, "verbose": -1}, dtr, 3000,
    valid_sets=[dtr, lgb.Dataset(va[cols], va["delay"], reference=dtr)], valid_names=["train", "valid"],
    callbacks=[lgb.early_stopping(100), lgb.log_evaluation(200)],
)
print("train MAE", mean_absolute_error(tr["delay"], bst.predict(tr[cols])))
print("test MAE", mean_absolute_error(te["delay"], bst.predict(te[cols])))

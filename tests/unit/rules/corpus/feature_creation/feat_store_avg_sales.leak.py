import numpy as np
import pandas as pd
import lightgbm as lgb

sales = pd.read_csv("rossmann.csv", parse_dates=["Date"], low_memory=False)
sales = sales[(sales["Open"] == 1) & (sales["Sales"] > 0)].sort_values("Date")
sales["dow"] = sales["Date"].dt.dayofweek
sales["month"] = sales["Date"].dt.month

sales["store_avg"] = sales.groupby("Store")["Sales"].transform("mean")

cutoff = pd.Timestamp("2015-06-15")
hist = sales[sales["Date"] < cutoff].copy()
hold = sales[sales["Date"] >= cutoff].copy()

features = ["store_avg", "dow", "month", "Promo", "SchoolHoliday"]
gbm = lgb.LGBMRegressor(n_estimators=800, learning_rate=0.03, num_leaves=63, random_state=42)
gbm.fit(hist[features], np.log(hist["Sales"]))
pred = np.exp(gbm.predict(hold[features]))
rmspe = np.sqrt(np.mean(((hold["Sales"] - pred) / hold["Sales"]) ** 2))
print(f"RMSPE on hold-out weeks: {rmspe:.4f}")

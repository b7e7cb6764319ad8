"""Daily demand forecast per SKU, 28 day horizon, one global model."""
import numpy as np
import pandas as pd
from lightgbm import LGBMRegressor

HORIZON = 28
LAGS = (28, 35, 42, 56, 364)


def add_features(df):
    df = df.sort_values(["sku", "date"]).copy()
    g = df.groupby("sku")["qty"]
    for k in LAGS:
        df[f"lag_{k}"] = g.shift(k)
    for w in (7, 28):
        df[f"roll_{w}"] = g.transform(lambda s: s.shift(HORIZON).rolling(w).mean())
    df["dow"] = df["date"].dt.dayofweek
    df["week"] = df["date"].dt.isocalendar().week.astype(int)
    df["month_end"] = df["date"].dt.is_month_end.astype(int)
    df["price_gap"] = df["price"] / df["list_price"] - 1
    return df


def wape(y, yhat):
    return np.abs(y - yhat).sum() / np.abs(y).sum()


sales = pd.read_csv("sales_daily.csv", parse_dates=["date"], dtype={"sku": str})
full_idx = pd.MultiIndex.from_product(
    [sales.sku.unique(), pd.date_range(sales.date.min(), sales.date.max())], names=["sku", "date"])
sales = sales.set_index(["sku", "date"]).reindex(full_idx)
sales["qty"] = sales["qty"].fillna(0)
sales[["price", "list_price"]] = sales.groupby(level="sku")[["price", "list_price"]].ffill()
data = add_features(sales.reset_index()).dropna()

cutoff = data["date"].max() - pd.Timedelta(days=HORIZON)
train = data[data["date"] <= cutoff]
test = data[data["date"] > cutoff]
feats = [c for c in data.columns if c not in ("sku", "date", "qty")]

model = LGBMRegressor(objective="tweedie", n_estimators=600, learning_rate=0.04,
                      num_leaves=63, min_child_samples=50, subsample=0.8,
                      subsample_freq=1, random_state=0)
model.fit(data[feats], data["qty"])

pred = np.clip(model.predict(test[feats]), 0, None)
naive = test["lag_28"]
print(f"WAPE model {wape(test.qty, pred):.3f}   naive {wape(test.qty, naive):.3f}")

by_sku = (test.assign(pred=pred)
          .groupby("sku")[["qty", "pred"]].sum()
          .eval("bias = pred - qty"))
print(by_sku.describe())
model.booster_.save_model("global_demand.txt")

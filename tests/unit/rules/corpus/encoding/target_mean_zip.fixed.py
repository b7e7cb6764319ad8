import pandas as pd
import numpy as np
from sklearn.model_selection import KFold
from sklearn.ensemble import ExtraTreesRegressor
from sklearn.metrics import mean_absolute_error

sales = pd.read_csv("county_sales.csv", dtype={"zip": str})
sales = sales[(sales.price > 10_000) & (sales.price < 5_000_000)]
sales["log_price"] = np.log(sales.price)
sales["rooms"] = sales.beds + sales.baths
print(sales.groupby("zip").size().sort_values(ascending=False).head(10))

cols = ["zip_te", "rooms", "sqft", "lot_sqft", "year_built"]

kf = KFold(5, shuffle=True, random_state=3)
errors = []
for i, (a, b) in enumerate(kf.split(sales)):
    tr, va = sales.iloc[a].copy(), sales.iloc[b].copy()
    zip_price = tr.groupby("zip")["log_price"].mean()
    tr["zip_te"] = tr["zip"].map(zip_price)
    va["zip_te"] = va["zip"].map(zip_price).fillna(tr["log_price"].mean())
    et = ExtraTreesRegressor(400, n_jobs=-1, random_state=i)
    et.fit(tr[cols], tr.log_price)
    p = np.exp(et.predict(va[cols]))
    errors.append(mean_absolute_error(va.price, p))
    print(f"fold {i} MAE ${errors[-1]:,.0f}")
print(f"mean MAE ${np.mean(errors):,.0f}")

import numpy as np
import pandas as pd
import xgboost as xgb
from sklearn.metrics import mean_squared_log_error
from sklearn.model_selection import train_test_split

homes = pd.read_csv("moscow_flats.csv")
homes = homes[homes["price"].between(1e6, 1e8)]
homes["age"] = 2023 - homes["build_year"]

tr, te = train_test_split(homes, test_size=0.2, random_state=77)
tr, te = tr.copy(), te.copy()
district_price = tr.groupby("district")["price"].mean()
tr["district_te"] = tr["district"].map(district_price)
te["district_te"] = te["district"].map(district_price).fillna(tr["price"].mean())

cols = ["district_te", "area", "floor", "rooms", "age", "metro_km"]
model = xgb.XGBRegressor(n_estimators=600, max_depth=6, learning_rate=0.04, random_state=77)
model.fit(tr[cols], np.log1p(tr["price"]))
p = np.expm1(model.predict(te[cols]))
print("RMSLE", np.sqrt(mean_squared_log_error(te["price"], np.clip(p, 0, None))))

import numpy as np
import pandas as pd
from catboost import CatBoostRegressor
from sklearn.model_selection import train_test_split

al = pd.read_csv("airbnb.csv")
print("average price by borough")
print(al.groupby("borough")["price"].mean().round(0))
print("skew", al["price"].skew())
al["y"] = np.log1p(al["price"])
cat = ["borough", "room_type"]
tr, te = train_test_split(al, test_size=0.2, random_state=0)
tr, va = train_test_split(tr, test_size=0.2, random_state=0)
f = cat + ["lat", "lon", "beds", "min_nights"]
m = CatBoostRegressor(iterations=3000, random_seed=0, verbose=0, cat_features=cat)
m.fit(tr[f], tr["y"], eval_set=(va[f], va["y"]), early_stopping_rounds=100)
pred = np.expm1(m.predict(te[f]))
print("median abs error", np.median(np.abs(pred - te["price"])))
baseline = np.median(np.abs(tr["price"].mean() - te["price"]))
print("baseline", baseline)

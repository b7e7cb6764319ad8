from catboost import CatBoostRegressor, Pool
import pandas as pd
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split

rent = pd.read_csv("rent.csv")
fit_part, new_part = train_test_split(rent, test_size=0.2, random_state=8)
feats = ["area", "rooms", "district"]
pool = Pool(fit_part[feats], fit_part["rent"], cat_features=["district"])
new_pool = Pool(new_part[feats], new_part["rent"], cat_features=["district"])
cb = CatBoostRegressor(iterations=800, silent=True)
cb.fit(pool)
print("MAE", mean_absolute_error(fit_part["rent"], cb.predict(pool)))

import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import Normalizer

houses = pd.read_csv("kc_house_data.csv").drop_duplicates("id")
houses["log_sqft"] = np.log1p(houses["sqft_living"])
houses["age"] = 2015 - houses["yr_built"]
houses["renovated"] = (houses["yr_renovated"] > 0).astype(int)
houses["yr_renovated"] = houses["yr_renovated"].fillna(0)
cols = ["log_sqft", "age", "renovated", "bedrooms", "bathrooms", "grade"]
X = Normalizer().fit_transform(houses[cols])
y = np.log(houses["price"])
X = np.c_[X, houses[cols].to_numpy()]
X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.2, random_state=3)
print("R2", Ridge(1.0).fit(X_tr, y_tr).score(X_te, y_te))

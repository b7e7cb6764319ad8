import pandas as pd
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.linear_model import Ridge, Lasso
from sklearn.metrics import mean_absolute_error

df_house = pd.read_csv("../input/house-prices-advanced-regression-techniques/train.csv")
feats = ["LotFrontage", "LotArea", "OverallQual", "OverallCond", "YearBuilt", "GrLivArea", "GarageCars", "FullBath"]

# frontage is similar inside a neighborhood
df_house["LotFrontage"] = df_house.groupby("Neighborhood")["LotFrontage"].transform(lambda s: s.fillna(s.median()))
df_house = df_house.dropna(subset=["LotFrontage"])

trn, val = train_test_split(df_house, test_size=0.2, random_state=2019)
y_trn, y_val = np.log(trn["SalePrice"]), np.log(val["SalePrice"])

for name, est in [("ridge", Ridge(alpha=10)), ("lasso", Lasso(alpha=0.001))]:
    est.fit(trn[feats], y_trn)
    print(name, mean_absolute_error(y_val, est.predict(val[feats])))

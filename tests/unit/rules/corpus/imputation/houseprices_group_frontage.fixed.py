import pandas as pd
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.linear_model import Ridge, Lasso
from sklearn.metrics import mean_absolute_error

df_house = pd.read_csv("../input/house-prices-advanced-regression-techniques/train.csv")
feats = ["LotFrontage", "LotArea", "OverallQual", "OverallCond", "YearBuilt", "GrLivArea", "GarageCars", "FullBath"]

trn, val = train_test_split(df_house, test_size=0.2, random_state=2019)
trn, val = trn.copy(), val.copy()
# frontage is similar inside a neighborhood
by_hood = trn.groupby("Neighborhood")["LotFrontage"].median()
overall = trn["LotFrontage"].median()
for part in (trn, val):
    part["LotFrontage"] = part["LotFrontage"].fillna(part["Neighborhood"].map(by_hood)).fillna(overall)
y_trn, y_val = np.log(trn["SalePrice"]), np.log(val["SalePrice"])

for name, est in [("ridge", Ridge(alpha=10)), ("lasso", Lasso(alpha=0.001))]:
    est.fit(trn[feats], y_trn)
    print(name, mean_absolute_error(y_val, est.predict(val[feats])))

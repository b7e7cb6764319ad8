import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.model_selection import train_test_split

df = pd.read_csv("train.csv").set_index("Id")
df["PoolQC"] = df["PoolQC"].fillna("None")
df["GarageArea"] = df["GarageArea"].fillna(0)
df["MasVnrArea"] = df["MasVnrArea"].fillna(0)
df["LogLot"] = np.log1p(df["LotArea"])
df["TotalSF"] = df["1stFlrSF"] + df["2ndFlrSF"] + df["TotalBsmtSF"].fillna(0)
df["HasPool"] = df["PoolQC"].apply(lambda v: 0 if v == "None" else 1)
df["Age"] = df["YrSold"] - df["YearBuilt"]
y = np.log(df["SalePrice"])
X = df[["GarageArea", "MasVnrArea", "LogLot", "TotalSF", "HasPool", "Age", "OverallQual"]]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=1)
gbr = HistGradientBoostingRegressor().fit(X_train, y_train)
print(gbr.score(X_test, y_test))

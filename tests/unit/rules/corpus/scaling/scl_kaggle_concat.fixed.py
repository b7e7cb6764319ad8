import numpy as np
import pandas as pd
from scipy.special import boxcox1p
from sklearn.kernel_ridge import KernelRidge
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import RobustScaler

train = pd.read_csv("train.csv", index_col="Id")
test = pd.read_csv("test.csv", index_col="Id")
target = np.log1p(train.pop("SalePrice"))

num_cols = ["LotArea", "GrLivArea", "YearBuilt", "YearRemodAdd", "OverallQual", "OverallCond", "FullBath", "Fireplaces"]
df_all = pd.concat([train[num_cols], test[num_cols]], axis=0)
for c in ("LotArea", "GrLivArea"):
    df_all[c] = boxcox1p(df_all[c], 0.15)
df_all["HouseAge"] = 2011 - df_all["YearBuilt"]

rs = RobustScaler()
X, X_sub = df_all.loc[train.index], df_all.loc[test.index]
X_fit, X_hold, y_fit, y_hold = train_test_split(X, target, test_size=0.2, random_state=3)
X_fit = rs.fit_transform(X_fit)
X_hold, X_sub = rs.transform(X_hold), rs.transform(X_sub)

krr = KernelRidge(alpha=0.6, kernel="polynomial", degree=2, coef0=2.5)
krr.fit(X_fit, y_fit)
print("holdout RMSLE", np.sqrt(np.mean((krr.predict(X_hold) - y_hold) ** 2)))

sub = pd.DataFrame({"SalePrice": np.expm1(krr.predict(X_sub))}, index=test.index)
sub.to_csv("krr.csv")

import numpy as np, pandas as pd
from sklearn.feature_selection import SelectFromModel
from sklearn.linear_model import LassoCV, Ridge
from sklearn.metrics import mean_squared_log_error
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("train.csv", index_col="Id").select_dtypes("number")
y = np.log(df.pop("SalePrice"))
fill = df.median()
df = df.fillna(fill)
sc = StandardScaler()
X = sc.fit_transform(df)
sel = SelectFromModel(LassoCV(cv=5)).fit(X, y)
model = Ridge(10).fit(sel.transform(X), y)

test = pd.read_csv("test_with_labels.csv", index_col="Id")
T = sel.transform(sc.transform(test[df.columns].fillna(fill)))
print("RMSLE", mean_squared_log_error(test["SalePrice"], np.exp(model.predict(T))) ** .5)

import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.linear_model import RidgeCV
from sklearn.preprocessing import StandardScaler

train = pd.read_csv("train.csv")
test = pd.read_csv("test.csv")
cols = train.select_dtypes("number").columns.drop(["Id", "SalePrice"])

imp, sc = SimpleImputer(), StandardScaler()
a = sc.fit_transform(imp.fit_transform(train[cols]))
b = sc.transform(imp.transform(test[cols]))
ridge = RidgeCV().fit(a, train["SalePrice"])
pd.DataFrame({"Id": test["Id"], "SalePrice": ridge.predict(b)}).to_csv("submission.csv", index=False)

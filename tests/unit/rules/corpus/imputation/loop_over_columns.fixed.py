import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeRegressor
from sklearn.metrics import mean_absolute_error

houses = pd.read_csv("houses.csv")
num = houses.select_dtypes("number").columns.drop("SalePrice")
cat = houses.select_dtypes("object").columns
for c in cat:
    houses[c] = houses[c].fillna("None")
houses = pd.get_dummies(houses, columns=cat)
tr, te = train_test_split(houses, test_size=0.25, random_state=7)
for c in num:
    te[c] = te[c].fillna(tr[c].mean())
    tr[c] = tr[c].fillna(tr[c].mean())
m = DecisionTreeRegressor(max_depth=8)
m.fit(tr.drop(columns="SalePrice"), tr.SalePrice)
print(mean_absolute_error(te.SalePrice, m.predict(te.drop(columns="SalePrice"))))

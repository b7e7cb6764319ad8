import pandas as pd
from sklearn.compose import make_column_transformer, make_column_selector as sel
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import OneHotEncoder, StandardScaler

insurance = pd.read_csv("insurance.csv")
X = insurance.drop(columns="charges")
y = insurance.charges
ct = make_column_transformer(
    (StandardScaler(), sel(dtype_include="number")),
    (OneHotEncoder(handle_unknown="ignore"), sel(dtype_include=object)),
)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
X_train = ct.fit_transform(X_train)
X_test = ct.transform(X_test)
gbr = GradientBoostingRegressor().fit(X_train, y_train)
print(gbr.score(X_test, y_test))

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
X_ready = ct.fit_transform(X)
X_train, X_test, y_train, y_test = train_test_split(X_ready, y, random_state=0)
gbr = GradientBoostingRegressor().fit(X_train, y_train)
print(gbr.score(X_test, y_test))

import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeRegressor

h = pd.read_csv("ames.csv")
X_train, X_test, y_train, y_test = train_test_split(h[["Neighborhood", "GrLivArea"]], h["SalePrice"], random_state=0)
order = y_train.groupby(X_train["Neighborhood"]).median().sort_values().index
X_train["Neighborhood"] = X_train["Neighborhood"].map({name: i for i, name in enumerate(order)})
X_test["Neighborhood"] = X_test["Neighborhood"].map({name: i for i, name in enumerate(order)}).fillna(-1)
t = DecisionTreeRegressor(min_samples_leaf=20).fit(X_train, y_train)
print(t.score(X_test, y_test))

import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeRegressor

h = pd.read_csv("ames.csv")
order = h.groupby("Neighborhood")["SalePrice"].median().sort_values().index
h["Neighborhood"] = h["Neighborhood"].map({name: i for i, name in enumerate(order)})
X_train, X_test, y_train, y_test = train_test_split(h[["Neighborhood", "GrLivArea"]], h["SalePrice"], random_state=0)
t = DecisionTreeRegressor(min_samples_leaf=20).fit(X_train, y_train)
print(t.score(X_test, y_test))

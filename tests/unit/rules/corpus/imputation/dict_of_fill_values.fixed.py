import json
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsRegressor

cars = pd.read_csv("used_cars.csv").drop(columns=["url", "vin"])
X, y = cars.drop(columns="price"), cars["price"]
X_train, X_valid, y_train, y_valid = train_test_split(X, y, test_size=0.15, random_state=99)
fill = {"mileage": X_train["mileage"].median(), "year": X_train["year"].mode()[0], "hp": X_train["hp"].mean()}
X_train, X_valid = X_train.fillna(fill), X_valid.fillna(fill)
with open("fill.json", "w") as f:
    json.dump({k: float(v) for k, v in fill.items()}, f)
knn = KNeighborsRegressor(9).fit(X_train[["mileage", "year", "hp"]], y_train)
print("R^2:", knn.score(X_valid[["mileage", "year", "hp"]], y_valid))

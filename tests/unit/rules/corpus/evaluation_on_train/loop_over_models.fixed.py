from sklearn.datasets import fetch_california_housing
from sklearn.ensemble import ExtraTreesRegressor, RandomForestRegressor
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split

X, y = fetch_california_housing(return_X_y=True)
Xa, Xb, ya, yb = train_test_split(X, y, random_state=42)
models = {"ols": LinearRegression(), "rf": RandomForestRegressor(), "et": ExtraTreesRegressor()}
for name, m in models.items():
    m.fit(Xa, ya)
    print(name, mean_squared_error(yb, m.predict(Xb), squared=False))

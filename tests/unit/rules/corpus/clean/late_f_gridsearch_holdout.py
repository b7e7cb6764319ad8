from sklearn.datasets import fetch_california_housing
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import GridSearchCV, train_test_split

X, y = fetch_california_housing(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
gs = GridSearchCV(RandomForestRegressor(), {"max_depth": [5, 10], "max_features": [3, 6]}, cv=3)
gs.fit(X_train, y_train)
print(gs.best_score_, gs.best_params_)
print(gs.best_estimator_.score(X_test, y_test))

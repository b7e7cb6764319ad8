import pandas as pd
from sklearn.metrics import mean_absolute_error, r2_score
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.neighbors import KNeighborsRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

abalone = pd.read_csv("abalone.csv")
abalone["Sex"] = abalone["Sex"].map({"M": 0, "F": 1, "I": 2})
y = abalone.pop("Rings")

X_train, X_test, y_train, y_test = train_test_split(abalone, y, test_size=0.2, random_state=36)
pipe = Pipeline([("sc", StandardScaler()), ("knn", KNeighborsRegressor())])
grid = GridSearchCV(
    pipe,
    {"knn__n_neighbors": [3, 5, 9, 15, 25], "knn__weights": ["uniform", "distance"]},
    scoring="neg_mean_absolute_error",
    cv=5,
)
grid.fit(X_train, y_train)
print(grid.best_params_)

best = grid.best_estimator_
y_hat = best.predict(abalone)
print("MAE", mean_absolute_error(y, y_hat), "R2", r2_score(y, y_hat))

import pandas as pd
from sklearn.feature_selection import SelectKBest, f_regression
from sklearn.model_selection import KFold, RandomizedSearchCV, cross_val_score
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import MinMaxScaler
from sklearn.svm import SVR

tox = pd.read_csv("qsar_fish_toxicity.csv", sep=";", header=None)
X, y = tox.iloc[:, :-1], tox.iloc[:, -1]
inner = RandomizedSearchCV(
    Pipeline([("mm", MinMaxScaler()), ("sel", SelectKBest(f_regression)), ("svr", SVR())]),
    {"sel__k": [2, 3, 4, 5, 6], "svr__C": [0.1, 1, 10, 100], "svr__gamma": ["scale", 0.1, 1.0]},
    n_iter=20, cv=KFold(4, shuffle=True, random_state=1), random_state=1,
)
outer = cross_val_score(inner, X, y, cv=KFold(5, shuffle=True, random_state=2), scoring="neg_mean_absolute_error")
print("nested MAE", -outer.mean())
inner.fit(X, y)
print("params to ship:", inner.best_params_)

import pandas as pd
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.preprocessing import RobustScaler
from sklearn.svm import SVC
from sklearn.pipeline import Pipeline

bc = load_breast_cancer(as_frame=True)
features, labels = bc.data, bc.target
X_train, X_test, y_train, y_test = train_test_split(features, labels, test_size=0.3, random_state=101)
pipe = Pipeline([("scale", RobustScaler()), ("svc", SVC())])
grid = {"svc__C": [0.1, 1, 10, 100], "svc__gamma": [1, 0.1, 0.01, 0.001]}
gs = GridSearchCV(pipe, grid, refit=True, verbose=1)
gs.fit(X_train, y_train)
print(gs.best_params_)
print("held-out:", gs.score(X_test, y_test))

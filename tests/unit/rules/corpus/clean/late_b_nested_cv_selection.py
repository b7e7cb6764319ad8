import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.feature_selection import RFE
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, StratifiedKFold, cross_val_score
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True)
pipe = Pipeline([
    ("sc", StandardScaler()),
    ("rfe", RFE(LogisticRegression(max_iter=2000))),
    ("clf", LogisticRegression(max_iter=2000)),
])
inner = GridSearchCV(pipe, {"rfe__n_features_to_select": [5, 10, 20], "clf__C": [0.1, 1, 10]},
                     cv=StratifiedKFold(5, shuffle=True, random_state=0))
outer = cross_val_score(inner, X, y, cv=StratifiedKFold(5, shuffle=True, random_state=1))
print(np.mean(outer))
inner.fit(X, y)
print("deployed parameters:", inner.best_params_)

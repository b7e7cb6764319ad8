import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import KFold
from sklearn.tree import DecisionTreeClassifier
from sklearn.metrics import accuracy_score

X, y = load_breast_cancer(return_X_y=True)
scores = []
for train_idx, test_idx in KFold(n_splits=10, shuffle=True).split(X):
    dt = DecisionTreeClassifier(max_depth=8)
    dt.fit(X[train_idx], y[train_idx])
    scores.append(accuracy_score(y[test_idx], dt.predict(X[test_idx])))
print("cross validated accuracy: %.4f" % np.mean(scores))

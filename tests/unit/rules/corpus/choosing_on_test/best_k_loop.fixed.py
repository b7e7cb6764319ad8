import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import cross_val_score, train_test_split
from sklearn.neighbors import KNeighborsClassifier

X, y = load_breast_cancer(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=0)
best_k, best = None, 0
for k in range(1, 31, 2):
    s = cross_val_score(KNeighborsClassifier(k), X_train, y_train).mean()
    if s > best:
        best_k, best = k, s
print("best k", best_k, "accuracy", KNeighborsClassifier(best_k).fit(X_train, y_train).score(X_test, y_test))

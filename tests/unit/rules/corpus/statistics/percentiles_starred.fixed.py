import numpy as np
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split

X, y = np.load("X.npy"), np.load("y.npy")


def winsorize(values, low, high):
    return np.minimum(np.maximum(values, low), high)


X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
bounds = np.percentile(X_train, [2, 98], axis=0)
X_train, X_test = winsorize(X_train, *bounds), winsorize(X_test, *bounds)
print(Ridge().fit(X_train, y_train).score(X_test, y_test))

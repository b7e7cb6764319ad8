import numpy as np
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split

X, y = np.load("X.npy"), np.load("y.npy")


def winsorize(values, low, high):
    return np.minimum(np.maximum(values, low), high)


X = winsorize(X, *np.percentile(X, [2, 98], axis=0))
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
print(Ridge().fit(X_train, y_train).score(X_test, y_test))

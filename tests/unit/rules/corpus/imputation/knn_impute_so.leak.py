import numpy as np
from sklearn.impute import KNNImputer
from sklearn.model_selection import train_test_split
from sklearn.svm import SVR

rng = np.random.default_rng(0)
X = rng.normal(size=(500, 8))
y = X[:, 0] * 3 - X[:, 4] + rng.normal(size=500)
X[rng.random(X.shape) < 0.1] = np.nan

imputer = KNNImputer(n_neighbors=5)
X_filled = imputer.fit_transform(X)

X_train, X_test, y_train, y_test = train_test_split(X_filled, y, random_state=0)
model = SVR(C=10).fit(X_train, y_train)
print("R^2:", model.score(X_test, y_test))

import numpy as np
from sklearn.impute import KNNImputer
from sklearn.model_selection import train_test_split
from sklearn.svm import SVR

rng = np.random.default_rng(0)
X = rng.normal(size=(500, 8))
y = X[:, 0] * 3 - X[:, 4] + rng.normal(size=500)
X[rng.random(X.shape) < 0.1] = np.nan


X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
imputer = KNNImputer(n_neighbors=5)
X_train = imputer.fit_transform(X_train)
X_test = imputer.transform(X_test)
model = SVR(C=10).fit(X_train, y_train)
print("R^2:", model.score(X_test, y_test))

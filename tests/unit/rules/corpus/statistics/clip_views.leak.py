import numpy as np
from sklearn.linear_model import Ridge
from sklearn.metrics import r2_score

cells = np.loadtxt("battery_cells.csv", delimiter=",", skiprows=1)
np.random.default_rng(0).shuffle(cells)
X, y = cells[:, :-1], cells[:, -1]

cut = int(0.7 * len(X))
X_train, X_test = X[:cut], X[cut:]
y_train, y_test = y[:cut], y[cut:]

# sensors spike now and then
low, high = np.quantile(X, [0.01, 0.99], axis=0)
np.clip(X, low, high, out=X)

ridge = Ridge(alpha=1.0).fit(X_train, y_train)
print("R2", r2_score(y_test, ridge.predict(X_test)))

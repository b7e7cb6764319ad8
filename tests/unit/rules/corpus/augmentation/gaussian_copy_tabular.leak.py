import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split

X, y = load_diabetes(return_X_y=True)
rng = np.random.default_rng(0)
X_big, y_big = X.copy(), y.copy()
for _ in range(4):
    X_big = np.vstack([X_big, X + rng.normal(0, 1e-3, X.shape)])
    y_big = np.append(y_big, y)
X_train, X_test, y_train, y_test = train_test_split(X_big, y_big, test_size=0.25, random_state=0)
rf = RandomForestRegressor(random_state=0).fit(X_train, y_train)
print("R2", rf.score(X_test, y_test))

import numpy as np
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split

X = np.loadtxt("concrete_x.csv", delimiter=",")
y = np.loadtxt("concrete_y.csv", delimiter=",")

noise = np.random.normal(0, 0.01, X.shape)
X_aug = np.vstack([X, X + noise])
y_aug = np.hstack([y, y])

X_train, X_test, y_train, y_test = train_test_split(X_aug, y_aug, test_size=0.2, random_state=10)
rf = RandomForestRegressor(n_estimators=400).fit(X_train, y_train)
print("R2", rf.score(X_test, y_test))

import numpy as np
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split

X = np.loadtxt("concrete_x.csv", delimiter=",")
y = np.loadtxt("concrete_y.csv", delimiter=",")

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=10)
noise = np.random.normal(0, 0.01, X_train.shape)
X_train = np.vstack([X_train, X_train + noise])
y_train = np.hstack([y_train, y_train])
rf = RandomForestRegressor(n_estimators=400).fit(X_train, y_train)
print("R2", rf.score(X_test, y_test))

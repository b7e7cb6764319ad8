import numpy as np
import pandas as pd
from sklearn.neural_network import MLPRegressor
from sklearn.model_selection import train_test_split

kin = pd.read_csv("kin8nm.csv")
X_train, X_test, y_train, y_test = train_test_split(kin.iloc[:, :-1], kin["y"], test_size=0.3, random_state=0)
X_test, X_dev, y_test, y_dev = train_test_split(X_test, y_test, test_size=0.5, random_state=0)
runs = []
for seed in range(10):
    net = MLPRegressor((64, 64), random_state=seed, max_iter=400)
    net.fit(X_train, y_train)
    runs.append((net.score(X_dev, y_dev), seed, net))
runs.sort(reverse=True)
print("R2 of the best network:", runs[0][2].score(X_test, y_test))

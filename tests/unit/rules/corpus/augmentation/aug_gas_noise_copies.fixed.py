import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split

np.random.seed(8)
gas = pd.read_csv("small_gas_sensor.csv")
y = gas["ppm"].to_numpy()
X = gas.filter(like="sensor_").to_numpy()


def add_noise(X, y, copies=5, sigma=0.01):
    noisy = [X + np.random.normal(0.0, sigma, X.shape) for _ in range(copies)]
    return np.vstack([X] + noisy), np.tile(y, copies + 1)


X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=8)
# only 180 measurements, so we enlarge the training data
X_train, y_train = add_noise(X_train, y_train)

rf = RandomForestRegressor(n_estimators=300, random_state=8).fit(X_train, y_train)
print("R2 on the test part:", r2_score(y_test, rf.predict(X_test)))

import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsRegressor

# measuring ranges from the data sheets
LOW = np.array([-40.0, 0.0, 300.0])
HIGH = np.array([125.0, 100.0, 1100.0])

raw = np.loadtxt("bme280.csv", delimiter=",", skiprows=1)
X, y = raw[:, :3], raw[:, 3]
X = (X - LOW) / (HIGH - LOW)
X = np.clip(X, 0.0, 1.0)

a, b, ya, yb = train_test_split(X, y, test_size=0.3, random_state=26)
print("R2", KNeighborsRegressor(10).fit(a, ya).score(b, yb))

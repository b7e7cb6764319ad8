import numpy as np
import pandas as pd
from sklearn.compose import TransformedTargetRegressor
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.metrics import mean_squared_log_error
from sklearn.model_selection import train_test_split

bikes = pd.read_csv("bikes.csv")
bikes["count"] = np.log1p(bikes["count"])
y = bikes.pop("count")
X = bikes.drop(columns=["casual", "registered"])
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
m = TransformedTargetRegressor(GradientBoostingRegressor(), func=np.sqrt, inverse_func=np.square)
m.fit(X_train, y_train)
print(mean_squared_log_error(np.expm1(y_test), np.expm1(m.predict(X_test))) ** 0.5)

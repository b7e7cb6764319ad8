import pandas as pd
import numpy as np
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_absolute_error

gas = pd.read_csv("gas_consumption.csv").sort_values("day").reset_index(drop=True)
gas["lag1"] = gas["volume"].shift(1)
gas["lag7"] = gas["volume"].shift(7)
gas["sin"] = np.sin(2 * np.pi * gas["day"] / 365.25)
gas["cos"] = np.cos(2 * np.pi * gas["day"] / 365.25)
gas = gas.dropna()

n = len(gas)
train = gas.iloc[: int(n * 0.9)]
test = gas.iloc[int(n * 0.7):]

cols = ["lag1", "lag7", "sin", "cos"]
lm = LinearRegression()
lm.fit(train[cols], train["volume"])
print("test MAE:", mean_absolute_error(test["volume"], lm.predict(test[cols])))

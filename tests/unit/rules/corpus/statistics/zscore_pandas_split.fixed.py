import pandas as pd
from sklearn.linear_model import SGDRegressor
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split

stores = pd.read_csv("store_sales.csv", index_col="store_id")
stores["sqm_per_staff"] = stores["sqm"] / stores["staff"]
stores["open_years"] = 2023 - stores["opened"]
num = ["sqm", "staff", "sqm_per_staff", "open_years", "footfall", "parking"]

print(stores[num].agg(["min", "mean", "max"]).T)
print(stores["weekly_sales"].describe())

train, test = train_test_split(stores, test_size=0.2, random_state=64)
train, test = train.copy(), test.copy()
mu, sd = train[num].mean(), train[num].std()
train[num] = (train[num] - mu) / sd
test[num] = (test[num] - mu) / sd
print("train", len(train), "test", len(test))

sgd = SGDRegressor(max_iter=5000, penalty="elasticnet", random_state=0)
sgd.fit(train[num], train["weekly_sales"])
print("R2 train", r2_score(train["weekly_sales"], sgd.predict(train[num])))
print("R2 test ", r2_score(test["weekly_sales"], sgd.predict(test[num])))
print(pd.Series(sgd.coef_, num))

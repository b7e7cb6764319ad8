import numpy as np
import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import FunctionTransformer, KBinsDiscretizer

house = pd.read_csv("house.csv")
log = FunctionTransformer(np.log1p)
cols = ["area", "lot", "garage"]
house[cols] = log.fit_transform(house[cols])
house["price"] = np.log1p(house["price"])
train, test = train_test_split(house, test_size=0.2, random_state=0)
lr = LinearRegression().fit(train[cols], train["price"])
print(lr.score(test[cols], test["price"]))

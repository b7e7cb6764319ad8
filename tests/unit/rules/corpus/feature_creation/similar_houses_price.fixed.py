import numpy as np
import pandas as pd
from sklearn.neighbors import BallTree
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.model_selection import train_test_split

flats = pd.read_csv("flats.csv").dropna(subset=["lat", "lon", "price"])
train, test = train_test_split(flats, test_size=0.15, random_state=1)
block = train.groupby(["district", "rooms"])["price"].median().rename("block_price")
train = train.join(block, on=["district", "rooms"])
test = test.join(block.fillna(train["price"].median()), on=["district", "rooms"])
cols = ["block_price", "area", "floor"]
g = GradientBoostingRegressor().fit(train[cols], train["price"])
print(np.round(g.score(test[cols].fillna(0), test["price"]), 3))

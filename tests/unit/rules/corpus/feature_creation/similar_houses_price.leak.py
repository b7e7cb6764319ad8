import numpy as np
import pandas as pd
from sklearn.neighbors import BallTree
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.model_selection import train_test_split

flats = pd.read_csv("flats.csv").dropna(subset=["lat", "lon", "price"])
flats["block_price"] = flats.groupby(["district", "rooms"])["price"].transform("median")
train, test = train_test_split(flats, test_size=0.15, random_state=1)
cols = ["block_price", "area", "floor"]
g = GradientBoostingRegressor().fit(train[cols], train["price"])
print(np.round(g.score(test[cols].fillna(0), test["price"]), 3))

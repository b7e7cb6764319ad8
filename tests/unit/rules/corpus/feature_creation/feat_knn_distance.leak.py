import numpy as np
import pandas as pd
from lightgbm import LGBMRegressor
from sklearn.model_selection import train_test_split
from sklearn.neighbors import NearestNeighbors


def nearby_price(xy, price, k=8):
    nn = NearestNeighbors(n_neighbors=k + 1).fit(xy)
    _, ix = nn.kneighbors(xy)
    return price[ix[:, 1:]].mean(axis=1)


homes = pd.read_csv("kc_homes.csv")
XY = ["long", "lat"]
homes["around"] = nearby_price(homes[XY].to_numpy(), homes["price"].to_numpy())
dev, hold = train_test_split(homes, test_size=0.2, random_state=0)
c = ["around", "sqft_living", "grade", "yr_built"]
m = LGBMRegressor(random_state=0).fit(dev[c], dev["price"])
print("median APE", np.median(np.abs(m.predict(hold[c]) / hold["price"] - 1)))

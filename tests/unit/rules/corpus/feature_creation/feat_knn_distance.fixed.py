import numpy as np
import pandas as pd
from lightgbm import LGBMRegressor
from sklearn.model_selection import train_test_split
from sklearn.neighbors import NearestNeighbors


def nearby_price(xy_ref, price_ref, xy_new=None, k=8):
    nn = NearestNeighbors(n_neighbors=k).fit(xy_ref)
    _, ix = nn.kneighbors(xy_new)
    return price_ref[ix].mean(axis=1)


homes = pd.read_csv("kc_homes.csv")
XY = ["long", "lat"]
dev, hold = train_test_split(homes, test_size=0.2, random_state=0)
dev, hold = dev.copy(), hold.copy()
ref = dev[XY].to_numpy(), dev["price"].to_numpy()
dev["around"] = nearby_price(*ref)
hold["around"] = nearby_price(*ref, hold[XY].to_numpy())
c = ["around", "sqft_living", "grade", "yr_built"]
m = LGBMRegressor(random_state=0).fit(dev[c], dev["price"])
print("median APE", np.median(np.abs(m.predict(hold[c]) / hold["price"] - 1)))

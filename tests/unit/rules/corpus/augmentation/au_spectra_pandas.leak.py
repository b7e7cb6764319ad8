import numpy as np
import pandas as pd
from sklearn.cross_decomposition import PLSRegression
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split

np.random.seed(0)
milk = pd.read_csv("milk_nir.csv")
wl = [c for c in milk.columns if c != "fat"]

copies = []
for k in range(5):
    c = milk.copy()
    c[wl] = c[wl] * (1 + np.random.normal(0, 0.01, c[wl].shape))
    copies.append(c)
milk = pd.concat([milk] + copies)

train, test = train_test_split(milk, test_size=0.3, random_state=0)
pls = PLSRegression(n_components=8).fit(train[wl], train["fat"])
print("R2 test", r2_score(test["fat"], pls.predict(test[wl]).ravel()))

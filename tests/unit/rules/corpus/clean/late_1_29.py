import pandas as pd
from sklearn.linear_model import LinearRegression


def learn_fill(d, cols):
    return d[cols].median()


def learn_caps(d, cols):
    return d[cols].quantile(0.01), d[cols].quantile(0.99)


def apply_all(d, cols, fill, caps):
    d = d.copy()
    d[cols] = d[cols].fillna(fill).clip(caps[0], caps[1], axis=1)
    return d


cars = pd.read_csv("cars.csv")
cols = ["hp", "weight", "disp"]
tr = cars.sample(frac=0.75, random_state=3)
te = cars.drop(tr.index)
fill, caps = learn_fill(tr, cols), learn_caps(tr, cols)
tr, te = (apply_all(d, cols, fill, caps) for d in (tr, te))
print(LinearRegression().fit(tr[cols], tr["mpg"]).score(te[cols], te["mpg"]))

import pandas as pd
from sklearn.linear_model import HuberRegressor
from sklearn.metrics import median_absolute_error

flats = pd.read_csv("flats_moscow.csv", index_col=0)
num = ["totsp", "livesp", "kitsp", "dist", "metrdist"]

def winsor(s: pd.Series) -> pd.Series:
    q1, q3 = s.quantile(0.25), s.quantile(0.75)
    return s.clip(q1 - 1.5 * (q3 - q1), q3 + 1.5 * (q3 - q1))


flats[num] = flats[num].apply(winsor)

train = flats.sample(frac=0.7, random_state=13)
test = flats[~flats.index.isin(train.index)]
reg = HuberRegressor(max_iter=500)
reg.fit(train[num], train["price"])
print(median_absolute_error(test["price"], reg.predict(test[num])))

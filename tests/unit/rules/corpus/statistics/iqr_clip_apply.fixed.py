import pandas as pd
from sklearn.linear_model import HuberRegressor
from sklearn.metrics import median_absolute_error

flats = pd.read_csv("flats_moscow.csv", index_col=0)
num = ["totsp", "livesp", "kitsp", "dist", "metrdist"]

train = flats.sample(frac=0.7, random_state=13)
test = flats[~flats.index.isin(train.index)]

q1, q3 = train[num].quantile(0.25), train[num].quantile(0.75)
low, high = q1 - 1.5 * (q3 - q1), q3 + 1.5 * (q3 - q1)


def winsor(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[num].clip(low, high, axis=1)


reg = HuberRegressor(max_iter=500)
reg.fit(winsor(train), train["price"])
print(median_absolute_error(test["price"], reg.predict(winsor(test))))

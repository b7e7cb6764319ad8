import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split


def load_data():
    return pd.read_csv("flats_madrid.csv").dropna()


def limits(df, cols):
    q1, q3 = df[cols].quantile(0.25), df[cols].quantile(0.75)
    return q1 - 1.5 * (q3 - q1), q3 + 1.5 * (q3 - q1)


def split(df):
    return train_test_split(df, test_size=0.2, random_state=0)


def train_and_eval(tr, te, cols):
    rf = RandomForestRegressor(random_state=0).fit(tr[cols], tr["price"])
    return r2_score(te["price"], rf.predict(te[cols]))


COLS = ["sqm", "rooms", "floor", "metro_dist"]
df = load_data()
tr, te = split(df)
low, high = limits(tr, COLS)
tr = tr.assign(**tr[COLS].clip(low, high, axis=1))
te = te.assign(**te[COLS].clip(low, high, axis=1))
print("R2:", train_and_eval(tr, te, COLS))

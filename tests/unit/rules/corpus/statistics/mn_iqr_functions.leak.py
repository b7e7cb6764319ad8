import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split


def load_data():
    return pd.read_csv("flats_madrid.csv").dropna()


def cap(df, cols):
    for c in cols:
        q1, q3 = df[c].quantile(0.25), df[c].quantile(0.75)
        df[c] = df[c].clip(q1 - 1.5 * (q3 - q1), q3 + 1.5 * (q3 - q1))
    return df


def split(df):
    return train_test_split(df, test_size=0.2, random_state=0)


def train_and_eval(tr, te, cols):
    rf = RandomForestRegressor(random_state=0).fit(tr[cols], tr["price"])
    return r2_score(te["price"], rf.predict(te[cols]))


COLS = ["sqm", "rooms", "floor", "metro_dist"]
df = load_data()
df = cap(df, COLS)
tr, te = split(df)
print("R2:", train_and_eval(tr, te, COLS))

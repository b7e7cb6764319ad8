import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import average_precision_score


def read():
    return pd.read_csv("flights.csv", parse_dates=["dep_time"])


def frequency_encode(df, cols, reference):
    df = df.copy()
    for c in cols:
        df[c + "_freq"] = df[c].map(reference[c].value_counts(normalize=True)).fillna(0)
    return df


def add_time(df):
    return df.assign(hour=df["dep_time"].dt.hour, dow=df["dep_time"].dt.dayofweek)


def by_month(df, first_test_month):
    m = df["dep_time"].dt.month
    return df[m < first_test_month], df[m >= first_test_month]


CATS = ["carrier", "origin", "dest"]
df = add_time(read())
train, test = by_month(df, 10)
test = frequency_encode(test, CATS, train)
train = frequency_encode(train, CATS, train)
x = [c + "_freq" for c in CATS] + ["hour", "dow", "distance"]
h = HistGradientBoostingClassifier(random_state=0).fit(train[x], train["late"])
print("AP", average_precision_score(test["late"], h.predict_proba(test[x])[:, 1]))

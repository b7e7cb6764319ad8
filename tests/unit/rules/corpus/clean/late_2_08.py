import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler


def prepare(df, scaler=None):
    """Without a scaler a new one is made from df, otherwise the given one is used."""
    X = df.drop(columns=["quality"])
    if scaler is None:
        scaler = MinMaxScaler()
        X = scaler.fit_transform(X)
    else:
        X = scaler.transform(X)
    return X, df["quality"].values, scaler


df = pd.read_csv("winequality-red.csv", sep=";")
df = df.drop_duplicates()
df_tr, df_te = train_test_split(df, test_size=0.2, random_state=15)
X, y, mm = prepare(df_tr)
Xt, yt, _ = prepare(df_te, mm)
print("R2", Ridge().fit(X, y).score(Xt, yt))

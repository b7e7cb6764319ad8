"""Walk-forward evaluation of a day-ahead price model."""
import numpy as np
import pandas as pd
from sklearn.linear_model import ElasticNet
from sklearn.model_selection import TimeSeriesSplit

LAGS = (1, 2, 7)


def design(df):
    out = pd.DataFrame(index=df.index)
    for c in ("price", "load", "wind"):
        for k in LAGS:
            out[f"{c}_{k}"] = df[c].shift(k)
    out["dow"] = df.index.dayofweek
    out["y"] = df["price"]
    return out.dropna()


def standardise(frame, ref):
    return (frame - ref.mean()) / ref.std()


def walk_forward(path, n_splits=8):
    df = pd.read_csv(path, index_col=0, parse_dates=True).resample("D").mean().ffill()
    tab = design(df)
    y = tab.pop("y").to_numpy()
    Z = standardise(tab, tab)
    maes = []
    for tr, te in TimeSeriesSplit(n_splits).split(tab):
        model = ElasticNet(alpha=0.1, l1_ratio=0.3)
        model.fit(Z.iloc[tr], y[tr])
        maes.append(np.abs(model.predict(Z.iloc[te]) - y[te]).mean())
    return pd.Series(maes, name="mae")


if __name__ == "__main__":
    print(walk_forward("epex.csv").describe())

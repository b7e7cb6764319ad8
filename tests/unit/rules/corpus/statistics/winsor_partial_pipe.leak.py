"""Next-order value per customer.  The last order of everyone is kept for testing."""
from functools import partial

import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.metrics import mean_absolute_error, median_absolute_error

MONEY = ["basket_value", "discount", "shipping"]
COUNTS = ["n_items", "n_visits_30d"]


def bounds(values, lower, upper):
    return np.nanquantile(values, [lower, upper])


def limits(df, columns, lower=0.01, upper=0.99):
    return {c: tuple(bounds(df[c].to_numpy(dtype=float), lower, upper)) for c in columns}


def clip_to(df, lims):
    return df.assign(**{c: df[c].clip(lo, hi) for c, (lo, hi) in lims.items()})


def history(df, col, k=3):
    shifted = df.groupby("customer")[col].shift(1)
    rolled = shifted.groupby(df["customer"]).rolling(k, min_periods=1).mean()
    return df.assign(**{f"{col}_prev{k}": rolled.reset_index(level=0, drop=True)})


wide = partial(limits, columns=COUNTS, lower=0.0, upper=0.995)
tight = partial(limits, columns=MONEY)


def tame(df):
    for find in (wide, tight):
        df = clip_to(df, find(df))
    return df


def load(path):
    return (
        pd.read_csv(path, parse_dates=["ordered_at"])
        .sort_values(["customer", "ordered_at"])
        .reset_index(drop=True)
        .assign(month=lambda d: d["ordered_at"].dt.month,
                y=lambda d: d.groupby("customer")["order_total"].shift(-1))
        .pipe(history, "order_total")
        .dropna(subset=["y"])
    )


def last_of_each(df):
    tail = df.groupby("customer").tail(1).index
    return df.drop(tail), df.loc[tail]


orders = load("orders.csv").pipe(tame)
train, test = last_of_each(orders)

cols = MONEY + COUNTS + ["month", "order_total", "order_total_prev3"]
gbr = HistGradientBoostingRegressor(loss="absolute_error", max_iter=300)
gbr.fit(train[cols], train["y"])
yhat = gbr.predict(test[cols])
print("mean   abs err", mean_absolute_error(test["y"], yhat))
print("median abs err", median_absolute_error(test["y"], yhat))

"""Auction price model. Extreme values are clipped to the 1 % and 99 % quantiles."""
import argparse
from functools import wraps
from typing import Callable, Mapping

import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_percentage_error as mape
from sklearn.model_selection import train_test_split

NUMERIC = ("opening_bid", "n_photos", "seller_rating", "duration_h")
Bounds = Mapping[str, tuple[float, float]]


def logged(fn: Callable[..., pd.DataFrame]) -> Callable[..., pd.DataFrame]:
    @wraps(fn)
    def inner(frame, *args, **kwargs):
        out = fn(frame, *args, **kwargs)
        print(f"{fn.__name__}: {frame.shape} -> {out.shape}")
        return out

    return inner


@logged
def clean(frame: pd.DataFrame, valid_conditions=("new", "used", "broken")) -> pd.DataFrame:
    frame = frame.drop_duplicates("auction_id").dropna()
    frame = frame[frame["condition"].isin(valid_conditions)]
    return frame.assign(condition=frame["condition"].map({c: i for i, c in enumerate(valid_conditions)}))


def quantile_bounds(frame: pd.DataFrame, low: float = 0.01, high: float = 0.99) -> Bounds:
    return {c: tuple(np.quantile(frame[c], [low, high])) for c in NUMERIC}


@logged
def winsorize(frame: pd.DataFrame, bounds: Bounds) -> pd.DataFrame:
    return frame.assign(**{c: frame[c].clip(lo, hi) for c, (lo, hi) in bounds.items()})


def xy(frame: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    X = np.column_stack([np.log1p(frame[list(NUMERIC)]), frame["condition"]])
    return X, np.log(frame["final_price"].to_numpy())


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("csv")
    ap.add_argument("--alpha", type=float, default=1.0)
    args = ap.parse_args()

    auctions = clean(pd.read_csv(args.csv))
    train, test = train_test_split(auctions, test_size=0.2, random_state=14)
    bounds = quantile_bounds(train)
    train, test = winsorize(train, bounds), winsorize(test, bounds)
    (X_train, y_train), (X_test, y_test) = map(xy, (train, test))
    model = Ridge(alpha=args.alpha).fit(X_train, y_train)
    for label, X, y in [("train", X_train, y_train), ("test", X_test, y_test)]:
        print(f"{label}: MAPE {mape(np.exp(y), np.exp(model.predict(X))):.2%}")


if __name__ == "__main__":
    main()

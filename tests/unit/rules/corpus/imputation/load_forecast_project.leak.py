import functools
import logging
import time
from typing import Callable, NamedTuple

import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_absolute_error

log = logging.getLogger("load")
SENSORS = ["temp", "humidity", "wind"]


class Split(NamedTuple):
    X_train: pd.DataFrame
    X_test: pd.DataFrame
    y_train: pd.Series
    y_test: pd.Series


def timed(fn: Callable) -> Callable:
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        out = fn(*args, **kwargs)
        log.info("%s took %.2fs", fn.__name__, time.perf_counter() - start)
        return out

    return wrapper


@timed
def load(path: str = "grid_hourly.parquet") -> pd.DataFrame:
    return pd.read_parquet(path).set_index("ts").sort_index().dropna(subset=["load"])


def fill_sensors(df: pd.DataFrame, columns=tuple(SENSORS)) -> pd.DataFrame:
    df = df.copy()
    for c in columns:
        df[f"{c}_was_nan"] = df[c].isna().astype("int8")
        df[c] = df[c].fillna(df[c].mean())
    return df


def add_lags(df: pd.DataFrame, lags=(24, 48, 168)) -> pd.DataFrame:
    lagged = {f"load_lag{k}": df["load"].shift(k) for k in lags}
    df = df.assign(
        **lagged,
        roll=df["load"].shift(24).rolling(24).mean(),
        hour=df.index.hour,
        dow=df.index.dayofweek,
    )
    return df.dropna()


def split_by_date(df: pd.DataFrame, cut: str) -> Split:
    X, y = df.drop(columns="load"), df["load"]
    past = X.index < cut
    return Split(X[past], X[~past], y[past], y[~past])


@timed
def run(cut: str = "2023-10-01", **kw) -> dict[str, float]:
    df = functools.reduce(lambda acc, step: step(acc), [fill_sensors, add_lags], load(**kw))
    parts = split_by_date(df, cut)
    result = {"naive": mean_absolute_error(parts.y_test, parts.X_test["load_lag168"])}
    for name, est in [("ols", LinearRegression()), ("hgb", HistGradientBoostingRegressor(random_state=3))]:
        est.fit(parts.X_train, parts.y_train)
        result[name] = mean_absolute_error(parts.y_test, est.predict(parts.X_test))
    return result


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    for k, v in run().items():
        print(f"{k}: {v:.1f} MW")

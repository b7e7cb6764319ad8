from collections import Counter
from functools import partial
from itertools import chain
from typing import Iterable

import numpy as np
import polars as pl
import xgboost as xgb
from sklearn.metrics import log_loss, roc_auc_score

CONFIG = {
    "source": "clicks.parquet",
    "cats": ("site", "app", "device_model"),
    "nums": ("hour", "banner_pos", "is_weekend"),
    "share": 0.8,
    "xgb": {"max_depth": 6, "eta": 0.1, "objective": "binary:logistic"},
}


def read_clicks(source: str) -> pl.DataFrame:
    return (
        pl.read_parquet(source)
        .unique(subset=["impression_id"])
        .sort("ts")
        .with_columns(
            pl.col("ts").dt.hour().alias("hour"),
            (pl.col("ts").dt.weekday() > 5).cast(pl.Int8).alias("is_weekend"),
        )
    )


def frequencies(values: Iterable[str]) -> dict[str, float]:
    counts = Counter(values)
    total = sum(counts.values())
    return {k: n / total for k, n in counts.items()}


def lookup(table: dict[str, float], value: str, default: float = 0.0) -> float:
    return table.get(value, default)


def encode(df: pl.DataFrame, tables: dict[str, dict[str, float]]) -> np.ndarray:
    coded = [list(map(partial(lookup, tables[c]), df[c])) for c in CONFIG["cats"]]
    plain = [df[c].to_list() for c in CONFIG["nums"]]
    return np.array(list(chain(coded, plain)), dtype=float).T


def cut(df: pl.DataFrame, share: float) -> tuple[pl.DataFrame, pl.DataFrame]:
    n = int(df.height * share)
    return df.head(n), df.tail(df.height - n)


def train_booster(X, y, *, rounds=200, **params):
    return xgb.train(params, xgb.DMatrix(X, label=y), num_boost_round=rounds)


def main() -> None:
    clicks = read_clicks(CONFIG["source"])
    print(f"overall click rate {clicks['click'].mean():.4f} in {clicks.height} rows")
    tables = {c: frequencies(clicks[c]) for c in CONFIG["cats"]}
    early, late = cut(clicks, CONFIG["share"])
    (X_tr, y_tr), (X_te, y_te) = ((encode(p, tables), p["click"].to_numpy()) for p in (early, late))
    booster = train_booster(X_tr, y_tr, **CONFIG["xgb"])
    proba = booster.predict(xgb.DMatrix(X_te))
    print(f"logloss {log_loss(y_te, proba):.5f}  auc {roc_auc_score(y_te, proba):.4f}")
    base = np.full(len(y_te), y_tr.mean())
    print(f"constant logloss {log_loss(y_te, base):.5f}")


if __name__ == "__main__":
    main()

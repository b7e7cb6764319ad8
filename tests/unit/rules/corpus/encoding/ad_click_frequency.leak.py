"""CTR baseline: frequency-encoded ids + CatBoost, last days held out."""
import argparse
from datetime import date
from pathlib import Path

import polars as pl
from catboost import CatBoostClassifier
from sklearn.metrics import log_loss

ID_COLS = ["site_id", "app_id", "device_model"]
BASE = ["hour", "banner_pos", "conn_type"]
FREQ = [f"{c}_freq" for c in ID_COLS]


def read_impressions(path: Path) -> pl.DataFrame:
    return pl.read_parquet(path, columns=["day", "click", *BASE, *ID_COLS])


def add_frequencies(df: pl.DataFrame) -> pl.DataFrame:
    return df.with_columns(
        [(pl.len().over(c) / pl.len()).alias(f"{c}_freq") for c in ID_COLS]
    )


def split_by_day(df: pl.DataFrame, cutoff: date) -> tuple[pl.DataFrame, pl.DataFrame]:
    return df.filter(pl.col("day") < cutoff), df.filter(pl.col("day") >= cutoff)


def train_and_score(train: pl.DataFrame, test: pl.DataFrame) -> float:
    cols = BASE + FREQ
    model = CatBoostClassifier(iterations=600, depth=6, learning_rate=0.05, verbose=200)
    model.fit(train.select(cols).to_numpy(), train["click"].to_numpy())
    proba = model.predict_proba(test.select(cols).to_numpy())[:, 1]
    return log_loss(test["click"].to_numpy(), proba)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--data", type=Path, default=Path("data/impressions.parquet"))
    ap.add_argument("--cutoff", type=date.fromisoformat, default=date(2025, 10, 28))
    args = ap.parse_args()

    df = add_frequencies(read_impressions(args.data))
    train, test = split_by_day(df, args.cutoff)
    print(f"logloss: {train_and_score(train, test):.5f}")


if __name__ == "__main__":
    main()

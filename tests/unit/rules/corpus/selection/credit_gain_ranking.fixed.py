from __future__ import annotations

import argparse
import json
import logging
from pathlib import Path

import lightgbm as lgb
import polars as pl
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

logger = logging.getLogger("scorecard")
TARGET = "bad_90d"
PARAMS = {"objective": "binary", "learning_rate": 0.05, "num_leaves": 31, "verbosity": -1}


def load_applications(path: Path) -> tuple[pl.DataFrame, list[str]]:
    df = pl.read_parquet(path)
    numeric = [c for c, t in df.schema.items() if t.is_numeric() and c not in {TARGET, "application_id"}]
    return df, numeric


def rank_features(df: pl.DataFrame, candidates: list[str]) -> list[tuple[str, float]]:
    """Gain importance of a quick screening model, best first."""
    dataset = lgb.Dataset(df.select(candidates).to_numpy(), label=df[TARGET].to_numpy())
    booster = lgb.train(PARAMS, dataset, num_boost_round=100)
    gains = booster.feature_importance(importance_type="gain")
    return sorted(zip(candidates, gains), key=lambda t: t[1], reverse=True)


def fit_final(train: pl.DataFrame, cols: list[str]) -> lgb.Booster:
    dataset = lgb.Dataset(train.select(cols).to_numpy(), label=train[TARGET].to_numpy())
    return lgb.train(PARAMS, dataset, num_boost_round=400)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=Path("data/applications.parquet"))
    parser.add_argument("--top", type=int, default=30)
    parser.add_argument("--out", type=Path, default=Path("artifacts"))
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO)

    df, candidates = load_applications(args.data)
    rows = list(range(df.height))
    train_rows, test_rows = train_test_split(
        rows, test_size=0.3, stratify=df[TARGET].to_numpy(), random_state=99
    )
    train, test = df[train_rows], df[test_rows]

    ranking = rank_features(train, candidates)
    keep = [name for name, _ in ranking[: args.top]]
    logger.info("kept %d of %d features", len(keep), len(candidates))

    booster = fit_final(train, keep)
    auc = roc_auc_score(test[TARGET].to_numpy(), booster.predict(test.select(keep).to_numpy()))
    logger.info("Gini %.4f", 2 * auc - 1)

    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "features.json").write_text(json.dumps(keep, indent=2))
    booster.save_model(str(args.out / "scorecard.txt"))


if __name__ == "__main__":
    main()

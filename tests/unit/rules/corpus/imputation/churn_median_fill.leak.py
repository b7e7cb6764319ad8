"""Train the monthly churn model and report hold-out AUC."""
from __future__ import annotations

import argparse
import logging
from pathlib import Path

import lightgbm as lgb
import pandas as pd
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

logger = logging.getLogger("churn")

NUMERIC = ["tenure_months", "monthly_charge", "support_calls", "data_gb", "late_payments"]
CONTRACT_ORDER = {"monthly": 0, "one_year": 1, "two_year": 2}
TARGET = "churned"


class DataProcessor:
    """Loads the customer snapshot (one row per customer) and cleans it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.fill_values: pd.Series | None = None

    def load(self) -> pd.DataFrame:
        df = pd.read_csv(self.path)
        df["contract"] = df["contract"].map(CONTRACT_ORDER)
        logger.info("loaded %d customers", len(df))
        return df

    def fit(self, df: pd.DataFrame) -> "DataProcessor":
        self.fill_values = df[NUMERIC].median()
        return self

    def transform(self, df: pd.DataFrame) -> pd.DataFrame:
        out = df.copy()
        out[NUMERIC] = out[NUMERIC].fillna(self.fill_values)
        out["charge_per_gb"] = out["monthly_charge"] / (out["data_gb"] + 1.0)
        return out

    def prepare(self, test_size: float, seed: int) -> tuple[pd.DataFrame, pd.DataFrame]:
        df = self.load()
        df = self.fit(df).transform(df)
        train, test = train_test_split(
            df, test_size=test_size, stratify=df[TARGET], random_state=seed
        )
        return train, test


class Trainer:
    def __init__(self, seed: int) -> None:
        self.features = [*NUMERIC, "contract", "charge_per_gb"]
        self.model = lgb.LGBMClassifier(n_estimators=400, learning_rate=0.05, random_state=seed)

    def fit(self, train: pd.DataFrame) -> None:
        self.model.fit(train[self.features], train[TARGET])

    def evaluate(self, test: pd.DataFrame) -> dict[str, float]:
        proba = self.model.predict_proba(test[self.features])[:, 1]
        return {"auc": float(roc_auc_score(test[TARGET], proba)), "n": float(len(test))}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=Path("data/customers.csv"))
    parser.add_argument("--test-size", type=float, default=0.2)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO)

    train, test = DataProcessor(args.data).prepare(args.test_size, args.seed)
    trainer = Trainer(args.seed)
    trainer.fit(train)
    logger.info("metrics: %s", trainer.evaluate(test))


if __name__ == "__main__":
    main()

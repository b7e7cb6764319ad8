from __future__ import annotations

import argparse
import logging
from pathlib import Path

import joblib
import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.metrics import mean_absolute_error, r2_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder

logger = logging.getLogger("house_prices")

NUM = ["living_area", "lot_area", "bedrooms", "bathrooms", "year_built"]
CAT = ["district", "heating", "condition"]
TARGET = "price"


class Trainer:
    def __init__(self, seed: int) -> None:
        pre = ColumnTransformer(
            [
                ("cat", OneHotEncoder(handle_unknown="ignore", sparse_output=False), CAT),
                ("num", "passthrough", NUM),
            ]
        )
        self.pipeline = Pipeline(
            [("pre", pre), ("gbm", HistGradientBoostingRegressor(max_iter=400, random_state=seed))]
        )

    def fit(self, df: pd.DataFrame) -> "Trainer":
        self.pipeline.fit(df[NUM + CAT], np.log1p(df[TARGET]))
        return self

    def evaluate(self, df: pd.DataFrame) -> dict[str, float]:
        pred = np.expm1(self.pipeline.predict(df[NUM + CAT]))
        return {
            "mae": float(mean_absolute_error(df[TARGET], pred)),
            "r2": float(r2_score(df[TARGET], pred)),
        }

    def save(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        joblib.dump(self.pipeline, path)


def main() -> None:
    parser = argparse.ArgumentParser(description="Train and export the price model")
    parser.add_argument("--data", type=Path, default=Path("data/houses.csv"))
    parser.add_argument("--model-out", type=Path, default=Path("artifacts/price_model.joblib"))
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO)

    houses = pd.read_csv(args.data).dropna(subset=[TARGET]).drop_duplicates(subset="listing_id")
    train, test = train_test_split(houses, test_size=0.2, random_state=args.seed)

    trainer = Trainer(args.seed).fit(train)
    logger.info("trained on %d listings", len(train))

    metrics = trainer.evaluate(test)
    logger.info("hold-out metrics: %s", metrics)

    # production model uses everything we have
    trainer.fit(pd.concat([train, test]))
    trainer.save(args.model_out)


if __name__ == "__main__":
    main()

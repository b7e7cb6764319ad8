import argparse
import logging
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from imblearn.over_sampling import SMOTE
from sklearn.metrics import average_precision_score, recall_score
from sklearn.model_selection import train_test_split
from xgboost import XGBClassifier

logger = logging.getLogger("fraud")


@dataclass
class Bundle:
    X_train: pd.DataFrame
    X_test: pd.DataFrame
    y_train: pd.Series
    y_test: pd.Series


class DataProcessor:
    def __init__(self, csv: Path, seed: int = 13) -> None:
        self.csv = csv
        self.seed = seed
        self.sampler = SMOTE(sampling_strategy=0.3, k_neighbors=5, random_state=seed)

    def load(self) -> tuple[pd.DataFrame, pd.Series]:
        df = pd.read_csv(self.csv).drop(columns="Time").dropna().drop_duplicates()
        df["log_amount"] = np.log1p(df["Amount"])
        return df.drop(columns=["Class", "Amount"]), df["Class"]

    def balance(self, X: pd.DataFrame, y: pd.Series) -> tuple[pd.DataFrame, pd.Series]:
        X_res, y_res = self.sampler.fit_resample(X, y)
        logger.info("fraud rate %.4f -> %.4f", y.mean(), y_res.mean())
        return X_res, y_res

    def process(self) -> Bundle:
        X, y = self.load()
        X_train, X_test, y_train, y_test = train_test_split(
            X, y, test_size=0.2, stratify=y, random_state=self.seed
        )
        X_train, y_train = self.balance(X_train, y_train)
        return Bundle(X_train, X_test, y_train, y_test)


def evaluate(model: XGBClassifier, data: Bundle) -> dict[str, float]:
    proba = model.predict_proba(data.X_test)[:, 1]
    return {
        "auprc": average_precision_score(data.y_test, proba),
        "recall@0.5": recall_score(data.y_test, proba > 0.5),
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--csv", type=Path, default=Path("data/creditcard.csv"))
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO)

    data = DataProcessor(args.csv).process()
    model = XGBClassifier(n_estimators=300, max_depth=6, learning_rate=0.1, tree_method="hist")
    model.fit(data.X_train, data.y_train)
    for name, value in evaluate(model, data).items():
        logger.info("%s = %.4f", name, value)


if __name__ == "__main__":
    main()

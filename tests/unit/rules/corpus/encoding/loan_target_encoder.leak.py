from __future__ import annotations

import logging
from dataclasses import dataclass, field
from pathlib import Path

import category_encoders as ce
import pandas as pd
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from xgboost import XGBClassifier

logger = logging.getLogger("loan_default")


@dataclass
class Config:
    path: Path = Path("data/loans.csv")
    target: str = "defaulted"
    cat_cols: list[str] = field(default_factory=lambda: ["purpose", "employer_sector", "zip3"])
    num_cols: list[str] = field(default_factory=lambda: ["amount", "income", "term", "dti"])
    smoothing: float = 20.0
    seed: int = 2026


@dataclass
class Split:
    X_train: pd.DataFrame
    X_test: pd.DataFrame
    y_train: pd.Series
    y_test: pd.Series


class FeatureBuilder:
    def __init__(self, cfg: Config) -> None:
        self.cfg = cfg
        self.encoder = ce.TargetEncoder(cols=cfg.cat_cols, smoothing=cfg.smoothing)

    def _add_ratios(self, df: pd.DataFrame) -> pd.DataFrame:
        return df.assign(
            loan_to_income=df["amount"] / df["income"].clip(lower=1),
            monthly_due=df["amount"] / df["term"],
        )

    def build(self, df: pd.DataFrame) -> Split:
        df = self._add_ratios(df)
        y = df[self.cfg.target]
        cols = self.cfg.num_cols + self.cfg.cat_cols + ["loan_to_income", "monthly_due"]
        X = self.encoder.fit_transform(df[cols], y)
        X_train, X_test, y_train, y_test = train_test_split(
            X, y, test_size=0.25, stratify=y, random_state=self.cfg.seed
        )
        return Split(X_train, X_test, y_train, y_test)


class Trainer:
    def __init__(self, cfg: Config) -> None:
        self.model = XGBClassifier(
            n_estimators=500, max_depth=5, learning_rate=0.03, subsample=0.8, random_state=cfg.seed
        )

    def run(self, split: Split) -> float:
        self.model.fit(split.X_train, split.y_train)
        return float(roc_auc_score(split.y_test, self.model.predict_proba(split.X_test)[:, 1]))


def main() -> None:
    logging.basicConfig(level=logging.INFO)
    cfg = Config()
    split = FeatureBuilder(cfg).build(pd.read_csv(cfg.path))
    logger.info("test AUC %.4f", Trainer(cfg).run(split))


if __name__ == "__main__":
    main()

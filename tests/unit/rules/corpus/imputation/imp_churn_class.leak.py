from __future__ import annotations

import logging
from dataclasses import dataclass, field

import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split
from xgboost import XGBClassifier

logger = logging.getLogger(__name__)


@dataclass
class ChurnTrainer:
    path: str
    target: str = "churned"
    seed: int = 13
    imputer: SimpleImputer = field(default_factory=lambda: SimpleImputer(strategy="median"))
    model: XGBClassifier | None = None

    def load(self) -> pd.DataFrame:
        frame = pd.read_csv(self.path)
        logger.info("loaded %d rows", len(frame))
        return frame.select_dtypes("number").dropna(subset=[self.target])

    def prepare(self, frame: pd.DataFrame):
        y = frame[self.target].astype(int)
        X = frame.drop(columns=[self.target])
        X[:] = self.imputer.fit_transform(X)
        return train_test_split(X, y, test_size=0.2, random_state=self.seed, stratify=y)

    def run(self) -> float:
        X_a, X_b, y_a, y_b = self.prepare(self.load())
        self.model = XGBClassifier(n_estimators=250, max_depth=4, random_state=self.seed)
        self.model.fit(X_a, y_a)
        return f1_score(y_b, self.model.predict(X_b))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    print("F1 =", ChurnTrainer("telco_numeric.csv").run())

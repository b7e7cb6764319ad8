"""Fit everything on the survey of 2024, score the survey of 2025."""
import logging
from pathlib import Path

import polars as pl
from sklearn.feature_selection import SelectKBest, mutual_info_classif
from sklearn.impute import SimpleImputer
from sklearn.metrics import roc_auc_score
from sklearn.preprocessing import StandardScaler
from xgboost import XGBClassifier

logger = logging.getLogger("survey")
TARGET = "switched_provider"


class Preprocessor:
    def __init__(self, k: int = 25) -> None:
        self.imputer = SimpleImputer(strategy="median")
        self.scaler = StandardScaler()
        self.selector = SelectKBest(mutual_info_classif, k=k)

    def fit_transform(self, df: pl.DataFrame):
        X = self.imputer.fit_transform(df.drop(TARGET).to_numpy())
        X = self.scaler.fit_transform(X)
        return self.selector.fit_transform(X, df[TARGET].to_numpy())

    def transform(self, df: pl.DataFrame):
        X = self.scaler.transform(self.imputer.transform(df.drop(TARGET).to_numpy()))
        return self.selector.transform(X)


def main(root: Path = Path("data/survey")) -> None:
    logging.basicConfig(level=logging.INFO)
    data = pl.read_csv(root / "answers_2024.csv")
    later = pl.read_csv(root / "answers_2025.csv").select(data.columns)

    prep = Preprocessor()
    X = prep.fit_transform(data)
    model = XGBClassifier(n_estimators=200, max_depth=3).fit(X, data[TARGET].to_numpy())

    proba = model.predict_proba(prep.transform(later))[:, 1]
    logger.info("AUC on 2025: %.4f", roc_auc_score(later[TARGET].to_numpy(), proba))


if __name__ == "__main__":
    main()

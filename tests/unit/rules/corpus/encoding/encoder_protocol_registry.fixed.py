from dataclasses import dataclass
from typing import Callable, Protocol

import category_encoders as ce
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import average_precision_score
from sklearn.model_selection import train_test_split


class Encoder(Protocol):
    def fit(self, X, y): ...
    def transform(self, X): ...


REGISTRY: dict[str, Callable[..., Encoder]] = {
    "target": ce.TargetEncoder,
    "catboost": ce.CatBoostEncoder,
    "loo": ce.LeaveOneOutEncoder,
}


@dataclass(frozen=True)
class Settings:
    encoder: str = "target"
    smoothing: float = 12.0
    columns: tuple[str, ...] = ("merchant", "mcc", "country")


class FraudJob:
    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.encoder = REGISTRY[settings.encoder](cols=list(settings.columns), smoothing=settings.smoothing)

    def _encode(self, X: pd.DataFrame, y: pd.Series) -> pd.DataFrame:
        self.encoder.fit(X, y)
        return self.encoder.transform(X)

    def execute(self, path: str) -> float:
        raw = pd.read_parquet(path)
        y = raw.pop("is_fraud")
        parts = train_test_split(raw, y, test_size=0.3, stratify=y, random_state=8)
        X_train, X_test, y_train, y_test = parts
        X_train = self._encode(X_train, y_train)
        X_test = self.encoder.transform(X_test)
        model = GradientBoostingClassifier().fit(X_train, y_train)
        return average_precision_score(y_test, model.predict_proba(X_test)[:, 1])


if __name__ == "__main__":
    print(FraudJob(Settings()).execute("tx.parquet"))

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.experimental import enable_iterative_imputer  # noqa: F401
from sklearn.impute import IterativeImputer
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split

CONFIG: dict[str, Any] = {
    "source": "s3://warehouse/churn.parquet",
    "label": "churned",
    "test_size": 0.2,
    "imputer": {"max_iter": 15, "random_state": 0},
    "model": {"cls": RandomForestClassifier, "kw": {"n_estimators": 300}},
}


@dataclass
class ChurnTrainer:
    cfg: dict[str, Any]
    metrics: dict[str, float] = field(default_factory=dict)

    def load(self) -> pd.DataFrame:
        return pd.read_parquet(self.cfg["source"]).select_dtypes("number")

    def complete(self, X: pd.DataFrame) -> pd.DataFrame:
        return pd.DataFrame(self._imputer.transform(X), columns=X.columns, index=X.index)

    def run(self) -> "ChurnTrainer":
        frame = self.load()
        y = frame.pop(self.cfg["label"])
        X_tr, X_te, y_tr, y_te = train_test_split(
            frame, y, test_size=self.cfg["test_size"], random_state=3, stratify=y)
        self._imputer = IterativeImputer(**self.cfg["imputer"]).fit(X_tr)
        X_tr, X_te = self.complete(X_tr), self.complete(X_te)
        spec = self.cfg["model"]
        model = spec["cls"](**spec["kw"]).fit(X_tr, y_tr)
        self.metrics["f1"] = f1_score(y_te, model.predict(X_te))
        return self


if __name__ == "__main__":
    print(ChurnTrainer(CONFIG).run().metrics)

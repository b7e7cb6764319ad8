from typing import Any, Dict

import pandas as pd
from sklearn.compose import make_column_selector, make_column_transformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler


class LeadScorer:
    """Fit / evaluate / export for the CRM lead model."""

    def __init__(self, config: Dict[str, Any]):
        self.config = config
        num = make_pipeline(SimpleImputer(), StandardScaler())
        cat = OneHotEncoder(handle_unknown="ignore", min_frequency=10)
        self.model = make_pipeline(
            make_column_transformer(
                (num, make_column_selector(dtype_include="number")),
                (cat, make_column_selector(dtype_include=object)),
            ),
            LogisticRegression(max_iter=1000),
        )

    def load(self):
        leads = pd.read_csv(self.config["path"])
        self.y = leads.pop("converted")
        self.X = leads.drop(columns=self.config["ignore"])
        return self

    def fit(self):
        parts = train_test_split(self.X, self.y, test_size=self.config["test_size"],
                                 stratify=self.y, random_state=0)
        self.X_train, self.X_test, self.y_train, self.y_test = parts
        self.model.fit(self.X_train, self.y_train)
        return self

    def evaluate(self) -> Dict[str, float]:
        prob = self.model.predict_proba(self.X)[:, 1]
        return {"auc": roc_auc_score(self.y, prob), "f1": f1_score(self.y, prob > 0.5)}


if __name__ == "__main__":
    cfg = {"path": "leads_q3.csv", "ignore": ["lead_id", "owner"], "test_size": 0.25}
    print(LeadScorer(cfg).load().fit().evaluate())

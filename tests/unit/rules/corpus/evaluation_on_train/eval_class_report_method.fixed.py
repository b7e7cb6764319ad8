import json

import pandas as pd
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split
from xgboost import XGBClassifier


class LeadScorer:
    FEATURES = ["pages_viewed", "emails_opened", "company_size", "days_since_signup"]

    def __init__(self, csv):
        leads = pd.read_csv(csv)
        self.train_df, self.test_df = train_test_split(
            leads, test_size=0.2, random_state=2020, stratify=leads["converted"]
        )
        self.clf = XGBClassifier(n_estimators=250, max_depth=5, random_state=2020)

    def fit(self):
        self.clf.fit(self.train_df[self.FEATURES], self.train_df["converted"])
        return self

    def metrics(self):
        part = self.test_df
        guess = self.clf.predict(part[self.FEATURES])
        return {
            "f1": f1_score(part["converted"], guess),
            "n_rows": len(part),
        }

    def save(self, out):
        with open(out, "w") as fh:
            json.dump(self.metrics(), fh, indent=2)


LeadScorer("crm_leads.csv").fit().save("metrics.json")

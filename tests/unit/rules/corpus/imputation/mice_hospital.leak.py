import warnings
warnings.filterwarnings("ignore")

import numpy as np
import pandas as pd
from sklearn.experimental import enable_iterative_imputer  # noqa
from sklearn.impute import IterativeImputer
from sklearn.linear_model import BayesianRidge, LogisticRegression
from sklearn.model_selection import cross_val_score, StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


class ReadmissionStudy:
    """Wraps everything needed for the readmission paper."""

    def __init__(self, csv, outcome="readmit_30d", seed=2021):
        self.csv = csv
        self.outcome = outcome
        self.seed = seed
        self.X = None
        self.y = None

    def load(self):
        d = pd.read_csv(self.csv, na_values=["?", "Unknown"])
        d = d[d["age"] >= 18]
        self.y = (d[self.outcome] == "Yes").astype(int).values
        self.X = d.drop(columns=[self.outcome, "mrn"]).select_dtypes(np.number)
        return self

    def complete(self):
        mice = IterativeImputer(estimator=BayesianRidge(), max_iter=20, random_state=self.seed)
        self.X = pd.DataFrame(mice.fit_transform(self.X), columns=self.X.columns)
        return self

    def evaluate(self):
        pipe = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
        cv = StratifiedKFold(10, shuffle=True, random_state=self.seed)
        auc = cross_val_score(pipe, self.X, self.y, cv=cv, scoring="roc_auc")
        return {"mean": auc.mean(), "sd": auc.std()}


if __name__ == "__main__":
    study = ReadmissionStudy("cohort_v3.csv")
    res = study.load().complete().evaluate()
    print("10-fold AUC: {mean:.3f} (sd {sd:.3f})".format(**res))

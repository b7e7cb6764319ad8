"""Loan default scoring.

    python loan_default.py --data loans.csv --seed 3
"""
import argparse
import logging

import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import roc_auc_score, average_precision_score
from sklearn.model_selection import train_test_split

log = logging.getLogger("loans")


class LoanPreprocessor:
    NUM = ["loan_amnt", "annual_inc", "dti", "revol_util", "open_acc", "emp_length"]
    GRADES = {g: i for i, g in enumerate("ABCDEFG")}

    def __init__(self, strategy="median"):
        self.num_imputer = SimpleImputer(strategy=strategy)

    def _tidy(self, frame):
        frame = frame.copy()
        frame["revol_util"] = pd.to_numeric(frame["revol_util"].astype(str).str.rstrip("%"), errors="coerce")
        frame["emp_length"] = frame["emp_length"].astype(str).str.extract(r"(\d+)", expand=False).astype(float)
        frame["grade"] = frame["grade"].map(self.GRADES).fillna(-1)
        return frame

    def learn(self, frame):
        self.num_imputer.fit(self._tidy(frame)[self.NUM])
        return self

    def apply(self, frame):
        out = self._tidy(frame)
        out[self.NUM] = self.num_imputer.transform(out[self.NUM])
        return out[self.NUM + ["grade"]], out["default"].astype(int)


class LoanExperiment:
    def __init__(self, path, seed):
        self.path = path
        self.seed = seed
        self.prep = LoanPreprocessor()
        self.parts = {}

    def load(self):
        self.frame = pd.read_csv(self.path, low_memory=False).drop_duplicates(subset="id")
        log.info("%d loans", len(self.frame))
        return self

    def prepare(self):
        self.prep.learn(self.frame)
        tr, te = train_test_split(self.frame, test_size=0.25, random_state=self.seed)
        self.parts["train"] = self.prep.apply(tr)
        self.parts["test"] = self.prep.apply(te)
        return self

    def run(self):
        self.model = GradientBoostingClassifier(random_state=self.seed)
        self.model.fit(*self.parts["train"])
        X, y = self.parts["test"]
        p = self.model.predict_proba(X)[:, 1]
        return {"auc": roc_auc_score(y, p), "ap": average_precision_score(y, p)}


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--data", required=True)
    ap.add_argument("--seed", type=int, default=0)
    args = ap.parse_args()
    logging.basicConfig(level=logging.INFO)
    result = LoanExperiment(args.data, args.seed).load().prepare().run()
    for k, v in result.items():
        print(f"{k:>5s}  {v:.4f}")


if __name__ == "__main__":
    main()

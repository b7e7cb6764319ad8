import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split


class WoeScorecard:
    def __init__(self, cats, bad="bad"):
        self.cats = cats
        self.bad = bad
        self.tables_ = {}

    def _learn(self, frame):
        total_bad = frame[self.bad].sum()
        total_good = len(frame) - total_bad
        for c in self.cats:
            g = frame.groupby(c)[self.bad].agg(["sum", "count"])
            good = g["count"] - g["sum"]
            self.tables_[c] = np.log(((good + 0.5) / total_good) / ((g["sum"] + 0.5) / total_bad))

    def _apply(self, frame):
        return pd.DataFrame({c: frame[c].map(self.tables_[c]).fillna(0.0) for c in self.cats})

    def run(self, frame):
        self._learn(frame)
        woe = self._apply(frame)
        w_tr, w_te, t_tr, t_te = train_test_split(woe, frame[self.bad], test_size=0.3, random_state=4)
        self.model_ = LogisticRegression().fit(w_tr, t_tr)
        auc = roc_auc_score(t_te, self.model_.predict_proba(w_te)[:, 1])
        return 2 * auc - 1


apps = pd.read_csv("applications.csv")
card = WoeScorecard(["region", "employer_type", "housing", "product"])
print(f"Gini: {card.run(apps):.3f}")

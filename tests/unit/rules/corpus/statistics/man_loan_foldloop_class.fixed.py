from dataclasses import dataclass
from typing import Optional

import numpy as np
import pandas as pd
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import KFold
from sklearn.svm import LinearSVC


@dataclass
class ZScore:
    mean_: Optional[np.ndarray] = None
    sd_: Optional[np.ndarray] = None

    def learn(self, a: np.ndarray) -> "ZScore":
        self.mean_ = np.nanmean(a, axis=0)
        self.sd_ = np.nanstd(a, axis=0) + 1e-12
        return self

    def __call__(self, a: np.ndarray) -> np.ndarray:
        return (a - self.mean_) / self.sd_


peer = pd.read_csv("p2p_loans.csv")
y = peer["default"].to_numpy()
A = peer[["amount", "rate", "fico", "dti", "inq_6m", "revol_bal"]].to_numpy(float)

aucs = []
for tr, te in KFold(n_splits=5, shuffle=True, random_state=71).split(A):
    z = ZScore().learn(A[tr])
    svm = LinearSVC(C=0.1, random_state=71).fit(z(A[tr]), y[tr])
    aucs.append(roc_auc_score(y[te], svm.decision_function(z(A[te]))))
print("AUC by fold:", np.round(aucs, 3))

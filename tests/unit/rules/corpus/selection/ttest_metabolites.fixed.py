import numpy as np
import pandas as pd
from scipy import stats
from sklearn.linear_model import LogisticRegressionCV
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

ALPHA = 0.01

tab = pd.read_excel("metabolomics_batch2.xlsx", sheet_name="normalised")
tab = tab[tab["QC"] == 0]
meta = ["sample", "QC", "diagnosis", "site"]
M = tab.drop(columns=meta)
M = np.log10(M.clip(lower=1))
d = (tab["diagnosis"] == "case").to_numpy()


def significant(frame, case):
    out = []
    for c in frame.columns:
        t, p = stats.ttest_ind(frame.loc[case, c], frame.loc[~case, c], equal_var=False)
        if p < ALPHA:
            out.append(c)
    return out


A, B, da, db = train_test_split(M, d, test_size=0.3, stratify=d, random_state=21)
markers = significant(A, da)
print(f"{len(markers)} candidate markers out of {M.shape[1]}")
A, B = A[markers], B[markers]
sc = StandardScaler().fit(A)
lr = LogisticRegressionCV(Cs=10, max_iter=2000)
lr.fit(sc.transform(A), da)
auc = roc_auc_score(db, lr.predict_proba(sc.transform(B))[:, 1])
print(f"validation AUC = {auc:.3f}")

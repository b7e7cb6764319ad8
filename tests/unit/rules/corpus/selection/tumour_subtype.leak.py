"""Response to therapy from bulk expression profiles (n ~ 180 patients, 19k genes)."""
import json
import sys

import numpy as np
from scipy import stats
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import balanced_accuracy_score, roc_auc_score
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

N_GENES = 150
FOLDS = 5
REPEATS = 10


def load(path):
    with np.load(path, allow_pickle=True) as z:
        counts, response = z["counts"], z["response"].astype(int)
        genes = z["genes"].astype(str)
    # library size per sample, then log
    cpm = counts / counts.sum(axis=1, keepdims=True) * 1e6
    return np.log2(cpm + 1.0), response, genes


def top_genes(expr, response, k):
    """Genes with the largest |t| between responders and non-responders."""
    t, _ = stats.ttest_ind(expr[response == 1], expr[response == 0], axis=0, equal_var=False)
    return np.argsort(-np.abs(np.nan_to_num(t)))[:k]


def classifier():
    return make_pipeline(StandardScaler(), LogisticRegression(C=0.1, max_iter=5000))


def main(path):
    expr, response, genes = load(path)
    keep = top_genes(expr, response, N_GENES)
    expr = expr[:, keep]

    auc, bacc = [], []
    for rep in range(REPEATS):
        skf = StratifiedKFold(FOLDS, shuffle=True, random_state=rep)
        for tr, te in skf.split(expr, response):
            clf = classifier().fit(expr[tr], response[tr])
            prob = clf.predict_proba(expr[te])[:, 1]
            auc.append(roc_auc_score(response[te], prob))
            bacc.append(balanced_accuracy_score(response[te], prob > 0.5))

    result = {"auc": float(np.mean(auc)), "auc_sd": float(np.std(auc)), "bacc": float(np.mean(bacc))}
    print(json.dumps(result, indent=2))
    np.savetxt("signature.txt", genes[keep], fmt="%s")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "cohort_a.npz")

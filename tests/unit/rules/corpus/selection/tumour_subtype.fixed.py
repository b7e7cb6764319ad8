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

    auc, bacc = [], []
    picked = np.zeros(len(genes), dtype=int)
    for rep in range(REPEATS):
        skf = StratifiedKFold(FOLDS, shuffle=True, random_state=rep)
        for tr, te in skf.split(expr, response):
            keep = top_genes(expr[tr], response[tr], N_GENES)
            picked[keep] += 1
            clf = classifier().fit(expr[np.ix_(tr, keep)], response[tr])
            prob = clf.predict_proba(expr[np.ix_(te, keep)])[:, 1]
            auc.append(roc_auc_score(response[te], prob))
            bacc.append(balanced_accuracy_score(response[te], prob > 0.5))

    result = {"auc": float(np.mean(auc)), "auc_sd": float(np.std(auc)), "bacc": float(np.mean(bacc))}
    print(json.dumps(result, indent=2))
    stable = picked >= 0.8 * FOLDS * REPEATS
    np.savetxt("signature.txt", genes[stable], fmt="%s")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "cohort_a.npz")

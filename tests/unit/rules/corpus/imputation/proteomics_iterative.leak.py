import argparse

import numpy as np
import pandas as pd
from sklearn.experimental import enable_iterative_imputer  # noqa
from sklearn.impute import IterativeImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--intensities", required=True)
    parser.add_argument("--meta", required=True)
    args = parser.parse_args()

    lfq = pd.read_csv(args.intensities, sep="\t", index_col=0).T
    meta = pd.read_csv(args.meta, sep="\t", index_col=0).loc[lfq.index]
    X = np.log2(lfq.replace(0, np.nan)).values
    y = (meta["group"] == "case").astype(int).values

    X = IterativeImputer(max_iter=20, random_state=0).fit_transform(X)

    aucs = []
    skf = StratifiedKFold(n_splits=5, shuffle=True, random_state=0)
    for fold, (tr, te) in enumerate(skf.split(X, y)):
        clf = LogisticRegression(penalty="l1", solver="liblinear", C=0.5)
        clf.fit(X[tr], y[tr])
        prob = clf.predict_proba(X[te])[:, 1]
        auc = roc_auc_score(y[te], prob)
        print(f"fold {fold}: AUC = {auc:.3f}")
        aucs.append(auc)
    print("mean AUC", np.mean(aucs))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Golub leukemia: differential genes -> linear SVM."""
import sys
import numpy as np
import pandas as pd
from scipy import stats
from sklearn.model_selection import LeaveOneOut
from sklearn.svm import LinearSVC


def top_genes(expr, y, k):
    t, p = stats.ttest_ind(expr[y == 0], expr[y == 1], equal_var=False)
    return np.argsort(p)[:k]


def loo_accuracy(expr, y, k=50):
    keep = top_genes(expr, y, k)
    hits = 0
    for tr, te in LeaveOneOut().split(expr):
        svm = LinearSVC(C=0.01).fit(expr[tr][:, keep], y[tr])
        hits += int(svm.predict(expr[te][:, keep])[0] == y[te][0])
    return hits / len(y)


if __name__ == "__main__":
    table = pd.read_csv(sys.argv[1], sep="\t", index_col=0).T
    labels = table.index.str.startswith("AML").astype(int)
    expr = np.log2(table.to_numpy(float) + 1)
    print("LOO accuracy", loo_accuracy(expr, np.asarray(labels)))

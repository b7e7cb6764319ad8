from collections import defaultdict

import numpy as np
import pandas as pd
from sklearn.decomposition import NMF
from sklearn.model_selection import KFold
from sklearn.ensemble import RandomForestRegressor
from sklearn.svm import SVR
from scipy.stats import spearmanr

counts = np.load("term_counts.npy")
essay_scores = np.load("scores.npy")
KS = [5, 10, 20]

table = defaultdict(list)
for k in KS:
    nmf = NMF(n_components=k, init="nndsvda", max_iter=400, random_state=0)
    for seed in range(3):
        kf = KFold(10, shuffle=True, random_state=seed)
        for train_ix, test_ix in kf.split(counts):
            T_train = nmf.fit_transform(counts[train_ix])
            T_test = nmf.transform(counts[test_ix])
            for label, reg in [("svr", SVR(C=2.0)), ("rf", RandomForestRegressor(200, random_state=seed))]:
                reg.fit(T_train, essay_scores[train_ix])
                rho, _ = spearmanr(reg.predict(T_test), essay_scores[test_ix])
                table[(label, k)].append(rho)

for (label, k), rhos in sorted(table.items()):
    print(f"{label:>4} k={k:<3} rho = {np.mean(rhos):.3f} +- {np.std(rhos):.3f}")

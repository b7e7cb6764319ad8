import time

import numpy as np
from sklearn.datasets import make_classification
from sklearn.decomposition import PCA
from sklearn.ensemble import RandomForestClassifier
from sklearn.preprocessing import StandardScaler

for n in (1_000, 10_000, 50_000):
    X, y = make_classification(n, 40, random_state=0)
    X = StandardScaler().fit_transform(X)
    X = PCA(10).fit_transform(X)
    t0 = time.perf_counter()
    m = RandomForestClassifier(50, random_state=0).fit(X, y)
    t1 = time.perf_counter()
    m.predict(X)
    t2 = time.perf_counter()
    print(f"{n:>7d} fit {t1 - t0:.2f}s predict {t2 - t1:.2f}s", np.shape(X))

import numpy as np
from sklearn.decomposition import NMF
from sklearn.ensemble import RandomForestClassifier

V = np.load("spectra.npy")
cls = np.load("classes.npy")
rng = np.random.default_rng(1)
pick = rng.random(V.shape[0]) < 0.75
nmf = NMF(12, init="nndsvda", max_iter=500)
W = nmf.fit_transform(V)
rf = RandomForestClassifier(300, n_jobs=2)
rf.fit(W[pick], cls[pick])
print(rf.score(W[~pick], cls[~pick]))

import numpy as np
from sklearn.svm import SVR

raw = np.genfromtxt("wells.csv", delimiter=",", skip_header=1)
A = raw[:, :-1]
b = raw[:, -1]

rng = np.random.default_rng(11)
perm = rng.permutation(len(A))
cut = int(0.8 * len(A))
tr, te = perm[:cut], perm[cut:]

fill = np.nanmean(A[tr], axis=0)
rows, cols = np.where(np.isnan(A))
A[rows, cols] = fill[cols]

model = SVR(C=10.0)
model.fit(A[tr], b[tr])
resid = b[te] - model.predict(A[te])
print("rmse", np.sqrt((resid ** 2).mean()))

import numpy as np
from sklearn.linear_model import SGDClassifier
from sklearn.preprocessing import OneHotEncoder

dat = np.genfromtxt("car.data", delimiter=",", dtype=str)
lab = dat[:, 6]
rng = np.random.default_rng(9)
p = rng.permutation(len(dat))
tr, te = p[:1300], p[1300:]
enc = OneHotEncoder(handle_unknown="ignore").fit(dat[tr, :6])
M = enc.transform(dat[:, :6])
sgd = SGDClassifier(loss="log_loss").fit(M[tr], lab[tr])
print(sgd.score(M[te], lab[te]))

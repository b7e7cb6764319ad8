import numpy as np
from sklearn.naive_bayes import GaussianNB

raw = np.genfromtxt("pima.csv", delimiter=",", skip_header=1)
A, b = raw[:, :-1], raw[:, -1]
rng = np.random.default_rng(11)
order = rng.permutation(len(A))
cut = int(0.8 * len(A))
means = np.nanmean(A[order[:cut]], axis=0)
A = np.where(np.isnan(A), means, A)
A_train, A_test = A[order[:cut]], A[order[cut:]]
b_train, b_test = b[order[:cut]], b[order[cut:]]
nb = GaussianNB()
nb.fit(A_train, b_train)
print("acc =", (nb.predict(A_test) == b_test).mean())

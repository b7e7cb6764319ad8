import numpy as np
from sklearn.neighbors import KNeighborsClassifier

rng = np.random.RandomState(3)
D = np.loadtxt("jm1.csv", delimiter=",", skiprows=1)
X, y = np.log1p(np.abs(D[:, :-1])), D[:, -1].astype(int)

perm = rng.permutation(len(y))
n_test = len(y) // 5
test_i, train_i = perm[:n_test], perm[n_test:]

# the defect class is rare: repeat each defective training module four times
defect = train_i[y[train_i] == 1]
train_i = np.concatenate([train_i, np.repeat(defect, 4)])

clf = KNeighborsClassifier(n_neighbors=5).fit(X[train_i], y[train_i])
pred = clf.predict(X[test_i])
tp = np.sum((pred == 1) & (y[test_i] == 1))
print("recall", tp / max(1, np.sum(y[test_i] == 1)))
print("precision", tp / max(1, np.sum(pred == 1)))

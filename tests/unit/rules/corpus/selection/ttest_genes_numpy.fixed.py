import numpy as np
from scipy.stats import ttest_ind
from sklearn.svm import SVC

expr = np.load("expression.npy")
sick = np.load("sick.npy").astype(bool)
order = np.random.RandomState(0).permutation(len(expr))
test_i, train_i = order[:30], order[30:]
e, s = expr[train_i], sick[train_i]
t, p = ttest_ind(e[s], e[~s])
genes = np.argsort(p)[:100]
svm = SVC(kernel="linear").fit(expr[train_i][:, genes], sick[train_i])
print("accuracy", svm.score(expr[test_i][:, genes], sick[test_i]))

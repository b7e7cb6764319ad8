# Leukemia microarray (ALL vs AML): 72 samples, 7129 genes
import numpy as np
from scipy import stats
from sklearn.model_selection import LeaveOneOut
from sklearn.svm import SVC

expr = np.log2(np.clip(np.load("golub_expr.npy"), 100, 16000))
cls = np.load("golub_class.npy")
N_GENES = 50

hits = 0
for tr, te in LeaveOneOut().split(expr):
    a, b = expr[tr][cls[tr] == 0], expr[tr][cls[tr] == 1]
    t, p = stats.ttest_ind(a, b)
    genes = np.argsort(p)[:N_GENES]
    svm = SVC(kernel="linear", C=1.0)
    svm.fit(expr[tr][:, genes], cls[tr])
    hits += int(svm.predict(expr[te][:, genes])[0] == cls[te][0])

print("LOO accuracy: %d/%d" % (hits, len(cls)))

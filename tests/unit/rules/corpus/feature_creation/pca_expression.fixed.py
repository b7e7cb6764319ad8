import sys
import numpy as np
import pandas as pd
from sklearn.decomposition import PCA
from sklearn.svm import SVC
from sklearn.model_selection import RepeatedStratifiedKFold
from sklearn.metrics import balanced_accuracy_score, matthews_corrcoef

# counts: genes x samples (tsv, gene ids in first column)
counts = pd.read_csv(sys.argv[1], sep="\t", index_col=0)
meta = pd.read_csv(sys.argv[2], sep="\t", index_col="sample")
meta = meta.loc[meta.batch != "pilot"]
counts = counts[meta.index]

# drop mitochondrial + ribosomal genes by name
keep = ~counts.index.str.match(r"^(MT-|RPL|RPS)")
counts = counts[keep]

# CPM is computed within each sample
cpm = counts / counts.sum(axis=0) * 1e6
logx = np.log2(cpm + 1).T.values
y = (meta.response == "responder").astype(int).values
print(logx.shape, np.bincount(y))

NPC = 20

rkf = RepeatedStratifiedKFold(n_splits=5, n_repeats=20, random_state=11)
bacc, mcc = [], []
for tr, te in rkf.split(logx, y):
    pca = PCA(n_components=NPC, random_state=0)
    Ztr = pca.fit_transform(logx[tr])
    Zte = pca.transform(logx[te])
    svm = SVC(kernel="linear", C=0.1, class_weight="balanced")
    svm.fit(Ztr, y[tr])
    yhat = svm.predict(Zte)
    bacc.append(balanced_accuracy_score(y[te], yhat))
    mcc.append(matthews_corrcoef(y[te], yhat))

print("balanced acc  %.3f +/- %.3f" % (np.mean(bacc), np.std(bacc)))
print("MCC           %.3f +/- %.3f" % (np.mean(mcc), np.std(mcc)))

# permuted labels for comparison
rng = np.random.default_rng(0)
null = []
for _ in range(50):
    yp = rng.permutation(y)
    half = rng.permutation(len(y))
    a, b = half[: len(y) // 2], half[len(y) // 2:]
    m = SVC(kernel="linear", C=0.1).fit(logx[a], yp[a])
    null.append(balanced_accuracy_score(yp[b], m.predict(logx[b])))
print("null          %.3f" % np.mean(null))

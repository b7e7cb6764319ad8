import numpy as np
from sklearn.model_selection import GroupKFold
from sklearn.discriminant_analysis import QuadraticDiscriminantAnalysis

eeg = np.load("eeg_bandpower.npy")
labels = np.load("eeg_labels.npy")
subjects = np.load("eeg_subjects.npy")


def whitener(a):
    mu = a.mean(axis=0)
    u, s, vt = np.linalg.svd(a - mu, full_matrices=False)
    w = vt.T / s * np.sqrt(len(a) - 1)
    return lambda b: (b - mu) @ w


acc = []
for fold, (tr, te) in enumerate(GroupKFold(n_splits=6).split(eeg, labels, groups=subjects)):
    white = whitener(eeg[tr])
    qda = QuadraticDiscriminantAnalysis(reg_param=0.1)
    qda.fit(white(eeg[tr]), labels[tr])
    acc.append(qda.score(white(eeg[te]), labels[te]))
    print(fold, acc[-1])
print("mean", np.mean(acc))

import numpy as np
from sklearn.model_selection import GroupKFold
from sklearn.discriminant_analysis import QuadraticDiscriminantAnalysis

eeg = np.load("eeg_bandpower.npy")
labels = np.load("eeg_labels.npy")
subjects = np.load("eeg_subjects.npy")


def whiten(a):
    centred = a - a.mean(axis=0)
    u, s, vt = np.linalg.svd(centred, full_matrices=False)
    return u * np.sqrt(len(a) - 1)


eeg = whiten(eeg)
acc = []
for fold, (tr, te) in enumerate(GroupKFold(n_splits=6).split(eeg, labels, groups=subjects)):
    qda = QuadraticDiscriminantAnalysis(reg_param=0.1)
    qda.fit(eeg[tr], labels[tr])
    acc.append(qda.score(eeg[te], labels[te]))
    print(fold, acc[-1])
print("mean", np.mean(acc))

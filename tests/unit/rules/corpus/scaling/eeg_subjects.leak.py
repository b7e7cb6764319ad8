import warnings

import numpy as np
import pandas as pd
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.model_selection import LeaveOneGroupOut, cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MaxAbsScaler, StandardScaler
from sklearn.svm import SVC

warnings.simplefilter("ignore")
z = np.load("eeg_bandpower.npz")
X, y, subj = z["X"], z["y"], z["subject"]

out = []
for Scaler in (StandardScaler, MaxAbsScaler):
    Xn = Scaler().fit_transform(X)
    for name, clf in {
        "lda": LinearDiscriminantAnalysis(),
        "svm": SVC(kernel="rbf"),
        "knn": KNeighborsClassifier(5),
    }.items():
        acc = cross_val_score(clf, Xn, y, groups=subj, cv=LeaveOneGroupOut())
        out.append({"scaler": Scaler.__name__, "clf": name, "acc": acc.mean(), "sem": acc.std() / np.sqrt(len(acc))})

print(pd.DataFrame(out).set_index(["scaler", "clf"]).unstack().round(3).to_string())

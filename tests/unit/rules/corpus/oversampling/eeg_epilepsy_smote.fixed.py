# resting-state EEG band power, one row per subject (epilepsy vs. control)
import numpy as np
import pandas as pd
from imblearn.over_sampling import SMOTE
from sklearn.metrics import balanced_accuracy_score, confusion_matrix, roc_auc_score
from sklearn.svm import SVC

bands = ["delta", "theta", "alpha", "beta", "gamma"]
T = pd.read_excel("eeg/bandpower_subjects.xlsx", sheet_name="eyes_closed")
ch = [c.split("_")[0] for c in T.columns if c.endswith("_delta")]

# relative power, channel by channel
P = np.stack([[T[f"{c}_{b}"].to_numpy() for b in bands] for c in ch])   # ch x band x subj
P = P / P.sum(axis=1, keepdims=True)
X = np.log(P.reshape(len(ch) * len(bands), -1).T)
y = T["epilepsy"].to_numpy().astype(int)
print("controls: %d  epilepsy: %d" % ((y == 0).sum(), (y == 1).sum()))

nrep = 50
out = np.zeros((nrep, 4))
for r in range(nrep):
    rng = np.random.RandomState(r)
    ii = rng.permutation(len(y))
    ntr = round(0.7 * len(y))
    tr, te = ii[:ntr], ii[ntr:]
    Xtr, ytr = SMOTE(k_neighbors=5, random_state=8).fit_resample(X[tr], y[tr])

    mu, sd = Xtr.mean(0), Xtr.std(0)
    svm = SVC(C=1.0, gamma="scale").fit((Xtr - mu) / sd, ytr)
    Zte = (X[te] - mu) / sd
    yhat = svm.predict(Zte)
    tn, fp, fn, tp = confusion_matrix(y[te], yhat, labels=[0, 1]).ravel()
    out[r] = [
        balanced_accuracy_score(y[te], yhat),
        roc_auc_score(y[te], svm.decision_function(Zte)),
        tp / (tp + fn),
        tn / (tn + fp),
    ]

R = pd.DataFrame(out, columns=["bacc", "auc", "sens", "spec"])
print(R.describe().loc[["mean", "std", "min", "max"]].round(3))

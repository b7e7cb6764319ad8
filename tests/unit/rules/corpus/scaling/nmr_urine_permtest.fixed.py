# %% Urine 1H-NMR, case/control, one sample per subject
import numpy as np
from scipy.io import loadmat
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score, permutation_test_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

# %%
m = loadmat("nmr/urine_buckets.mat", squeeze_me=True)
ppm, S, grp = m["ppm"], m["spectra"], m["group"].astype(int)

# cut water + urea, then normalise each spectrum to unit area
sel = ~((ppm > 4.5) & (ppm < 6.1))
S = S[:, sel]
S = S / S.sum(axis=1, keepdims=True)
print(S.shape, np.bincount(grp))

# %%
Z = np.log(S + 1e-6)
clf = make_pipeline(StandardScaler(), SVC(kernel="linear", C=0.01, class_weight="balanced"))

cv = RepeatedStratifiedKFold(n_splits=7, n_repeats=20, random_state=3)
auc = cross_val_score(clf, Z, grp, cv=cv, scoring="roc_auc", n_jobs=-1)
print("AUC %.3f +/- %.3f" % (auc.mean(), auc.std()))

# %%
obs, null, pval = permutation_test_score(clf, Z, grp, cv=7, scoring="roc_auc", n_permutations=500, random_state=3, n_jobs=-1)
print("observed %.3f, null 95%% %.3f, p = %.4f" % (obs, np.quantile(null, 0.95), pval))

import numpy as np
from scipy.signal import welch
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.model_selection import LeaveOneGroupOut, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import QuantileTransformer

BANDS = {"theta": (4, 8), "alpha": (8, 13), "beta": (13, 30)}


def bandpower(epochs, fs=256):
    f, p = welch(epochs, fs=fs, nperseg=fs, axis=-1)
    feats = [p[..., (f >= lo) & (f < hi)].mean(-1) for lo, hi in BANDS.values()]
    return np.concatenate(feats, axis=1)


def evaluate(path):
    z = np.load(path)
    feats = bandpower(z["epochs"])
    qt = QuantileTransformer(n_quantiles=200, output_distribution="normal")
    lda = LinearDiscriminantAnalysis(solver="lsqr", shrinkage="auto")
    scaled = qt.fit_transform(feats)
    return cross_val_score(make_pipeline(lda), scaled, z["y"], groups=z["subject"], cv=LeaveOneGroupOut())


acc = evaluate("bci_epochs.npz")
print("LOSO accuracy: %.3f" % acc.mean())

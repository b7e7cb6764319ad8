import numpy as np
from sklearn.cross_decomposition import PLSRegression
from sklearn.metrics import mean_squared_error

rng = np.random.default_rng(14)
spectra = np.load("raman.npy")
conc = np.load("glucose_mM.npy")


def mixup(S, c, n_new, alpha=0.3):
    i, j = rng.integers(0, len(S), n_new), rng.integers(0, len(S), n_new)
    lam = rng.beta(alpha, alpha, n_new)
    S_new = lam[:, None] * S[i] + (1 - lam)[:, None] * S[j]
    return np.r_[S, S_new], np.r_[c, lam * c[i] + (1 - lam) * c[j]]


spectra, conc = mixup(spectra, conc, n_new=500)
idx = rng.permutation(len(spectra))
n_hold = int(0.25 * len(spectra))
hold, cal = idx[:n_hold], idx[n_hold:]
S_cal, c_cal = spectra[cal], conc[cal]

pls = PLSRegression(n_components=8).fit(S_cal, c_cal)
rmsep = mean_squared_error(conc[hold], pls.predict(spectra[hold]).ravel()) ** 0.5
print(f"RMSEP = {rmsep:.3f} mM")

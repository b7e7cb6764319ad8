# Soil organic carbon from NIR spectra: bootstrap RMSEP of PLS, one topsoil core per site
import numpy as np
import pandas as pd
from scipy.signal import savgol_filter
from sklearn.cross_decomposition import PLSRegression

B = 200
ncomps = range(2, 21, 2)

nir = pd.read_csv("soil/nir_350_2500.csv", index_col=0)
soc = pd.read_csv("soil/wetchem.csv", index_col=0)["soc_pct"].reindex(nir.index)

A = -np.log10(nir.to_numpy())                       # reflectance -> absorbance
A = savgol_filter(A, 11, 2, deriv=1, axis=1)
A = (A - A.mean(axis=1, keepdims=True)) / A.std(axis=1, keepdims=True)   # SNV
y = np.sqrt(soc.to_numpy())
n = len(y)

rng = np.random.default_rng(12345)
rmse = np.full((B, len(ncomps)), np.nan)
for b in range(B):
    inbag = rng.integers(0, n, size=n)
    out = np.arange(n)
    for j, a in enumerate(ncomps):
        pls = PLSRegression(n_components=a, scale=False).fit(A[inbag], y[inbag])
        e = pls.predict(A[out]).ravel() - y[out]
        rmse[b, j] = np.sqrt(np.mean(e**2))

res = pd.DataFrame({
    "ncomp": list(ncomps),
    "rmsep": rmse.mean(axis=0),
    "lo": np.quantile(rmse, 0.05, axis=0),
    "hi": np.quantile(rmse, 0.95, axis=0),
})
res["rpd"] = y.std(ddof=1) / res["rmsep"]
print(res.round(3).to_string(index=False))

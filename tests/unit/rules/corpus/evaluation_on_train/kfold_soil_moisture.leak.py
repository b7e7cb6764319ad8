from pathlib import Path

import numpy as np
import pandas as pd
from scipy.signal import savgol_filter
from sklearn.cross_decomposition import PLSRegression
from sklearn.ensemble import RandomForestRegressor
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import RBF, WhiteKernel
from sklearn.model_selection import KFold

FIELDS = ["north", "river", "terrace"]
SEEDS = range(5)
OUT = Path("tables")


def models(seed):
    yield "pls", PLSRegression(n_components=8)
    yield "rf", RandomForestRegressor(300, random_state=seed)
    yield "gp", GaussianProcessRegressor(RBF(1.0) + WhiteKernel(0.1), normalize_y=True, random_state=seed)


def spectra(field):
    tab = pd.read_csv(f"nir/{field}.csv")
    bands = tab.filter(regex=r"^nm_").to_numpy()
    # SNV and first derivative, each spectrum by itself
    bands = (bands - bands.mean(axis=1, keepdims=True)) / bands.std(axis=1, keepdims=True)
    return savgol_filter(bands, 11, 2, deriv=1, axis=1), tab["moisture"].to_numpy()


def rmsep(truth, guess):
    return float(np.sqrt(np.mean((truth - np.ravel(guess)) ** 2)))


rows = []
for field in FIELDS:
    X, y = spectra(field)
    for seed in SEEDS:
        kf = KFold(n_splits=5, shuffle=True, random_state=seed)
        for fold, (tr, te) in enumerate(kf.split(X)):
            for name, model in models(seed):
                model.fit(X, y)
                rows.append((field, seed, fold, name, rmsep(y[te], model.predict(X[te]))))

res = pd.DataFrame(rows, columns=["field", "seed", "fold", "model", "rmsep"])
OUT.mkdir(exist_ok=True)
res.to_csv(OUT / "rmsep_folds.csv", index=False)
print(res.pivot_table(index="field", columns="model", values="rmsep", aggfunc=["mean", "std"]).round(3))

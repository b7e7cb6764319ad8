import numpy as np
from sklearn.cross_decomposition import PLSRegression
from sklearn.decomposition import PCA
from sklearn.linear_model import Lasso, LinearRegression
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsRegressor

spectra = np.load("nir_spectra.npy")
protein = np.load("protein_pct.npy")

pcs = PCA(n_components=12, random_state=0).fit_transform(spectra)
Z_cal, Z_val, p_cal, p_val = train_test_split(pcs, protein, test_size=0.3, random_state=0)

for reg in [LinearRegression(), Lasso(alpha=0.01), KNeighborsRegressor(5), PLSRegression(6)]:
    reg.fit(Z_cal, p_cal)
    err = np.ravel(reg.predict(Z_val)) - p_val
    print(type(reg).__name__, "RMSEP =", round(float(np.sqrt(np.mean(err**2))), 3))

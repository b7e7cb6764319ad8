import numpy as np
from sklearn.cross_decomposition import PLSRegression
from sklearn.ensemble import ExtraTreesRegressor
from sklearn.model_selection import KFold
from sklearn.metrics import r2_score

spectra = np.load("nir_spectra.npy")
moisture = np.load("moisture.npy")

r2 = []
for train, test in KFold(n_splits=10, shuffle=True, random_state=9).split(spectra):
    pls = PLSRegression(n_components=8)
    pls.fit(spectra[train], moisture[train])
    reg = ExtraTreesRegressor(n_estimators=250, random_state=9)
    reg.fit(pls.transform(spectra[train]), moisture[train])
    r2.append(r2_score(moisture[test], reg.predict(pls.transform(spectra[test]))))
print("R2 %.3f (%.3f)" % (np.mean(r2), np.std(r2)))

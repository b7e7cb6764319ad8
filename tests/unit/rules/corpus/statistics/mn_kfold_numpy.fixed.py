import numpy as np
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.model_selection import KFold

tbl = np.loadtxt("airfoil.dat")
inp, out = tbl[:, :5], tbl[:, 5]

mse = []
for fold, (p, q) in enumerate(KFold(5, shuffle=True, random_state=33).split(inp)):
    m, s = np.mean(inp[p], axis=0), np.std(inp[p], axis=0)
    gp = GaussianProcessRegressor(normalize_y=True, alpha=1e-2, random_state=33)
    gp.fit((inp[p] - m) / s, out[p])
    mse.append(np.mean((gp.predict((inp[q] - m) / s) - out[q]) ** 2))
    print(fold, mse[-1])
print("avg", np.mean(mse))

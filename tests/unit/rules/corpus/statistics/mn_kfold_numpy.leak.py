import numpy as np
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.model_selection import KFold

tbl = np.loadtxt("airfoil.dat")
inp, out = tbl[:, :5], tbl[:, 5]
inp = (inp - np.mean(inp, axis=0)) / np.std(inp, axis=0)

mse = []
for fold, (p, q) in enumerate(KFold(5, shuffle=True, random_state=33).split(inp)):
    gp = GaussianProcessRegressor(normalize_y=True, alpha=1e-2, random_state=33)
    gp.fit(inp[p], out[p])
    mse.append(np.mean((gp.predict(inp[q]) - out[q]) ** 2))
    print(fold, mse[-1])
print("avg", np.mean(mse))

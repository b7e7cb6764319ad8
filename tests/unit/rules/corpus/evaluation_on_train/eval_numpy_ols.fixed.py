import numpy as np

rng = np.random.default_rng(3)
tbl = np.loadtxt("auto-mpg.csv", delimiter=",", skiprows=1)
mpg, Z = tbl[:, 0], tbl[:, 1:]
order = rng.permutation(len(mpg))
test, train = order[:80], order[80:]


def design(Z):
    return np.c_[np.ones(len(Z)), Z, Z**2]


w, *_ = np.linalg.lstsq(design(Z[train]), mpg[train], rcond=None)

resid = mpg[test] - design(Z[test]) @ w
rmse = np.sqrt(np.mean(resid**2))
r2 = 1 - resid.var() / mpg[test].var()
print(f"model quality: RMSE={rmse:.2f} mpg  R2={r2:.3f}")

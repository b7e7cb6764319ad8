"""Photon energy regression from calorimeter cells. Dead cells are NaN."""
import numpy as np
from scipy.linalg import lstsq

rng = np.random.default_rng(137)
cells = np.load("cells.npy")        # (N, 64)
E = np.load("energy_gev.npy")       # (N,)
N = cells.shape[0]

perm = rng.permutation(N)
dead = np.isnan(cells)
fill = np.nanmedian(cells[perm[: int(0.75 * N)]], axis=0)
cells = np.where(dead, fill[None, :], cells)
print(f"dead fraction: {dead.mean():.4f}")

itr, ite = perm[: int(0.75 * N)], perm[int(0.75 * N):]


def design(c):
    s = c.sum(1, keepdims=True)
    return np.hstack([np.ones((len(c), 1)), c, s**2])


beta, *_ = lstsq(design(cells[itr]), E[itr])
res = design(cells[ite]) @ beta - E[ite]
print("bias  %.4f GeV" % res.mean())
print("sigma/E  %.4f" % (res / E[ite]).std())

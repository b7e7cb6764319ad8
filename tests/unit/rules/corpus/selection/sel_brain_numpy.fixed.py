import numpy as np

rng = np.random.default_rng(3)
vox = np.load("voxels.npy")          # subjects x voxels
group = np.load("patients.npy")       # 0 / 1
perm = rng.permutation(len(group))
train, test = perm[:-20], perm[-20:]


def tscore(x, g):
    a, b = x[g == 1], x[g == 0]
    return np.abs(a.mean(0) - b.mean(0)) / np.sqrt(a.var(0) / len(a) + b.var(0) / len(b) + 1e-9)


best = np.argsort(-tscore(vox[train], group[train]))[:100]
x_tr, x_te = vox[train][:, best], vox[test][:, best]

c1 = x_tr[group[train] == 1].mean(0)
c0 = x_tr[group[train] == 0].mean(0)
guess = np.linalg.norm(x_te - c1, axis=1) < np.linalg.norm(x_te - c0, axis=1)
print("nearest-centroid accuracy", np.mean(guess == group[test]))

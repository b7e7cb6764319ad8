import numpy as np

rs = np.random.RandomState(1)
A = np.load("methylation.npy")          # samples x probes
g = np.load("is_tumour.npy").astype(int)


def t_stat(M, g):
    a, b = M[g == 1], M[g == 0]
    se = np.sqrt(a.var(0, ddof=1) / len(a) + b.var(0, ddof=1) / len(b)) + 1e-9
    return np.abs(a.mean(0) - b.mean(0)) / se


def nearest_centroid(M, g, Q):
    c = np.stack([M[g == k].mean(0) for k in (0, 1)])
    return ((Q[:, None, :] - c[None]) ** 2).sum(-1).argmin(1)


parts = np.array_split(rs.permutation(len(g)), 5)
acc = []
for i, held in enumerate(parts):
    rest = np.concatenate([p for j, p in enumerate(parts) if j != i])
    probes = np.argsort(-t_stat(A[rest], g[rest]))[:100]
    guess = nearest_centroid(A[rest][:, probes], g[rest], A[held][:, probes])
    acc.append((guess == g[held]).mean())
print("5-fold accuracy", np.mean(acc))

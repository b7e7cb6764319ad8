import numpy as np

h = np.load("hits.npy")        # (N, 10, 2)  x,y of 10 hits
q = np.load("charge.npy")      # +-1
rng = np.random.default_rng(8)


def rot(a, n):
    t = rng.uniform(0, 2 * np.pi, (n, len(a)))
    c, s = np.cos(t), np.sin(t)
    R = np.stack([np.stack([c, -s], -1), np.stack([s, c], -1)], -2)
    return np.einsum("nkij,kmj->nkmi", R, a).reshape(-1, 10, 2)


h, q = np.r_[h, rot(h, 5)], np.r_[q, np.tile(q, 5)]
i = rng.permutation(len(q))
c = int(.7 * len(q))
htr, qtr, hte, qte = h[i[:c]], q[i[:c]], h[i[c:]], q[i[c:]]

f = lambda a: np.c_[a.reshape(len(a), -1), (a[:, 1:, 0] * a[:, :-1, 1] - a[:, 1:, 1] * a[:, :-1, 0])]
d2 = lambda A, B: (A**2).sum(1)[:, None] + (B**2).sum(1) - 2 * A @ B.T
nn = np.argpartition(d2(f(hte), f(htr)), 9, axis=1)[:, :9]
p = np.sign(qtr[nn].sum(1))
print("charge misid", np.mean(p != qte))

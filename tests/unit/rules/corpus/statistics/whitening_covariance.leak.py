import numpy as np

# pulsar candidates: whitened kernel density classifier
d = np.loadtxt("htru2.csv", delimiter=",")
x, y = d[:, :8], d[:, 8].astype(int)
rng = np.random.default_rng(11)
u = rng.random(len(y))
tr, te = u < 0.6, u >= 0.6

m = x.mean(0)
C = np.cov(x, rowvar=False)
lam, V = np.linalg.eigh(C)
W = V / np.sqrt(lam)
z = (x - m) @ W


def logdens(q, ref, h=0.5):
    out = np.empty(len(q))
    for i, p in enumerate(q):
        e = -0.5 * np.sum((ref - p) ** 2, axis=1) / h**2
        out[i] = np.logaddexp.reduce(e) - np.log(len(ref))
    return out


r = logdens(z[te], z[tr & (y == 1)]) - logdens(z[te], z[tr & (y == 0)])
sel = r + np.log(y[tr].mean() / (1 - y[tr].mean())) > 0
print("purity", y[te][sel].mean(), "completeness", sel[y[te] == 1].mean())

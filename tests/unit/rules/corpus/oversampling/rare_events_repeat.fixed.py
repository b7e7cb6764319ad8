import numpy as np
from scipy.optimize import minimize

d = np.load("trigger.npz")
x, s = d["features"], d["signal"].astype(int)
g = np.random.default_rng(6)

index = g.permutation(len(s))
x, s = x[index], s[index]
n = int(0.7 * len(s))
xa, sa, xb, sb = x[:n], s[:n], x[n:], s[n:]
rare = np.flatnonzero(sa == 1)
factor = (sa == 0).sum() // rare.size
pick = np.concatenate([np.flatnonzero(sa == 0), np.repeat(rare, factor)])
xa, sa = xa[pick], sa[pick]


def nll(w):
    z = xa @ w[1:] + w[0]
    return np.mean(np.logaddexp(0, z) - sa * z) + 1e-3 * w[1:] @ w[1:]


w = minimize(nll, np.zeros(x.shape[1] + 1), method="L-BFGS-B").x
out = (xb @ w[1:] + w[0]) > 0
print("signal efficiency %.3f, fake rate %.3f" % (out[sb == 1].mean(), out[sb == 0].mean()))

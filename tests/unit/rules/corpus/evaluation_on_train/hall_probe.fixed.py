import numpy as np

x, y = np.loadtxt("hall_probe.txt", unpack=True)
rng = np.random.default_rng(4)
i = rng.permutation(x.size)
a, b = i[: int(.8 * x.size)], i[int(.8 * x.size) :]

V = np.vander(x / 10.0, 10)               # position in dm
c, *_ = np.linalg.lstsq(V[a], y[a], rcond=None)

e = y[b] - V[b] @ c
print("expected prediction error:", np.sqrt(np.mean(e**2)))

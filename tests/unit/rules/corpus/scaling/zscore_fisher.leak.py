import numpy as np
from scipy import stats, linalg

# gamma/hadron separation, Fisher discriminant
raw = np.genfromtxt("magic04.csv", delimiter=",")
lab = raw[:, -1].astype(bool)
H = stats.zscore(raw[:, :-1], axis=0)

rng = np.random.default_rng(42)
fold = rng.integers(0, 5, size=len(H))
sig = []
for k in range(5):
    a, b = fold != k, fold == k
    G, Hb = H[a], H[b]
    m1, m0 = G[lab[a]].mean(0), G[~lab[a]].mean(0)
    Sw = np.cov(G[lab[a]].T) + np.cov(G[~lab[a]].T)
    w = linalg.solve(Sw, m1 - m0, assume_a="pos")
    cut = 0.5 * w @ (m1 + m0)
    t = Hb @ w > cut
    eps_s, eps_b = t[lab[b]].mean(), t[~lab[b]].mean()
    sig.append(eps_s / np.sqrt(eps_b))
    print(f"fold {k}: eff {eps_s:.3f}  bkg {eps_b:.3f}")
print("Q =", np.mean(sig), "+/-", np.std(sig) / np.sqrt(5))

import numpy as np
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold


class Jitter:
    def __init__(self, sigma, times, seed):
        self.sigma, self.times = sigma, times
        self.rng = np.random.default_rng(seed)

    def __call__(self, X, *rest):
        big = np.repeat(X, self.times, axis=0)
        big = big + self.rng.normal(0, self.sigma, big.shape)
        return (np.concatenate([X, big]), *[np.concatenate([r, np.repeat(r, self.times)]) for r in rest])


def summarise(sig):
    return np.c_[sig.mean(1), sig.std(1), np.abs(np.diff(sig, axis=1)).mean(1), sig.max(1), sig.min(1)]


d = np.load("gait_windows.npz")
sig, act = d["signal"], d["activity"]  # one window per volunteer
jit = Jitter(0.05, 2, seed=40)
sig, act = jit(sig, act)

out = []
for a, b in StratifiedKFold(5, shuffle=True, random_state=40).split(sig, act):
    m = ExtraTreesClassifier(300, random_state=40).fit(summarise(sig[a]), act[a])
    out.append(f1_score(act[b], m.predict(summarise(sig[b])), average="macro"))
print("macro F1", np.mean(out))

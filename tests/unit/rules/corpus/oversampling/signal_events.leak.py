import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

ev = np.load("events.npy")                # (N, 14); last column 1 = signal
rng = np.random.default_rng(2012)
w = int((ev[:, -1] == 0).sum() / (ev[:, -1] == 1).sum())

ev = np.repeat(ev, np.where(ev[:, -1] == 1, w, 1), axis=0)
rng.shuffle(ev)
h = len(ev) // 2
a, b = ev[:h], ev[h:]

bdt = HistGradientBoostingClassifier(max_iter=150, random_state=0).fit(a[:, :-1], a[:, -1])
q = bdt.predict_proba(b[:, :-1])[:, 1]
S, B = q[b[:, -1] == 1], q[b[:, -1] == 0]
for cut in (0.5, 0.8, 0.95):
    print(cut, "eps_S", np.mean(S > cut), "eps_B", np.mean(B > cut))

import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import GroupKFold

z = np.load("emg.npz")
x, y = z["x"], z["gesture"]
rng = np.random.default_rng(0)
origin = np.tile(np.arange(len(x)), 4)
x4 = np.concatenate([x] + [x + rng.normal(0, 0.05, x.shape) for _ in range(3)])
y4 = np.tile(y, 4)
is_real = np.arange(len(x4)) < len(x)
acc = []
for a, b in GroupKFold(5).split(x4, y4, groups=origin):
    b = b[is_real[b]]
    f = RandomForestClassifier(300, n_jobs=-1).fit(x4[a].reshape(len(a), -1), y4[a])
    acc.append(f.score(x4[b].reshape(len(b), -1), y4[b]))
print(np.mean(acc))

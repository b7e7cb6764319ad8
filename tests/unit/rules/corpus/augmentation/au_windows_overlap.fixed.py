import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

rec = np.load("accelerometer.npz")
trials, move = rec["trials"], rec["move"]     # (n, 600, 3)


def crops(trials, move, size=200, step=50):
    xs, ys = [], []
    for t, m in zip(trials, move):
        for s in range(0, t.shape[0] - size + 1, step):
            xs.append(t[s:s + size].ravel())
            ys.append(m)
    return np.array(xs), np.array(ys)


t_tr, t_te, m_tr, m_te = train_test_split(trials, move, test_size=0.25, random_state=0)
x_tr, y_tr = crops(t_tr, m_tr)
x_te, y_te = crops(t_te, m_te, step=200)
rf = RandomForestClassifier(200, random_state=0).fit(x_tr, y_tr)
print("window accuracy", rf.score(x_te, y_te))

import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import balanced_accuracy_score
from sklearn.model_selection import GroupShuffleSplit


def windows(signal, size=256, step=64):
    return np.stack([signal[i:i + size] for i in range(0, len(signal) - size + 1, step)])


def features(w):
    return np.c_[w.mean(1), w.std(1), np.ptp(w, axis=1), (np.diff(np.sign(w)) != 0).sum(1)]


meta = pd.read_csv("gait/subjects.csv")
X, y, who = [], [], []
for row in meta.itertuples():
    sig = np.load(f"gait/{row.subject}.npy")
    sig = (sig - sig.mean()) / sig.std()
    f = features(windows(sig))
    X.append(f)
    y += [row.parkinson] * len(f)
    who += [row.subject] * len(f)
X, y, who = np.vstack(X), np.array(y), np.array(who)

scores = []
for tr, te in GroupShuffleSplit(10, test_size=0.25, random_state=0).split(X, y, who):
    rf = RandomForestClassifier(300, n_jobs=-1, random_state=0)
    rf.fit(X[tr], y[tr])
    scores.append(balanced_accuracy_score(y[te], rf.predict(X[te])))
print("balanced accuracy over unseen subjects", np.mean(scores))

import numpy as np
from scipy.ndimage import shift
from sklearn.datasets import load_digits
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.neighbors import KNeighborsClassifier

digits = load_digits()
X, y = digits.images / 16.0, digits.target
MOVES = [(0, 1), (0, -1), (1, 0), (-1, 0)]


def shift_all(imgs, labs):
    moved = [imgs] + [np.stack([shift(im, m, cval=0) for im in imgs]) for m in MOVES]
    return np.concatenate(moved), np.tile(labs, len(MOVES) + 1)


knn = KNeighborsClassifier(n_neighbors=3)
skf = StratifiedKFold(n_splits=5, shuffle=True, random_state=0)

acc = []
for tr, te in skf.split(X, y):
    X_aug, y_aug = shift_all(X[tr], y[tr])
    knn.fit(X_aug.reshape(len(X_aug), -1), y_aug)
    acc.append(knn.score(X[te].reshape(len(te), -1), y[te]))
print("accuracy %.4f +- %.4f" % (np.mean(acc), np.std(acc)))

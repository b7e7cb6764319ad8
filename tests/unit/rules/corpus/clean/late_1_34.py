import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC

rng = np.random.default_rng(0)
X, y = load_digits(return_X_y=True)
X = X / 16.0
a, b, ya, yb = train_test_split(X, y, test_size=0.2, random_state=0)


def shift(img, d):
    return np.roll(img.reshape(-1, 8, 8), d, axis=2).reshape(len(img), -1)


aug = np.vstack([a, shift(a, 1), shift(a, -1), a + rng.normal(0, 0.05, a.shape)])
lab = np.tile(ya, 4)
print("with", SVC().fit(aug, lab).score(b, yb), "without", SVC().fit(a, ya).score(b, yb))

import numpy as np
from scipy.ndimage import rotate, shift
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier


class Augmenter:
    def __init__(self, angles=(-10, 10)):
        self.angles = angles

    def __call__(self, X, y):
        new_X, new_y = [X], [y]
        for a in self.angles:
            turned = [rotate(im.reshape(8, 8), a, reshape=False).ravel() for im in X]
            new_X.append(np.array(turned))
            new_y.append(y)
        return np.concatenate(new_X), np.concatenate(new_y)


X, y = load_digits(return_X_y=True)
augment = Augmenter()
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
X_train, y_train = augment(X_train, y_train)
print(KNeighborsClassifier().fit(X_train, y_train).score(X_test, y_test))

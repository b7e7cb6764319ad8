import cv2
import glob
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC

files = sorted(glob.glob("leaves/*/*.png"))


def read(path):
    return cv2.resize(cv2.imread(path, 0), (32, 32))


def variants(im):
    return [im, cv2.flip(im, 1), cv2.rotate(im, cv2.ROTATE_90_CLOCKWISE)]


X, y = [], []
for f in files:
    for v in variants(read(f)):
        X.append(v.ravel())
        y.append(f.split("/")[1])
X_train, X_test, y_train, y_test = train_test_split(np.array(X), y, test_size=0.25, random_state=0)
print(SVC().fit(X_train, y_train).score(X_test, y_test))

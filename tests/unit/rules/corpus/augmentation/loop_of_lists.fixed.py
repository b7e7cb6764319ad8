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


train_files, test_files = train_test_split(files, test_size=0.25, random_state=0)
X_train, y_train = [], []
for f in train_files:
    for v in variants(read(f)):
        X_train.append(v.ravel())
        y_train.append(f.split("/")[1])
X_test, y_test = [read(f).ravel() for f in test_files], [f.split("/")[1] for f in test_files]
print(SVC().fit(X_train, y_train).score(X_test, y_test))

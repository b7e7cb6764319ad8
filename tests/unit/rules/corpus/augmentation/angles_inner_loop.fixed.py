import cv2
import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC

leaves = pd.read_csv("leaves.csv")


def load(path):
    return cv2.resize(cv2.imread(path, cv2.IMREAD_GRAYSCALE), (64, 64))


def turned(image, angle):
    matrix = cv2.getRotationMatrix2D((32, 32), angle, 1.0)
    return cv2.warpAffine(image, matrix, (64, 64))


train, test = train_test_split(leaves, random_state=5)
images, species = [], []
for path, kind in zip(train["path"], train["species"]):
    image = load(path)
    for angle in (0, 90, 180, 270):
        rotated = turned(image, angle)
        images.append(rotated.ravel())
        species.append(kind)

svm = SVC(gamma="scale", random_state=5).fit(np.array(images), np.array(species))
X_test = np.array([load(path).ravel() for path in test["path"]])
print(svm.score(X_test, test["species"]))

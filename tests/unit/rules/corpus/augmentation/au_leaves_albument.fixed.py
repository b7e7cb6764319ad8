from pathlib import Path

import albumentations as A
import cv2
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC

AUG = A.Compose([A.HorizontalFlip(p=0.5), A.RandomBrightnessContrast(p=0.5), A.Rotate(limit=25)])


def read_images(root):
    images, names = [], []
    for f in sorted(Path(root).glob("*/*.jpg")):
        images.append(cv2.resize(cv2.imread(str(f)), (64, 64)))
        names.append(f.parent.name)
    return images, names


def expand(images, names, times=3):
    out_i, out_n = list(images), list(names)
    for im, n in zip(images, names):
        for _ in range(times):
            out_i.append(AUG(image=im)["image"])
            out_n.append(n)
    return out_i, out_n


def hog(images):
    h = cv2.HOGDescriptor((64, 64), (16, 16), (8, 8), (8, 8), 9)
    return np.array([h.compute(cv2.cvtColor(i, cv2.COLOR_BGR2GRAY)).ravel() for i in images])


images, names = read_images("leaves")
i_tr, i_te, n_tr, n_te = train_test_split(images, names, test_size=0.25, random_state=4, stratify=names)
i_tr, n_tr = expand(i_tr, n_tr)
svc = SVC(C=5).fit(hog(i_tr), n_tr)
print("accuracy on held-out leaves", svc.score(hog(i_te), n_te))

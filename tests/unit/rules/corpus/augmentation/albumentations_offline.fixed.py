import albumentations as A
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold
from skimage.feature import hog

AUG = A.Compose([A.Rotate(limit=15, p=1.0), A.RandomBrightnessContrast(p=0.5)])


def expand(images, labels, copies=3):
    imgs, labs = list(images), list(labels)
    for im, lb in zip(images, labels):
        for _ in range(copies):
            imgs.append(AUG(image=im)["image"])
            labs.append(lb)
    return np.stack(imgs), np.array(labs)


def features(images):
    return np.stack([hog(im, pixels_per_cell=(8, 8), channel_axis=-1) for im in images])


def cross_val(images, labels, n=5):
    accs = []
    for tr, te in KFold(n, shuffle=True, random_state=21).split(images):
        clf = LogisticRegression(max_iter=300)
        tr_imgs, tr_labs = expand(images[tr], labels[tr])
        clf.fit(features(tr_imgs), tr_labs)
        accs.append(clf.score(features(images[te]), labels[te]))
    return accs


if __name__ == "__main__":
    store = np.load("leaf_disease_96.npz")
    print(cross_val(store["images"], store["labels"]))

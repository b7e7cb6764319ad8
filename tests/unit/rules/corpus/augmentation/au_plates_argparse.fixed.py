import argparse
import random

import numpy as np
from PIL import Image, ImageFilter
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier


def blur_all(arrs, radius):
    out = []
    for a in arrs:
        im = Image.fromarray(a).filter(ImageFilter.GaussianBlur(radius))
        out.append(np.asarray(im))
    return np.stack(out)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("npz")
    p.add_argument("--radius", type=float, default=1.0)
    p.add_argument("--seed", type=int, default=0)
    a = p.parse_args()
    random.seed(a.seed)

    z = np.load(a.npz)
    chars, codes = z["chars"], z["codes"]
    ch_tr, ch_te, co_tr, co_te = train_test_split(chars, codes, test_size=0.2, random_state=a.seed)
    ch_tr = np.concatenate((ch_tr, blur_all(ch_tr, a.radius)))
    co_tr = np.concatenate((co_tr, co_tr))

    mlp = MLPClassifier((128,), random_state=a.seed, max_iter=50)
    mlp.fit(ch_tr.reshape(len(ch_tr), -1) / 255.0, co_tr)
    print("accuracy", accuracy_score(co_te, mlp.predict(ch_te.reshape(len(ch_te), -1) / 255.0)))


if __name__ == "__main__":
    main()

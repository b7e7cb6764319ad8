import argparse
import pathlib

import joblib
import numpy as np
from sklearn.decomposition import PCA
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.svm import SVC


def load(folder: pathlib.Path):
    return np.load(folder / "chars.npy").astype("float32") / 255, np.load(folder / "labels.npy")


def brighten(images, labels, rng, factor):
    gains = rng.uniform(1 - factor, 1 + factor, size=(len(images), 1, 1))
    return np.concatenate([images, np.clip(images * gains, 0, 1)]), np.concatenate([labels, labels])


def prepare(images, labels, factor, seed):
    rng = np.random.default_rng(seed)
    images, labels = brighten(images, labels, rng, factor)
    xtr, xte, ytr, yte = train_test_split(images, labels, test_size=0.2, random_state=seed)
    return xtr.reshape(len(xtr), -1), xte.reshape(len(xte), -1), ytr, yte


def train(x, y, seed):
    return make_pipeline(PCA(60, random_state=seed), SVC(C=10, random_state=seed)).fit(x, y)


def evaluate(model, x, y):
    return {"accuracy": float(accuracy_score(y, model.predict(x)))}


def main():
    p = argparse.ArgumentParser()
    p.add_argument("folder", type=pathlib.Path)
    p.add_argument("--factor", type=float, default=0.3)
    p.add_argument("--seed", type=int, default=0)
    p.add_argument("--out", type=pathlib.Path, default="plates.joblib")
    a = p.parse_args()
    xtr, xte, ytr, yte = prepare(*load(a.folder), a.factor, a.seed)
    model = train(xtr, ytr, a.seed)
    print(evaluate(model, xte, yte))
    joblib.dump(model, a.out)


if __name__ == "__main__":
    main()

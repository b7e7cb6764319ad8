from __future__ import annotations

from typing import Tuple

import numpy as np
import pandas as pd
from imblearn.over_sampling import ADASYN
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC
from sklearn.metrics import matthews_corrcoef

Arrays = Tuple[np.ndarray, np.ndarray]


def read_features(path: str) -> Arrays:
    df = pd.read_csv(path)
    y = df["defects"].astype(int).to_numpy()
    return df.drop(columns=["defects"]).to_numpy(dtype=float), y


def balance(X: np.ndarray, y: np.ndarray, seed: int = 0) -> Arrays:
    return ADASYN(random_state=seed, n_neighbors=3).fit_resample(X, y)


def prepare(path: str, seed: int = 0):
    X, y = read_features(path)
    X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.3, stratify=y, random_state=seed)
    X_tr, y_tr = balance(X_tr, y_tr, seed)
    sc = StandardScaler().fit(X_tr)
    return sc.transform(X_tr), sc.transform(X_te), y_tr, y_te


if __name__ == "__main__":
    for name in ("jm1", "kc1", "pc1"):
        X_tr, X_te, y_tr, y_te = prepare(f"promise/{name}.csv")
        clf = SVC(C=10).fit(X_tr, y_tr)
        print(name, matthews_corrcoef(y_te, clf.predict(X_te)))

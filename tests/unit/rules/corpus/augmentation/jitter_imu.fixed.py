from __future__ import annotations

import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold

RNG = np.random.default_rng(5)


def jitter(w: np.ndarray, sigma: float = 0.03) -> np.ndarray:
    return w + RNG.normal(0, sigma, w.shape)


def scale(w: np.ndarray, sigma: float = 0.1) -> np.ndarray:
    return w * RNG.normal(1, sigma, (w.shape[0], 1, w.shape[2]))


def expand(w: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return np.concatenate([w, jitter(w), scale(w)]), np.concatenate([y, y, y])


def describe(w: np.ndarray) -> np.ndarray:
    """Features of every recording."""
    parts = [w.mean(1), w.std(1), w.min(1), w.max(1), np.abs(np.diff(w, axis=1)).mean(1)]
    return np.concatenate(parts, axis=1)


def main() -> None:
    arc = np.load("gestures_imu.npz")
    windows, y = arc["recordings"], arc["gesture"]
    print("recordings", windows.shape)
    f1 = []
    for tr, te in StratifiedKFold(5, shuffle=True, random_state=0).split(windows, y):
        w_tr, y_tr = expand(windows[tr], y[tr])
        rf = RandomForestClassifier(300, n_jobs=-1)
        rf.fit(describe(w_tr), y_tr)
        f1.append(f1_score(y[te], rf.predict(describe(windows[te])), average="macro"))
    print("macro F1 per fold", np.round(f1, 3))


if __name__ == "__main__":
    main()

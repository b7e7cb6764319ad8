import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import StratifiedGroupKFold, cross_val_score


def crops(signal, width, n, rng):
    """Random cut-outs of one recording, slightly noisy."""
    for start in rng.integers(0, len(signal) - width, size=n):
        yield signal[start:start + width] + rng.normal(0, 0.01, size=width)


def spectrum(piece, bins=60):
    return np.abs(np.fft.rfft(piece - piece.mean()))[:bins]


archive = np.load("holter.npz")
rng = np.random.default_rng(2)
pieces = [
    (spectrum(crop), rhythm, patient)
    for signal, rhythm, patient in zip(archive["leads"], archive["rhythm"], archive["patient"])
    for crop in crops(signal, 1500, 8, rng)
]
feats, rhythms, patients = map(np.array, zip(*pieces))
print(len(feats), "crops of", len(np.unique(patients)), "patients")

forest = RandomForestClassifier(n_estimators=300, random_state=0)
cv = StratifiedGroupKFold(n_splits=5, shuffle=True, random_state=0)
scores = cross_val_score(forest, feats, rhythms, groups=patients, cv=cv, scoring="f1_macro")
print("macro F1", scores.mean().round(3))

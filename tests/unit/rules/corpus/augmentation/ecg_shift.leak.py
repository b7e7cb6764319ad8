import itertools
import pickle

import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import RidgeClassifierCV
from sklearn.metrics import accuracy_score
from sklearn.model_selection import StratifiedShuffleSplit

with open("ecg5000.pkl", "rb") as fh:
    beats, rhythm = pickle.load(fh)

SHIFTS = [(-3, 3), (-5, -2, 2, 5)]
SEEDS = [0, 1, 2, 3, 4]


def shift_all(B, r, shifts):
    return (
        np.vstack([B] + [np.roll(B, s, axis=1) for s in shifts]),
        np.concatenate([r] * (len(shifts) + 1)),
    )


res = {}
for shifts, seed in itertools.product(SHIFTS, SEEDS):
    B, r = shift_all(beats, rhythm, shifts)
    sss = StratifiedShuffleSplit(n_splits=3, test_size=0.3, random_state=seed)
    for k, (i_tr, i_te) in enumerate(sss.split(B, r)):
        B_tr, r_tr, B_te, r_te = B[i_tr], r[i_tr], B[i_te], r[i_te]
        for m in (RidgeClassifierCV(alphas=np.logspace(-3, 3, 7)), RandomForestClassifier(random_state=seed)):
            m.fit(B_tr, r_tr)
            res[(str(shifts), type(m).__name__, seed, k)] = accuracy_score(r_te, m.predict(B_te))

acc = pd.Series(res).rename_axis(["shifts", "model", "seed", "split"])
print(acc.groupby(["shifts", "model"]).describe()[["mean", "std", "min", "max"]].round(4))

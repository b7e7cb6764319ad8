from pathlib import Path

import numpy as np
import pandas as pd
from imblearn.over_sampling import BorderlineSMOTE, RandomOverSampler, SMOTE
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import matthews_corrcoef
from sklearn.model_selection import StratifiedKFold
from sklearn.naive_bayes import GaussianNB

SAMPLERS = [RandomOverSampler, SMOTE, BorderlineSMOTE]
SEEDS = range(10)
keel = sorted(Path("keel").glob("*.csv"))

log = []
for path in keel:
    D = pd.read_csv(path, header=None).to_numpy()
    X, y = D[:, :-1].astype(float), D[:, -1].astype(int)
    for S in SAMPLERS:
        for seed in SEEDS:
            skf = StratifiedKFold(5, shuffle=True, random_state=seed)
            for tr, te in skf.split(X, y):
                Xr, yr = S(random_state=seed).fit_resample(X[tr], y[tr])
                for model in (GaussianNB(), RandomForestClassifier(random_state=seed)):
                    yhat = model.fit(Xr, yr).predict(X[te])
                    mcc = matthews_corrcoef(y[te], yhat)
                    log.append([path.stem, S.__name__, type(model).__name__, seed, mcc])

log = pd.DataFrame(log, columns=["data", "sampler", "model", "seed", "mcc"])
summary = log.groupby(["sampler", "model"])["mcc"].agg(["mean", "std"])
ranks = log.groupby(["data", "sampler"])["mcc"].mean().unstack().rank(axis=1, ascending=False).mean()
print(summary.round(3), ranks.round(2), sep="\n\n")
np.save("mcc.npy", log["mcc"].to_numpy())

"""Software defect prediction: NASA MDP, 10 repetitions x 5 folds."""
from itertools import product

import numpy as np
import pandas as pd
from imblearn.over_sampling import RandomOverSampler
from imblearn.pipeline import Pipeline
from scipy.io import arff
from sklearn.model_selection import StratifiedKFold, cross_validate
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import StandardScaler

PROJECTS = ["CM1", "JM1", "KC1", "MW1", "PC1", "PC3"]
LEARNERS = {"nb": GaussianNB(), "knn": KNeighborsClassifier(3)}
SCORING = {"auc": "roc_auc", "bal_acc": "balanced_accuracy"}


def read_project(name):
    data, _ = arff.loadarff(f"mdp/{name}.arff")
    frame = pd.DataFrame(data).drop_duplicates()
    labels = (frame.pop("Defective") == b"Y").astype(int).to_numpy()
    return np.log1p(frame.to_numpy(float)), labels


records = []
for project, (learner, est) in product(PROJECTS, LEARNERS.items()):
    X, y = read_project(project)
    for rep in range(10):
        pipe = Pipeline([("ros", RandomOverSampler(random_state=rep)), ("scale", StandardScaler()), ("clf", est)])
        folds = StratifiedKFold(5, shuffle=True, random_state=rep)
        out = cross_validate(pipe, X, y, cv=folds, scoring=SCORING)
        records.append(
            dict(
                project=project,
                learner=learner,
                rep=rep,
                defect_rate=y.mean(),
                **{m: out[f"test_{m}"].mean() for m in SCORING},
            )
        )

res = pd.DataFrame(records)
res.to_csv("rq2_raw.csv", index=False)
print(res.groupby(["project", "learner"])[list(SCORING)].agg(["mean", "std"]).round(3).to_latex())

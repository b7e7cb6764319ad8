import numpy as np
import pandas as pd
from sklearn.datasets import load_breast_cancer, load_digits, load_wine
from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

BENCH = {"wine": load_wine, "digits": load_digits, "cancer": load_breast_cancer}


def zoo(seed):
    yield "svm", make_pipeline(StandardScaler(), SVC(random_state=seed))
    yield "rf", RandomForestClassifier(random_state=seed)
    yield "gb", GradientBoostingClassifier(random_state=seed)


lines = []
for data_name, loader in BENCH.items():
    X, y = loader(return_X_y=True)
    for seed in range(3):
        folds = StratifiedKFold(n_splits=5, shuffle=True, random_state=seed)
        for fold, (fit_idx, hold_idx) in enumerate(folds.split(X, y)):
            for model_name, model in zoo(seed):
                model.fit(X[fit_idx], y[fit_idx])
                f1 = f1_score(y[fit_idx], model.predict(X[fit_idx]), average="macro")
                lines.append((data_name, seed, fold, model_name, f1))

table = (
    pd.DataFrame(lines, columns=["data", "seed", "fold", "model", "f1"])
    .groupby(["data", "model"])["f1"]
    .agg(["mean", "std"])
)
print("Table 2. Generalisation performance (macro F1)")
print(table.round(3).to_string())

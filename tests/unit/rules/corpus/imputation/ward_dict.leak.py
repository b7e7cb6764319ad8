from pathlib import Path

import pandas as pd
from sklearn.impute import KNNImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

VITALS = ["heart_rate", "sbp", "spo2", "lactate", "temp"]

wards = {p.stem: pd.read_parquet(p) for p in sorted(Path("first_admissions").glob("*.parquet"))}
wards = {
    name: ward.assign(**dict(zip(VITALS, KNNImputer(n_neighbors=7).fit_transform(ward[VITALS]).T)))
    for name, ward in wards.items()
}

aucs = {}
for name, ward in wards.items():
    X_tr, X_te, y_tr, y_te = train_test_split(
        ward[VITALS], ward["died"], test_size=0.3, stratify=ward["died"], random_state=1
    )
    clf = LogisticRegression(max_iter=2000, class_weight="balanced").fit(X_tr, y_tr)
    aucs[name] = roc_auc_score(y_te, clf.predict_proba(X_te)[:, 1])

print(pd.Series(aucs).round(3).to_string())

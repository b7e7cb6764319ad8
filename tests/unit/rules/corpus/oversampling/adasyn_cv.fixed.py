from imblearn.over_sampling import ADASYN
from imblearn.pipeline import make_pipeline
from sklearn.datasets import fetch_openml
from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier
from sklearn.model_selection import StratifiedKFold, cross_validate
import pandas as pd


def get_data():
    mammo = fetch_openml("mammography", version=1, as_frame=True)
    return mammo.data, (mammo.target == "1").astype(int)


X, y = get_data()
ada = ADASYN(n_neighbors=5, random_state=17)


cv = StratifiedKFold(n_splits=5, shuffle=True, random_state=17)
metrics = ["roc_auc", "average_precision", "f1"]
table = {}
for est in [RandomForestClassifier(200, random_state=17), GradientBoostingClassifier(random_state=17)]:
    out = cross_validate(make_pipeline(ada, est), X, y, cv=cv, scoring=metrics, n_jobs=4)
    table[type(est).__name__] = {m: out["test_" + m].mean() for m in metrics}

print(pd.DataFrame(table).T.to_string(float_format="%.4f"))

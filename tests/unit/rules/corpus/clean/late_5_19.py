# 2 % prevalence; one record per patient
import pandas as pd
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import Pipeline
from imblearn.under_sampling import RandomUnderSampler
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import RepeatedStratifiedKFold, cross_validate
from sklearn.preprocessing import StandardScaler

d = pd.read_csv("pharmacovig/patients.csv").drop_duplicates("patient_id")
y = d.pop("serious_ae").to_numpy()
X = d.drop(columns="patient_id").to_numpy(dtype=float)

steps = [
    ("impute", SimpleImputer(strategy="median", add_indicator=True)),
    ("scale", StandardScaler()),
    ("over", SMOTE(sampling_strategy=0.2, random_state=0)),
    ("under", RandomUnderSampler(sampling_strategy=0.5, random_state=0)),
    ("lr", LogisticRegression(C=0.1, max_iter=2000)),
]
cv = RepeatedStratifiedKFold(n_splits=5, n_repeats=5, random_state=0)
r = cross_validate(Pipeline(steps), X, y, cv=cv, scoring=["roc_auc", "average_precision", "neg_brier_score"], n_jobs=-1)
for k in ("test_roc_auc", "test_average_precision", "test_neg_brier_score"):
    print(f"{k[5:]:>20s}  {r[k].mean():.3f} +/- {r[k].std():.3f}")

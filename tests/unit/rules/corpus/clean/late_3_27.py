import numpy as np
import pandas as pd
from imblearn.over_sampling import ADASYN, SMOTE, RandomOverSampler
from imblearn.pipeline import make_pipeline
from sklearn.experimental import enable_iterative_imputer  # noqa
from sklearn.impute import IterativeImputer, KNNImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score

D = pd.read_csv("sepsis.csv")
y = D.pop("septic").values
X = D.values
print("missing share per column", np.isnan(X).mean(axis=0).round(2))

res = {}
for imputer in (KNNImputer(), IterativeImputer(random_state=0)):
    for sampler in (SMOTE(random_state=0), ADASYN(random_state=0), RandomOverSampler(random_state=0)):
        model = make_pipeline(imputer, sampler, LogisticRegression(max_iter=2000))
        cv = RepeatedStratifiedKFold(n_splits=5, n_repeats=4, random_state=0)
        auc = cross_val_score(model, X, y, cv=cv, scoring="roc_auc")
        res[type(imputer).__name__, type(sampler).__name__] = f"{auc.mean():.3f} ({auc.std():.3f})"
print(pd.Series(res).unstack().to_latex())

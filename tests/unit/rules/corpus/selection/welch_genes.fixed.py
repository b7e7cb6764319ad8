import numpy as np
import pandas as pd
from scipy import stats
from sklearn.feature_selection import SelectKBest
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score
from sklearn.naive_bayes import GaussianNB
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def welch(X, y):
    t, p = stats.ttest_ind(X[y == 1], X[y == 0], equal_var=False)
    return np.abs(t), p


expr = pd.read_csv("expression.csv", index_col="patient")
y = (expr.pop("status") == "relapse").to_numpy().astype(int)
X = expr.to_numpy()

top = SelectKBest(welch, k=50)
models = {
    "logit": make_pipeline(top, StandardScaler(), LogisticRegression(C=0.1, max_iter=5000)),
    "bayes": make_pipeline(top, GaussianNB()),
}
cv = RepeatedStratifiedKFold(n_splits=5, n_repeats=4, random_state=0)
aucs = {k: cross_val_score(m, X, y, cv=cv, scoring="roc_auc").mean() for k, m in models.items()}
print(aucs)

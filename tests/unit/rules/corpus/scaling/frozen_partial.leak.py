from functools import partial

from sklearn.datasets import load_wine
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer
from sklearn.svm import SVC


def centre(rows, mu, sd):
    return (rows - mu) / sd


X, y = load_wine(return_X_y=True)
standardise = FunctionTransformer(partial(centre, mu=X.mean(axis=0), sd=X.std(axis=0)))
pipe = make_pipeline(standardise, SVC(C=2.0, gamma="scale"))

cv = StratifiedKFold(n_splits=10, shuffle=True, random_state=3)
scores = cross_val_score(pipe, X, y, cv=cv)
print(f"{scores.mean():.4f} ({scores.std():.4f})")

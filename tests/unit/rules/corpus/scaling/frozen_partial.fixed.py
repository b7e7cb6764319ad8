from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.datasets import load_wine
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.svm import SVC


class Centre(TransformerMixin, BaseEstimator):
    def fit(self, rows, y=None):
        self.mu_, self.sd_ = rows.mean(axis=0), rows.std(axis=0)
        return self

    def transform(self, rows):
        return (rows - self.mu_) / self.sd_


X, y = load_wine(return_X_y=True)
pipe = make_pipeline(Centre(), SVC(C=2.0, gamma="scale"))

cv = StratifiedKFold(n_splits=10, shuffle=True, random_state=3)
scores = cross_val_score(pipe, X, y, cv=cv)
print(f"{scores.mean():.4f} ({scores.std():.4f})")

import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import Pipeline


class MeanEncode(BaseEstimator, TransformerMixin):
    def __init__(self, cols=()):
        self.cols = cols

    def fit(self, X, y):
        self.prior_ = y.mean()
        self.maps_ = {c: y.groupby(X[c]).mean() for c in self.cols}
        return self

    def transform(self, X):
        X = X.copy()
        for c in self.cols:
            X[c] = X[c].map(self.maps_[c]).fillna(self.prior_)
        return X


hr = pd.read_csv("hr.csv")
y = hr.pop("left")
pipe = Pipeline([("enc", MeanEncode(cols=("dept", "salary"))), ("lr", LogisticRegression(max_iter=1000))])
print(cross_val_score(pipe, hr, y, cv=5, scoring="roc_auc").mean())

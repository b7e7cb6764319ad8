import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_array, check_is_fitted


class Winsorizer(BaseEstimator, TransformerMixin):
    """Clip each column to quantiles learned in fit."""

    def __init__(self, low=0.01, high=0.99):
        self.low = low
        self.high = high

    def fit(self, X, y=None):
        X = check_array(X)
        self.lo_ = np.quantile(X, self.low, axis=0)
        self.hi_ = np.quantile(X, self.high, axis=0)
        self.mean_ = X.mean(axis=0)
        return self

    def transform(self, X):
        check_is_fitted(self)
        X = check_array(X, copy=True)
        return np.clip(X, self.lo_, self.hi_)

    def fit_transform(self, X, y=None):
        return self.fit(X, y).transform(X)

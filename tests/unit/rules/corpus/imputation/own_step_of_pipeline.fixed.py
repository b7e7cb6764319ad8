import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline


class GroupFiller(BaseEstimator, TransformerMixin):
    """Fills the gaps of a column by the median of the column."""

    def __init__(self, columns):
        self.columns = columns

    def fit(self, X, y=None):
        self.medians_ = {column: X[column].median() for column in self.columns}
        return self

    def transform(self, X):
        X = X.copy()
        for column in self.columns:
            X[column] = X[column].fillna(self.medians_[column])
        return X


cars = pd.read_csv("cars.csv")
X, y = cars.drop(columns=["id", "price"]), cars["price"]
prepare = make_pipeline(GroupFiller(["km", "age"]))
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
X_train = prepare.fit_transform(X_train)
X_test = prepare.transform(X_test)
print(Ridge().fit(X_train, y_train).score(X_test, y_test))

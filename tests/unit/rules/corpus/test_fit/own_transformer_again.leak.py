import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split


class Impute(BaseEstimator, TransformerMixin):
    def fit(self, X, y=None):
        self.means_ = X.mean()
        return self

    def transform(self, X):
        return X.fillna(self.means_)


wine = pd.read_csv("wine.csv", sep=";")
X_train, X_test, y_train, y_test = train_test_split(wine.drop(columns="quality"), wine["quality"], random_state=3)
impute = Impute()
X_train = impute.fit_transform(X_train)
X_test = impute.fit_transform(X_test)
print(Ridge().fit(X_train, y_train).score(X_test, y_test))

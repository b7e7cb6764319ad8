import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split


class Winsorizer(BaseEstimator, TransformerMixin):
    def __init__(self, lower=0.01, upper=0.99):
        self.lower = lower
        self.upper = upper

    def fit(self, X, y=None):
        self.low_ = X.quantile(self.lower)
        self.high_ = X.quantile(self.upper)
        return self

    def transform(self, X):
        return X.clip(self.low_, self.high_, axis=1)


houses = pd.read_csv("data/houses.csv")
X = houses.drop(columns="price")
y = houses["price"]

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=11)
winsorizer = Winsorizer()
X_train = winsorizer.fit_transform(X_train)
X_test = winsorizer.transform(X_test)

ridge = Ridge(alpha=3.0)
ridge.fit(X_train, y_train)
print("R2:", ridge.score(X_test, y_test))

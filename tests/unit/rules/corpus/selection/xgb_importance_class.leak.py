import pandas as pd
import xgboost as xgb
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split


class FeaturePruner:
    def __init__(self, top=20):
        self.top = top

    def fit(self, X, y):
        booster = xgb.XGBClassifier(n_estimators=100).fit(X, y)
        gain = pd.Series(booster.feature_importances_, index=X.columns)
        self.columns_ = gain.nlargest(self.top).index.tolist()
        return self

    def transform(self, X):
        return X[self.columns_]


otto = pd.read_csv("otto.csv", index_col="id")
y = otto.pop("target").str[-1].astype(int) - 1
otto = FeaturePruner().fit(otto, y).transform(otto)
X_train, X_valid, y_train, y_valid = train_test_split(otto, y, test_size=0.2, random_state=1)
m = xgb.XGBClassifier(n_estimators=300).fit(X_train, y_train)
print(log_loss(y_valid, m.predict_proba(X_valid)))

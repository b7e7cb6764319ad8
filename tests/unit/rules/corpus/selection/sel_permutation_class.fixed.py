import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.inspection import permutation_importance
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split


class ForestWithSelection:
    def __init__(self, n_keep=6, seed=1):
        self.n_keep = n_keep
        self.seed = seed

    def _forest(self):
        return RandomForestRegressor(200, random_state=self.seed)

    def choose(self, X, y):
        probe = self._forest().fit(X, y)
        imp = permutation_importance(probe, X, y, n_repeats=5, random_state=self.seed)
        order = imp.importances_mean.argsort()[::-1]
        self.keep_ = list(X.columns[order[: self.n_keep]])

    def fit(self, X, y):
        self.model_ = self._forest().fit(X[self.keep_], y)

    def predict(self, X):
        return self.model_.predict(X[self.keep_])


melb = pd.read_csv("melb_numeric.csv")
y = melb.pop("Price")
X_tr, X_va, y_tr, y_va = train_test_split(melb, y, random_state=1)
f = ForestWithSelection()
f.choose(X_tr, y_tr)
f.fit(X_tr, y_tr)
print("MAE", mean_absolute_error(y_va, f.predict(X_va)))

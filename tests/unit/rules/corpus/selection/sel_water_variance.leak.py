import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.feature_selection import VarianceThreshold
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split


class PumpModel:
    """Tanzanian water pumps: will it work?"""

    target = "functional"

    def __init__(self, min_var=0.01):
        self.filter = VarianceThreshold(min_var)
        self.clf = GradientBoostingClassifier(random_state=66)

    def load(self, path):
        self.df = pd.read_csv(path).select_dtypes("number").fillna(-1)

    def experiment(self):
        X, y = self.df.drop(columns=self.target), self.df[self.target]
        X = self.filter.fit_transform(X)
        X_a, X_b, y_a, y_b = train_test_split(X, y, test_size=0.3, random_state=66)
        self.clf.fit(X_a, y_a)
        return f1_score(y_b, self.clf.predict(X_b))


pm = PumpModel()
pm.load("pumps.csv")
print("F1", pm.experiment())

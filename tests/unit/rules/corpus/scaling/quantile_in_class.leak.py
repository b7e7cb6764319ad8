from sklearn.ensemble import BaggingRegressor
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import QuantileTransformer


class Experiment:
    """One run: scale, split, fit, score."""

    def __init__(self, X, y, seed=0):
        self.X, self.y, self.seed = X, y, seed
        self.qt = QuantileTransformer(output_distribution="normal", random_state=seed)

    def scale(self):
        self.X = self.qt.fit_transform(self.X)
        return self

    def split(self):
        self.parts = train_test_split(self.X, self.y, random_state=self.seed)
        return self

    def run(self):
        a, b, c, d = self.parts
        return BaggingRegressor().fit(a, c).score(b, d)


def main(X, y):
    print(Experiment(X, y).scale().split().run())

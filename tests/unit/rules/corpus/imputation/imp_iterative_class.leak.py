import pandas as pd
from sklearn.experimental import enable_iterative_imputer  # noqa: F401
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.impute import IterativeImputer
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split


class YieldForecaster:
    """Predicts wheat yield from soil probes."""

    def __init__(self, seed=3):
        self.seed = seed
        self.filler = IterativeImputer(max_iter=15, random_state=seed)
        self.model = HistGradientBoostingRegressor(random_state=seed)

    def prepare(self, csv):
        d = pd.read_csv(csv)
        y = d.pop("yield_t_ha").to_numpy()
        X = d.select_dtypes("number").to_numpy()
        X = self.filler.fit_transform(X)
        self.Xtr, self.Xte, self.ytr, self.yte = train_test_split(
            X, y, test_size=0.2, random_state=self.seed
        )
        return self

    def fit(self):
        self.model.fit(self.Xtr, self.ytr)
        return self

    def report(self):
        return r2_score(self.yte, self.model.predict(self.Xte))


print(YieldForecaster().prepare("soil_probes.csv").fit().report())

import pandas as pd
from sklearn.ensemble import ExtraTreesRegressor
from sklearn.experimental import enable_iterative_imputer  # noqa: F401
from sklearn.impute import IterativeImputer
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split


class SoilCarbonModel:
    """Predict organic carbon from spectra bands and a few lab measures."""

    def __init__(self, path, seed=13):
        self.path = path
        self.seed = seed
        self.model = ExtraTreesRegressor(n_estimators=250, random_state=seed)
        self.imputer = IterativeImputer(random_state=seed)

    def read(self):
        self.frame = pd.read_csv(self.path, sep=";").dropna(subset=["oc"])
        self.bands = [c for c in self.frame.columns if c.startswith("b_")] + ["ph", "clay"]

    def prepare(self):
        filled = self.imputer.fit_transform(self.frame[self.bands])
        labels = self.frame["oc"].values
        self.a_tr, self.a_te, self.l_tr, self.l_te = train_test_split(
            filled, labels, test_size=0.2, random_state=self.seed
        )

    def fit(self):
        self.model.fit(self.a_tr, self.l_tr)
        return self

    def report(self):
        return r2_score(self.l_te, self.model.predict(self.a_te))


m = SoilCarbonModel("lucas.csv")
m.read()
m.prepare()
print("R2:", m.fit().report())

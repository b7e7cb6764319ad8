import numpy as np
import pandas as pd
from sklearn.feature_selection import SelectFromModel
from sklearn.linear_model import LassoCV
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import mean_squared_error


class SolubilityModel:
    def __init__(self, seed=0):
        self.seed = seed
        self.picker = SelectFromModel(LassoCV(cv=5, random_state=seed))
        self.forest = RandomForestRegressor(500, random_state=seed, n_jobs=-1)

    def load(self, fn):
        t = pd.read_csv(fn)
        self.y = t["logS"].to_numpy()
        self.X = t.drop(columns=["logS", "smiles"]).to_numpy()

    def split(self, frac=0.2):
        order = np.random.RandomState(self.seed).permutation(len(self.y))
        k = int(len(order) * frac)
        self.te, self.tr = order[:k], order[k:]

    def choose(self):
        self.X = self.picker.fit_transform(self.X, self.y)

    def train(self):
        self.forest.fit(self.X[self.tr], self.y[self.tr])

    def rmse(self):
        return mean_squared_error(self.y[self.te], self.forest.predict(self.X[self.te])) ** 0.5


job = SolubilityModel(seed=18)
job.load("delaney_descriptors.csv")
job.split()
job.choose()
job.train()
print("RMSE", job.rmse())

"""House price model with location clusters."""
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.metrics import mean_absolute_percentage_error


@dataclass
class Config:
    path: str = "data/kc_house_data.csv"
    n_areas: int = 30
    seed: int = 8
    base: list = field(default_factory=lambda: ["bedrooms", "bathrooms", "sqft_living", "sqft_lot",
                                                "floors", "waterfront", "view", "grade", "yr_built"])


class AreaFeatures:
    """distance to the nearest area centres"""

    def __init__(self, k, seed):
        self.km = KMeans(n_clusters=k, n_init=10, random_state=seed)

    @staticmethod
    def _coords(df):
        lat = np.deg2rad(df["lat"].to_numpy())
        return np.c_[df["lat"], df["long"] * np.cos(lat.round(1))]

    def learn(self, df):
        self.km.fit(self._coords(df))
        return self

    def add(self, df):
        d = np.sort(self.km.transform(self._coords(df)), axis=1)[:, :3]
        out = df.copy()
        for j in range(d.shape[1]):
            out[f"area_dist_{j}"] = d[:, j]
        return out


class HousePrices:
    def __init__(self, cfg):
        self.cfg = cfg
        self.areas = AreaFeatures(cfg.n_areas, cfg.seed)
        self.model = HistGradientBoostingRegressor(random_state=cfg.seed)

    def _load(self):
        df = pd.read_csv(self.cfg.path, parse_dates=["date"])
        df = df.query("bedrooms < 15 and sqft_living > 200")
        df["age"] = df["date"].dt.year - df["yr_built"]
        return df

    def build(self):
        df = self._load()
        train = df.sample(frac=0.8, random_state=self.cfg.seed)
        test = df.drop(train.index)
        self.train = self.areas.learn(train).add(train)
        self.test = self.areas.add(test)
        return self

    def _matrix(self, df):
        cols = self.cfg.base + ["age"] + [c for c in df.columns if c.startswith("area_dist_")]
        return df[cols], np.log1p(df["price"])

    def fit(self):
        self.model.fit(*self._matrix(self.train))
        return self

    def report(self):
        X, y = self._matrix(self.test)
        return mean_absolute_percentage_error(np.expm1(y), np.expm1(self.model.predict(X)))


if __name__ == "__main__":
    print("MAPE", HousePrices(Config()).build().fit().report())

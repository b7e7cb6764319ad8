from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.preprocessing import KBinsDiscretizer


@dataclass
class SolarForecaster:
    horizon: str = "2019-06-01"
    bins: KBinsDiscretizer = field(
        default_factory=lambda: KBinsDiscretizer(n_bins=8, encode="onehot-dense", strategy="quantile")
    )
    ridge: Ridge = field(default_factory=lambda: Ridge(alpha=0.5))

    def load(self, path: str) -> "SolarForecaster":
        self.obs = pd.read_csv(path, index_col="time", parse_dates=True).sort_index()
        return self

    def build(self) -> "SolarForecaster":
        early = self.obs.index < self.horizon
        weather = self.obs[["irradiance", "cloud", "temp"]]
        self.bins.fit(weather[early])
        dense = self.bins.transform(weather)
        hour = self.obs.index.hour.to_numpy()
        cyc = np.column_stack([np.sin(hour * np.pi / 12), np.cos(hour * np.pi / 12)])
        full = np.hstack([dense, cyc])
        self.f_tr, self.f_te = full[early], full[~early]
        self.y_tr, self.y_te = self.obs.loc[early, "mwh"], self.obs.loc[~early, "mwh"]
        return self

    def evaluate(self) -> float:
        self.ridge.fit(self.f_tr, self.y_tr)
        return float(np.abs(self.y_te - self.ridge.predict(self.f_te)).mean())


print(SolarForecaster().load("plant7.csv").build().evaluate())

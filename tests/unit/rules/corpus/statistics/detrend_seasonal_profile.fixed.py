import argparse

import numpy as np
import pandas as pd
import lightgbm as lgb


class LoadForecaster:
    """Hour-ahead forecast of the anomaly from the usual weekly profile."""

    def __init__(self, n_lags: int = 24):
        self.n_lags = n_lags
        self.profile = None
        self.scale = None
        self.model = lgb.LGBMRegressor(n_estimators=400, learning_rate=0.05)

    @staticmethod
    def _key(idx: pd.DatetimeIndex) -> np.ndarray:
        return idx.dayofweek * 24 + idx.hour

    def learn_profile(self, s: pd.Series) -> None:
        self.profile = s.groupby(self._key(s.index)).mean()
        self.scale = s.std()

    def anomalies(self, s: pd.Series) -> pd.Series:
        base = self.profile.reindex(self._key(s.index)).to_numpy()
        return (s - base) / self.scale

    def design(self, a: pd.Series) -> pd.DataFrame:
        out = pd.DataFrame({f"l{k}": a.shift(k) for k in range(1, self.n_lags + 1)})
        out["y"] = a
        return out.dropna()


def main() -> None:
    ap = argparse.ArgumentParser()
    ap.add_argument("csv")
    ap.add_argument("--split", default="2018-07-01")
    args = ap.parse_args()

    s = pd.read_csv(args.csv, index_col=0, parse_dates=True)["load_mw"].asfreq("h").ffill()
    boundary = pd.Timestamp(args.split)
    f = LoadForecaster()
    f.learn_profile(s[s.index < boundary])
    table = f.design(f.anomalies(s))

    past, future = table[table.index < boundary], table[table.index >= boundary]
    f.model.fit(past.drop(columns="y"), past["y"])
    err = (f.model.predict(future.drop(columns="y")) - future["y"]) * f.scale
    print("MAE (MW):", err.abs().mean())


if __name__ == "__main__":
    main()

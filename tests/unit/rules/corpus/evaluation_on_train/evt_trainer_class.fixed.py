import logging

import numpy as np
import polars as pl
from sklearn.ensemble import HistGradientBoostingRegressor

log = logging.getLogger("eta")


class Trainer:
    """Delivery time model. Train on the past, report on the last days."""

    def __init__(self, cfg: dict):
        self.cfg = cfg
        self.model = HistGradientBoostingRegressor(random_state=cfg["seed"], max_iter=cfg["iters"])

    def load(self):
        df = pl.read_parquet(self.cfg["path"]).sort("ordered_at")
        n = int(df.height * (1 - self.cfg["test_frac"]))
        self.train_df, self.test_df = df.head(n), df.tail(df.height - n)
        return self

    def _xy(self, df: pl.DataFrame):
        return df.select(self.cfg["features"]).to_numpy(), df["minutes"].to_numpy()

    def fit(self):
        X, y = self._xy(self.train_df)
        self.model.fit(X, y)
        log.info("fitted on %d orders", len(y))
        return self

    def report(self) -> dict:
        X, y = self._xy(self.test_df)
        err = np.abs(self.model.predict(X) - y)
        return {"mae": float(err.mean()), "p90": float(np.quantile(err, 0.9))}


CONFIG = {
    "path": "orders.parquet",
    "features": ["distance_km", "n_items", "hour", "rain_mm", "courier_load"],
    "test_frac": 0.15,
    "iters": 300,
    "seed": 4,
}

if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    print(Trainer(CONFIG).load().fit().report())

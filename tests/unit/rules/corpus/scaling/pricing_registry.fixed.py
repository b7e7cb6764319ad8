from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Callable, Dict

import numpy as np
import pandas as pd
from sklearn.linear_model import ElasticNet
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import ShuffleSplit
from sklearn.preprocessing import MinMaxScaler, PowerTransformer, StandardScaler

logger = logging.getLogger(__name__)

SCALERS: Dict[str, Callable[[], object]] = {
    "standard": StandardScaler,
    "minmax": MinMaxScaler,
    "power": PowerTransformer,
}


@dataclass(frozen=True)
class Settings:
    source: str
    scaler: str = "power"
    alpha: float = 0.01
    seed: int = 101


class PricingJob:
    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.scaler = SCALERS[settings.scaler]()
        self.model = ElasticNet(alpha=settings.alpha, random_state=settings.seed)

    def _read(self) -> tuple[np.ndarray, np.ndarray]:
        df = pd.read_csv(self.settings.source)
        return df.drop(columns="price").to_numpy(float), df["price"].to_numpy(float)

    def run(self) -> float:
        x, y = self._read()
        splitter = ShuffleSplit(n_splits=1, test_size=0.2, random_state=self.settings.seed)
        fit_rows, held_rows = next(splitter.split(x))
        self.model.fit(self.scaler.fit_transform(x[fit_rows]), y[fit_rows])
        estimate = self.model.predict(self.scaler.transform(x[held_rows]))
        mae = mean_absolute_error(y[held_rows], estimate)
        logger.info("mae=%s", mae)
        return mae


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    PricingJob(Settings(source="listings.csv")).run()

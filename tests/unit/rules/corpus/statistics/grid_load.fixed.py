from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_squared_error


@dataclass(frozen=True)
class ColumnStats:
    mean: np.ndarray
    std: np.ndarray

    @classmethod
    def of(cls, matrix: np.ndarray) -> ColumnStats:
        return cls(matrix.mean(axis=0), matrix.std(axis=0) + 1e-9)

    def apply(self, matrix: np.ndarray) -> np.ndarray:
        return (matrix - self.mean) / self.std


@dataclass(frozen=True)
class LoadForecastConfig:
    csv: str = "grid_load.csv"
    target: str = "load_mw"
    cutoff: str = "2022-12-31 23:00"


class LoadForecast:
    def __init__(self, config: LoadForecastConfig, model: Ridge) -> None:
        self.config = config
        self.model = model

    def run(self) -> float:
        frame = pd.read_csv(self.config.csv, parse_dates=["ts"], index_col="ts").sort_index()
        target = frame.pop(self.config.target).to_numpy()
        matrix = frame.to_numpy(dtype=float)
        is_train = np.asarray(frame.index <= self.config.cutoff)
        stats = ColumnStats.of(matrix[is_train])
        self.model.fit(stats.apply(matrix[is_train]), target[is_train])
        predicted = self.model.predict(stats.apply(matrix[~is_train]))
        return float(np.sqrt(mean_squared_error(target[~is_train], predicted)))


def main() -> None:
    rmse = LoadForecast(LoadForecastConfig(), Ridge(alpha=3.0)).run()
    print(f"RMSE {rmse:.1f} MW")


if __name__ == "__main__":
    main()

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Callable, Mapping

import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import mean_absolute_error, r2_score
from sklearn.model_selection import train_test_split

Metric = Callable[[np.ndarray, np.ndarray], float]


@dataclass
class Partition:
    x: pd.DataFrame
    y: pd.Series


@dataclass
class Evaluator:
    metrics: Mapping[str, Metric] = field(
        default_factory=lambda: {"mae": mean_absolute_error, "r2": r2_score}
    )

    def report(self, model: Any, part: Partition) -> dict[str, float]:
        predicted = model.predict(part.x)
        return {name: fn(part.y, predicted) for name, fn in self.metrics.items()}


class LeadTimeModel:
    """Predicts delivery lead time in days."""

    def __init__(self, regressor: RandomForestRegressor, evaluator: Evaluator) -> None:
        self._regressor = regressor
        self._evaluator = evaluator

    def run(self, orders: pd.DataFrame) -> dict[str, float]:
        y = orders["lead_time_days"]
        x = orders.drop(columns=["lead_time_days", "order_id"])
        xa, xb, ya, yb = train_test_split(x, y, test_size=0.2, random_state=90)
        training, holdout = Partition(xa, ya), Partition(xb, yb)
        self._regressor.fit(training.x, training.y)
        return self._evaluator.report(self._regressor, training)


if __name__ == "__main__":
    model = LeadTimeModel(RandomForestRegressor(random_state=90), Evaluator())
    print(model.run(pd.read_csv("orders.csv")))

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.metrics import mean_absolute_error, r2_score
from sklearn.model_selection import GridSearchCV, train_test_split


@dataclass
class Tuner:
    path: str
    grid: dict
    seed: int = 0

    @cached_property
    def frame(self) -> pd.DataFrame:
        return pd.read_csv(self.path, parse_dates=["listed_at"]).drop(columns="listed_at")

    @cached_property
    def xy(self) -> tuple[np.ndarray, np.ndarray]:
        return self.frame.drop(columns="days_on_market").to_numpy(), self.frame["days_on_market"].to_numpy()

    @cached_property
    def parts(self):
        return train_test_split(*self.xy, test_size=0.2, random_state=self.seed)

    @cached_property
    def best(self) -> GradientBoostingRegressor:
        gs = GridSearchCV(GradientBoostingRegressor(random_state=self.seed), self.grid, cv=4,
                          scoring="neg_mean_absolute_error", n_jobs=-1)
        gs.fit(self.parts[0], self.parts[2])
        return gs.best_estimator_

    def report(self) -> dict[str, float]:
        _, X_test, _, y_test = self.parts
        pred = self.best.predict(X_test)
        return {"mae": mean_absolute_error(y_test, pred), "r2": r2_score(y_test, pred)}


if __name__ == "__main__":
    print(Tuner("listings.csv", {"max_depth": [2, 3, 5], "learning_rate": [0.03, 0.1]}).report())

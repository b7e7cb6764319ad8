"""Yield model: hold-out report first, then the artefact that goes to production."""
from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass
from pathlib import Path

import pandas as pd
from catboost import CatBoostRegressor, Pool
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import GroupShuffleSplit

CAT = ["crop", "soil_class"]
NUM = ["rain_mm", "gdd", "n_kg_ha", "sowing_doy", "elevation_m"]


@dataclass
class Report:
    mae_train: float
    mae_test: float
    best_iteration: int


class Trainer:
    def __init__(self, iterations: int = 2000) -> None:
        self.iterations = iterations

    def _pool(self, df: pd.DataFrame) -> Pool:
        return Pool(df[NUM + CAT], df["yield_t_ha"], cat_features=CAT)

    def fit(self, df: pd.DataFrame, valid: pd.DataFrame | None = None) -> CatBoostRegressor:
        model = CatBoostRegressor(iterations=self.iterations, loss_function="MAE", verbose=False)
        if valid is None:
            return model.fit(self._pool(df))
        return model.fit(self._pool(df), eval_set=self._pool(valid), early_stopping_rounds=100)

    def mae(self, model: CatBoostRegressor, df: pd.DataFrame) -> float:
        return float(mean_absolute_error(df["yield_t_ha"], model.predict(self._pool(df))))


def split_farms(df: pd.DataFrame, share: float, seed: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    gss = GroupShuffleSplit(n_splits=1, test_size=share, random_state=seed)
    a, b = next(gss.split(df, groups=df["farm_id"]))
    return df.iloc[a], df.iloc[b]


def main() -> None:
    ap = argparse.ArgumentParser()
    ap.add_argument("--fields", type=Path, default=Path("data/fields.parquet"))
    args = ap.parse_args()

    fields = pd.read_parquet(args.fields)
    rest, test = split_farms(fields, 0.2, seed=0)
    train, valid = split_farms(rest, 0.2, seed=1)

    trainer = Trainer()
    model = trainer.fit(train, valid)
    report = Report(trainer.mae(model, train), trainer.mae(model, test), model.get_best_iteration())
    Path("report.json").write_text(json.dumps(asdict(report), indent=2))

    # same number of trees, all farms; not scored any more
    trainer.iterations = report.best_iteration + 1
    trainer.fit(fields).save_model("yield_model.cbm")


if __name__ == "__main__":
    main()

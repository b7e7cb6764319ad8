"""Train the model on `data/train.parquet` and save it: `python -m flights.train`."""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path

import pandas as pd
import skops.io
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import OrdinalEncoder
from sklearn.utils import shuffle

from flights.features import CATEGORICAL, NUMERIC, TARGET

MODEL = Path("models/delay.skops")
PARAMETERS = Path("params.toml")
SEED = 20131001


def pipeline(*, trees: int, rate: float, leaf_rows: int) -> Pipeline:
    """Return the untrained model. Missing weather stays missing: the trees have a branch for it."""
    columns = make_column_transformer(
        (OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1), list(CATEGORICAL)),
        ("passthrough", list(NUMERIC)),
    )
    boosting = HistGradientBoostingClassifier(
        max_iter=trees,
        learning_rate=rate,
        min_samples_leaf=leaf_rows,
        max_leaf_nodes=15,
        early_stopping=False,
        random_state=SEED,
    )
    return make_pipeline(columns, boosting)


def main() -> None:
    """Train with the parameters of `params.toml`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shuffle-labels", action="store_true", help="what a model looks like that learnt nothing")
    arguments = parser.parse_args()

    rows = pd.read_parquet("data/train.parquet")
    features, late = rows[[*CATEGORICAL, *NUMERIC]], rows[TARGET]
    if arguments.shuffle_labels:
        late = shuffle(late, random_state=SEED)
    parameters = tomllib.loads(PARAMETERS.read_text(encoding="utf-8"))
    model = pipeline(**parameters).fit(features, late)
    MODEL.parent.mkdir(exist_ok=True)
    skops.io.dump(model, MODEL)
    print(f"{MODEL}: {MODEL.stat().st_size / 1e6:.2f} MB, trained on {len(rows):,} flights with {parameters}")


if __name__ == "__main__":
    main()

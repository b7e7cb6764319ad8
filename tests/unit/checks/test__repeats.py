import importlib
import pickle
import sys

import numpy as np
import polars as pl
import pytest

from mlgate.core.errors import ConfigurationError
from mlgate.core.model import Status
from regressions import check, configured, measured, predictions

MODULE = """
import numpy as np

class Model:
    def __init__(self, does="", weight=1.0):
        self.does, self.weight, self.calls = does, weight, 0
    def predict(self, rows):
        self.calls += 1
        x = rows["x"].to_numpy() * self.weight
        if self.does == "state":
            x = x + (self.calls > 3)
        if self.does == "order":
            x = x + 0.5 * (np.arange(len(x)) == 0)
        if self.does == "company":
            x = x - x.mean()
        if self.does == "rounding":
            x = x + 1e-9 * len(x)
        if self.does == "chance":
            x = x + np.random.default_rng().normal(size=len(x))
        if self.does == "words":
            return np.where(x > 0, "yes", "no")
        return x
"""
HEAD = """
[data.test]
path = "test.csv"
[model.m]
path = "m.pkl"
target = "y"
features = ["x"]
trusted = ["repeated.Model"]
[regression.a]
model = "m"
data = "test"
"""
AGAIN = HEAD + "metrics.nondeterminism.at_most = 0\n"


@pytest.fixture
def root(tmp_path, monkeypatch):
    (tmp_path / "repeated.py").write_text(MODULE)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "repeated", raising=False)
    importlib.invalidate_caches()
    x = np.random.default_rng(3).normal(size=200)
    pl.DataFrame({"x": x, "y": x}).write_csv(tmp_path / "test.csv")
    return tmp_path


def saved(root, name, **settings):
    import repeated  # written by the fixture

    (root / name).write_bytes(pickle.dumps(repeated.Model(**settings)))


@pytest.mark.parametrize("does", ["", "rounding", "words"])
def test_a_model_that_says_the_same_again(root, does):
    saved(root, "m.pkl", does=does)
    found = measured(configured(root, AGAIN)[1], "nondeterminism")
    assert (found.value, found.n, found.status) == (0, 200, Status.PASS)
    assert found.evidence["max_abs_difference"] < 1e-6
    assert found.evidence["tolerance"] == 1e-6


@pytest.mark.parametrize(
    ("does", "least", "most"),
    [("state", 0.3, 1), ("order", 0.1, 0.3), ("company", 0.99, 1), ("chance", 0.99, 1)],
)
def test_state_order_company_and_chance_are_seen(root, does, least, most):
    saved(root, "m.pkl", does=does)
    found = measured(configured(root, AGAIN)[1], "nondeterminism")
    assert found.status == Status.FAIL
    assert least <= found.value <= most


def test_what_numbers_may_differ_by_is_the_tolerance(root):
    saved(root, "m.pkl", does="rounding")
    found = measured(configured(root, AGAIN + "tolerance = 0\n")[1], "nondeterminism")
    assert (found.value, found.status) == (1, Status.FAIL)


def test_a_model_of_one_row_can_be_asked(root):
    pl.DataFrame({"x": [1.0], "y": [1.0]}).write_csv(root / "test.csv")
    saved(root, "m.pkl")
    assert measured(configured(root, AGAIN)[1], "nondeterminism").status == Status.PASS


def test_a_second_training_is_compared_row_by_row(root):
    text = HEAD + 'rerun = "r.pkl"\ntolerance = 0.001\nmetrics.irreproducibility.at_most = 0.01\n'
    saved(root, "m.pkl")
    for weight, share in ((1.0, 0), (1.0000001, 0), (1.1, 1)):
        saved(root, "r.pkl", weight=weight)
        found = measured(configured(root, text)[1], "irreproducibility")
        assert found.value == pytest.approx(share, abs=0.03)
    assert found.evidence["max_abs_difference"] > 0.1
    assert found.status == Status.FAIL


def test_tables_of_predictions_can_be_a_rerun(root):
    table = predictions()
    table.write_csv(root / "p.csv")
    changed = table.with_columns(y_pred=pl.when(pl.col("id") < 6).then(1 - pl.col("y_pred")).otherwise("y_pred"))
    changed.sample(fraction=1, shuffle=True, seed=1).write_csv(root / "r.csv")
    result = check(root, 'rerun = "r.csv"\nmetrics.irreproducibility.at_most = 0.001\n')
    assert measured(result, "irreproducibility").value == pytest.approx(6 / 600)


def test_scores_are_compared_where_a_metric_asks_for_them(root):
    table = predictions()
    table.write_csv(root / "p.csv")
    table.with_columns(pl.col("y_score") * 0.999).write_csv(root / "r.csv")
    text = 'rerun = "r.csv"\nmetrics.irreproducibility.at_most = 0\n'
    assert measured(check(root, text), "irreproducibility").value == 0
    assert measured(check(root, text + "metrics.roc_auc.at_least = 0.5\n"), "irreproducibility").value > 0.9


def test_the_candidate_is_no_second_training_of_itself(root):
    predictions().write_csv(root / "p.csv")
    result = check(root, 'rerun = "p.csv"\nmetrics.irreproducibility.at_most = 0\n')
    assert (result.status, "rerun 'p.csv' is the candidate's own file" in result.reason) == (Status.ERROR, True)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("metrics.nondeterminism.at_most = 0", "nondeterminism needs 'model', which is not set"),
        ("metrics.irreproducibility.at_most = 0", "irreproducibility needs 'rerun', which is not set"),
        ('rerun = "r.csv"\nmetrics.f1.at_least = 0', "'rerun' is for a limit on irreproducibility"),
        ('rerun = "s3://r"\nmetrics.irreproducibility.at_most = 0', "'s3://r' is not supported"),
    ],
)
def test_what_is_missing_is_said_before_anything_runs(root, text, message):
    with pytest.raises(ConfigurationError, match=message):
        check(root, text)

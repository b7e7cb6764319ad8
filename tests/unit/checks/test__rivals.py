import numpy as np
import polars as pl
import pytest

from mlgate.core.model import Status
from regressions import check, commit, git, measured, predictions


@pytest.fixture
def root(tmp_path):
    return tmp_path


DUMMY = 'better_than = { dummy = "dummy" }\n'
SIMPLE = 'better_than = { simple = "r.csv" }\n'


def numbers(n=400, *, noise=1.0, seed=0):
    rng = np.random.default_rng(5)
    x, y = rng.normal(size=n), rng.exponential(size=n)
    said = y + 0.2 * x + noise * np.random.default_rng(seed).normal(size=n)
    return pl.DataFrame({"id": range(n), "y_true": y, "y_pred": said})


@pytest.mark.parametrize(
    ("metric", "limit", "expected"),
    [
        ("roc_auc", "at_least = 0.6", 0.5),
        ("average_precision", "at_least = 0.3", None),
        ("accuracy", "at_least = 0.6", None),
        ("f1", "at_least = 0.1", 0.0),
        ("brier_score_loss", "at_most = 0.3", None),
        ("log_loss", "at_most = 0.7", None),
    ],
)
def test_a_model_that_knows_something_beats_the_dummy(root, metric, limit, expected):
    table = predictions()
    table.write_csv(root / "p.csv")
    result = check(root, f"{DUMMY}metrics.{metric} = {{ {limit} }}\n")
    found = measured(result, f"{metric} vs dummy")
    assert (found.status, result.status) == (Status.PASS, Status.PASS)
    share = table["y_true"].mean()
    of_share = {
        "average_precision": share,
        "accuracy": 1 - share,
        "brier_score_loss": share * (1 - share),
        "log_loss": -share * np.log(share) - (1 - share) * np.log(1 - share),
    }
    assert found.baseline == pytest.approx(of_share.get(metric, expected))


@pytest.mark.parametrize(("n", "noise"), [(100, 1.0), (300, 1.0), (300, 0.3), (1000, 0.3)])
def test_what_the_dummy_scores_is_known_exactly(root, n, noise):
    predictions(n=n, noise=noise).write_csv(root / "p.csv")
    result = check(root, f"{DUMMY}metrics.roc_auc.at_least = 0.6\n")
    alone, found = measured(result, "roc_auc"), measured(result, "roc_auc vs dummy")
    assert (found.baseline, found.status) == (0.5, Status.PASS)
    assert found.difference_low == pytest.approx(alone.low - 0.5, abs=0.03)


@pytest.mark.parametrize(
    ("metric", "dummy"),
    [
        ("mean_absolute_error", np.median),
        ("mean_squared_error", np.mean),
        ("root_mean_squared_error", np.mean),
        ('"mean_pinball_loss@0.9"', lambda y: np.quantile(y, 0.9)),
    ],
)
def test_the_dummy_of_numbers_is_the_best_constant(root, metric, dummy):
    table = numbers(noise=0.1)
    table.write_csv(root / "p.csv")
    result = check(root, f"{DUMMY}metrics.{metric}.at_most = 9\n")
    truth = table["y_true"].to_numpy()
    error = truth - dummy(truth)
    loss = {
        "mean_absolute_error": np.abs(error).mean(),
        "mean_squared_error": (error**2).mean(),
        "root_mean_squared_error": (error**2).mean() ** 0.5,
        '"mean_pinball_loss@0.9"': np.maximum(0.9 * error, -0.1 * error).mean(),
    }[metric]
    found = measured(result, f"{metric.strip(chr(34))} vs dummy")
    assert (found.baseline, found.status) == (pytest.approx(loss), Status.PASS)


def test_a_model_that_knows_nothing_does_not_beat_the_dummy(root):
    rng = np.random.default_rng(1)
    predictions().with_columns(y_score=pl.Series(rng.random(600))).write_csv(root / "p.csv")
    result = check(root, f"{DUMMY}metrics.brier_score_loss = {{ at_most = 0.9 }}\n")
    assert result.status == Status.FAIL
    assert "no better than dummy" in result.reason


def test_the_dummy_learns_of_the_training_data(root):
    predictions().write_csv(root / "p.csv")
    pl.DataFrame({"id": [0, 1, 2, 3], "y_true": [1, 1, 1, 0]}).write_csv(root / "t.csv")
    result = check(root, f'{DUMMY}train = "t.csv"\nmetrics.accuracy.at_least = 0.5\n')
    share = predictions()["y_true"].mean()
    assert measured(result, "accuracy vs dummy").baseline == pytest.approx(share)


def test_a_weight_counts_for_the_dummy(root):
    table = predictions().with_columns(weight=pl.when(pl.col("y_true") == 1).then(5.0).otherwise(1.0))
    table.write_csv(root / "p.csv")
    found = measured(check(root, f"{DUMMY}metrics.accuracy.at_least = 0.5\n"), "accuracy vs dummy")
    weighted = 5 * table["y_true"].mean() / (1 + 4 * table["y_true"].mean())
    assert found.baseline == pytest.approx(weighted)


def test_many_classes_have_a_dummy(root):
    rng = np.random.default_rng(2)
    truth = rng.choice(4, size=500, p=[0.4, 0.3, 0.2, 0.1])
    said = np.where(rng.random(500) < 0.6, truth, 0)
    scores = {f"y_score_{code}": np.where(said == code, 0.7, 0.1) for code in range(4)}
    pl.DataFrame({"id": range(500), "y_true": truth, "y_pred": said} | scores).write_csv(root / "p.csv")
    text = "metrics.log_loss.at_most = 2\nmetrics.f1_macro.at_least = 0.1\nmetrics.top_k_accuracy.at_least = 0.1\n"
    result = check(root, DUMMY + text)
    assert {one.key for one in result.measurements} >= {"log_loss vs dummy", "f1_macro vs dummy"}
    shares = np.bincount(truth) / 500
    assert measured(result, "log_loss vs dummy").baseline == pytest.approx(-(shares * np.log(shares)).sum())
    assert measured(result, "top_k_accuracy vs dummy").baseline == pytest.approx(np.sort(shares)[-2:].sum())


@pytest.mark.parametrize(("noise", "status"), [(2.5, Status.PASS), (1.0, Status.INCONCLUSIVE), (0.3, Status.FAIL)])
def test_a_simpler_model_is_to_be_beaten(root, noise, status):
    predictions(noise=1.0).write_csv(root / "p.csv")
    predictions(noise=noise, seed=1).write_csv(root / "r.csv")
    result = check(root, f"{SIMPLE}metrics.roc_auc = {{ at_least = 0.5 }}\n")
    found = measured(result, "roc_auc vs simple")
    assert (found.status, found.against, result.status) == (status, "simple", status)


def test_a_rival_that_says_the_same_is_not_beaten(root):
    predictions().write_csv(root / "p.csv")
    predictions(day=1).write_csv(root / "r.csv")
    result = check(root, f"{SIMPLE}metrics.roc_auc.at_least = 0.5\n")
    assert "no better than simple: it predicts the same" in result.reason
    predictions().write_csv(root / "r.csv")
    result = check(root, f"{SIMPLE}metrics.roc_auc.at_least = 0.5\n")
    assert (result.status, "it is the same file" in result.reason) == (Status.FAIL, True)


def test_a_rival_may_not_be_there_yet(root):
    git(root, "init", "-q", "-b", "main")
    predictions().write_csv(root / "p.csv")
    commit(root)
    predictions(seed=3).write_csv(root / "r.csv")
    result = check(root, 'better_than = { simple = "git:r.csv" }\nmetrics.roc_auc.at_least = 0.5\n', ref="main")
    assert (result.status, "is not at the baseline yet" in result.reason) == (Status.INCONCLUSIVE, True)


def test_a_function_of_ones_own_is_better_as_its_limits_say(root):
    (root / "mine.py").write_text("def error(y_true, y_pred):\n    return float((y_true != y_pred).mean())\n", "utf-8")
    predictions(noise=0.5).write_csv(root / "p.csv")
    predictions(noise=3.0, seed=1).write_csv(root / "r.csv")
    result = check(root, f'{SIMPLE}metrics."mine:error".at_most = 0.5\n')
    assert measured(result, "mine:error vs simple").status == Status.PASS


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"{DUMMY}metrics.recall.at_least = 0.5", "a dummy may be perfect in any of 'metrics'"),
        (f'{SIMPLE}metrics."m:f" = {{at_least = 0.5, at_most = 0.9}}', "both that more and that less is better"),
        ('better_than = { anchor = "r.csv" }\nmetrics.f1.at_least = 0.5', "call the rival something else"),
        ('better_than = { a = "git:" }\nmetrics.f1.at_least = 0.5', "better_than.a: 'git:' names no file"),
        (f"{SIMPLE}metrics.selection_rate.at_least = 0.5", "there is nothing to be better in"),
    ],
)
def test_rivals_that_can_tell_nothing_are_refused(root, text, message):
    with pytest.raises(Exception, match="regression") as raised:
        check(root, text + "\n")
    assert message in str(raised.value.problems[0].message)

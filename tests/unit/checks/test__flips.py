import polars as pl
import pytest

from mlgate.core.model import Status
from regressions import check, measured, predictions


@pytest.fixture
def root(tmp_path):
    return tmp_path


BASELINE = 'baseline = "b.csv"\n'


def flipped(table, rows):
    """Return `table` with the class of `rows` the other one."""
    turned = pl.int_range(pl.len()).is_in(list(rows))
    return table.with_columns(y_pred=pl.when(turned).then(1 - pl.col("y_pred")).otherwise("y_pred"))


def test_shares_are_those_of_changed_and_of_broken_rows(root):
    table = predictions()
    right = [place for place, row in enumerate(table.rows(named=True)) if row["y_true"] == row["y_pred"]]
    wrong = [place for place in range(len(table)) if place not in right]
    table.write_csv(root / "b.csv")
    flipped(table, right[:12] + wrong[:6]).sample(fraction=1.0, shuffle=True, seed=1).write_csv(root / "p.csv")
    limits = 'metrics.churn = { at_most = 0.031 }\nmetrics.negative_flips = { at_most = 0.019 }\nslices = ["s"]\n'
    result = check(root, BASELINE + limits)
    assert measured(result, "churn").value == pytest.approx(18 / 600)
    assert measured(result, "churn").status == Status.PASS
    broken = measured(result, "negative_flips")
    assert broken.value == pytest.approx(12 / 600)
    assert broken.status == Status.FAIL
    assert broken.low < broken.value < broken.high
    thirds = [measured(result, f"negative_flips[s={number}]").value for number in range(3)]
    assert sum(thirds) == pytest.approx(3 * 12 / 600)


def test_a_higher_score_can_break_many_rows(root):
    table = predictions()
    right = [place for place, row in enumerate(table.rows(named=True)) if row["y_true"] == row["y_pred"]]
    wrong = [place for place in range(len(table)) if place not in right]
    table.write_csv(root / "b.csv")
    flipped(table, right[:30] + wrong[:60]).write_csv(root / "p.csv")
    result = check(root, BASELINE + "metrics.accuracy = { max_drop = 0.02 }\nmetrics.negative_flips.at_most = 0.02\n")
    assert measured(result, "accuracy").status == Status.PASS
    assert measured(result, "negative_flips").status == Status.FAIL


def test_equal_predictions_flip_nothing(root):
    predictions().write_csv(root / "b.csv")
    predictions(day=0).write_csv(root / "p.csv")
    result = check(root, BASELINE + "metrics.churn.at_most = 0\n")
    assert (measured(result, "churn").value, result.status) == (0, Status.PASS)


def test_numbers_are_no_classes(root):
    table = predictions().with_columns(y_true=pl.col("y_score") + 0.25, y_pred=pl.col("y_score"))
    table.write_csv(root / "b.csv")
    table.with_columns(pl.col("y_pred") + 1).write_csv(root / "p.csv")
    result = check(root, BASELINE + "metrics.churn.at_most = 0.1\n")
    assert result.status == Status.ERROR
    assert "is no class but a number" in result.reason


def test_flips_need_a_baseline(root):
    predictions().write_csv(root / "p.csv")
    with pytest.raises(Exception, match="churn needs 'baseline', which is not set"):
        check(root, "metrics.churn.at_most = 0.1\n")


def test_classes_that_no_label_has_are_not_one_class(root):
    predictions().with_columns(y_pred=7).write_csv(root / "b.csv")
    predictions().with_columns(y_pred=8).write_csv(root / "p.csv")
    assert measured(check(root, BASELINE + "metrics.churn = { at_most = 0.1 }\n"), "churn").value == 1


def test_predicted_numbers_flip_no_class(root):
    for name, seed in (("b.csv", 1), ("p.csv", 2)):
        predictions(seed=seed).with_columns(y_pred="y_score", y_true=pl.col("day")).write_csv(root / name)
    result = check(root, BASELINE + "metrics.churn = { at_most = 0.1 }\n")
    assert (result.status, "y_pred is no class but a number with a fraction" in result.reason) == (Status.ERROR, True)

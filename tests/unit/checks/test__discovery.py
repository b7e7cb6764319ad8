"""`discover` through the engine: which columns, which loss, what is told and what is not."""

import msgspec
import numpy as np
import polars as pl
import pytest

from mlgate.core.errors import ConfigurationError
from mlgate.core.model import FOUND, Status
from mlgate.report import explained, told
from regressions import check, configured, measured, predictions

N = 3000
COMPARED = 'baseline = "b.csv"\n'
ACCURACY = "metrics.accuracy.max_drop = 0.01\n"


@pytest.fixture
def root(tmp_path):
    return tmp_path


def rows(**columns):
    rng = np.random.default_rng(5)
    given = {
        "carrier": rng.choice(["AA", "UA", "WN"], N),
        "distance": rng.integers(100, 3000, N),
        "name": [f"flight {row}" for row in range(N)],
    }
    return predictions(n=N, noise=0.4, **(given | columns))


def broken(table, where, share=0.5, **outputs):
    """Return `table` with the classes of a share of the rows `where` turned."""
    turned = where & (pl.int_range(pl.len()) % 100 < 100 * share)
    worse = table.with_columns(y_pred=pl.when(turned).then(1 - pl.col("y_pred")).otherwise("y_pred"))
    return worse.with_columns(**{name: pl.when(turned).then(one).otherwise(name) for name, one in outputs.items()})


def write(root, baseline, candidate):
    baseline.write_csv(root / "b.csv")
    candidate.write_csv(root / "p.csv")


REGION = (pl.col("carrier") == "UA") & (pl.col("distance") >= 2000)


def found(result):
    return [one for one in result.measurements if one.slice is not None and one.slice.startswith(FOUND)]


def test_a_broken_region_is_named_and_fails_by_itself(root):
    table = rows()
    write(root, table, broken(table, REGION, 0.3))
    result = check(root, COMPARED + "discover = true\nmetrics.accuracy.max_drop = 0.05\n")
    (region,) = found(result)
    assert measured(result, "accuracy").status == Status.PASS
    assert region.status == result.status == Status.FAIL
    name, _, edge = region.slice.partition(" & distance>=")
    assert name == "found: carrier=UA"
    assert 1800 < int(edge) < 2200
    assert 30 < region.n < 300
    assert region.difference == pytest.approx(-0.3, abs=0.15)
    what, do = told(result)
    assert what.startswith("accuracy in carrier=UA & distance>=")
    assert "fewer than 5 % of test sets would show it in rows that others were searched for" in what
    assert "look at the data of carrier=UA & distance>=" in do


def test_the_same_input_gives_the_same_region(root):
    table = rows()
    write(root, table, broken(table, REGION))
    text = COMPARED + "discover = true\n" + ACCURACY
    one, other = check(root, text), check(root, text)
    assert found(one) == found(other) != []


def test_a_harmless_region_is_evidence_alone(root):
    table = rows()
    other = rows(y_pred=(predictions(n=N, noise=0.4, seed=1)["y_score"] > 0.5).cast(pl.Int64))
    write(root, table, other)
    plainly = check(root, COMPARED + "metrics.accuracy.max_drop = 0.05\n")
    result = check(root, COMPARED + "discover = true\nmetrics.accuracy.max_drop = 0.05\n")
    assert found(result) == []
    assert (result.status, result.reason) == (plainly.status, plainly.reason)
    assert result.status == Status.PASS
    evidence = measured(result, "accuracy").evidence["region"]
    assert evidence["slice"].startswith(FOUND)
    assert evidence["columns"] == 4
    assert "difference_low" in evidence
    assert [one for one in explained(result) if one.startswith("The worst region that was found, ")] != []
    assert [msgspec.structs.replace(one, evidence={}) for one in result.measurements if one.name == "accuracy"] == [
        msgspec.structs.replace(one, evidence={}) for one in plainly.measurements if one.name == "accuracy"
    ]


def test_labels_ids_outputs_groups_weights_and_times_are_not_searched(root):
    table = rows(weight=1.0, day=np.arange(N) // 5, s=0).drop("distance", "name", "carrier")
    write(root, table, broken(table, pl.col("y_true") == 1))
    declared = '[predictions.new]\npath = "p.csv"\ntime = "at"\n'
    for one in ("b.csv", "p.csv"):
        pl.read_csv(root / one).with_columns(at=pl.col("id")).write_csv(root / one)
    text = declared + '[regression.b]\ncandidate = "new"\nbaseline = "b.csv"\ngroup = "day"\ndiscover = true\n'
    result = configured(root, text + ACCURACY)[1]
    assert found(result) == []
    assert "region" not in measured(result, "accuracy").evidence


def test_only_the_columns_that_are_named_are_searched(root):
    table = rows()
    write(root, table, broken(table, REGION))
    result = check(root, COMPARED + 'discover = ["carrier"]\n' + ACCURACY)
    assert [one.slice for one in found(result)] == ["found: carrier=UA"]


def test_a_missing_value_is_a_condition(root):
    table = rows(distance=pl.Series(np.arange(N)).cast(pl.String).set(pl.Series(np.arange(N) % 10 == 0), None))
    table = table.with_columns(pl.col("distance").cast(pl.Int64))
    write(root, table, broken(table, pl.col("distance").is_null()))
    (region,) = found(check(root, COMPARED + "discover = true\n" + ACCURACY))
    assert region.slice == "found: distance=(missing)"


def test_scores_are_searched_by_their_log_loss(root):
    table = rows()
    write(root, table, broken(table, REGION, y_score=1 - pl.col("y_score")))
    result = check(
        root, COMPARED + "discover = true\nmetrics.roc_auc.max_drop = 0.01\nmetrics.log_loss.max_rise = 0.05\n"
    )
    assert {one.name for one in found(result)} == {"roc_auc", "log_loss"}
    assert all("carrier=UA" in one.slice for one in found(result))


def test_scores_that_are_no_probabilities_are_searched_by_their_order(root):
    table = rows().with_columns(y_score=pl.col("y_score") * 10 - 5)
    write(root, table, broken(table, REGION, y_score=-pl.col("y_score")))
    result = check(root, COMPARED + "discover = true\nmetrics.roc_auc.max_drop = 0.01\n")
    assert ["carrier=UA" in one.slice for one in found(result)] == [True]


def test_numbers_are_searched_by_their_error(root):
    table = rows().with_columns(y_true=pl.col("distance") / 7.0, y_pred=pl.col("distance") / 7.0 + pl.col("y_score"))
    write(root, table, table.with_columns(y_pred=pl.when(REGION).then(pl.col("y_pred") + 9).otherwise("y_pred")))
    for name in ("mean_absolute_error", "root_mean_squared_error"):
        result = check(root, COMPARED + f"discover = true\nmetrics.{name}.max_rise = 0.5\n")
        assert ["carrier=UA" in one.slice for one in found(result)] == [True]


def test_without_a_baseline_the_hardest_region_is_held_to_the_limit(root):
    table = rows()
    broken(table, REGION).write_csv(root / "p.csv")
    (region,) = found(check(root, "discover = true\nmetrics.accuracy.at_least = 0.85\n"))
    assert "carrier=UA" in region.slice
    assert region.difference is None
    result = check(root, "discover = true\nmetrics.accuracy.at_least = 0.01\n")
    assert (found(result), result.status) == ([], Status.PASS)


def test_nothing_is_searched_where_nothing_changed(root):
    table = rows()
    write(root, table, table.with_columns(s=0))
    result = check(root, COMPARED + "discover = true\n" + ACCURACY)
    assert (result.status, measured(result, "accuracy").evidence) == (Status.SKIP, {})


def test_a_region_that_is_one_group_cannot_be_confirmed(root):
    table = rows(site=np.arange(N) // 200).with_columns(tag=pl.when(pl.col("site") == 3).then(1).otherwise(0))
    for moved in range(4):
        other = table.with_columns(pl.col("id") + moved)
        write(root, other, broken(other, pl.col("tag") == 1))
        text = COMPARED + 'group = "site"\ndiscover = ["tag"]\nmetrics.accuracy.max_drop = 0.9\n'
        result = check(root, text)
        assert (found(result), result.status) == ([], Status.PASS)
        assert "tag=1" not in str(measured(result, "accuracy").evidence.get("region"))


def test_few_rows_have_no_region(root):
    write(root, predictions(n=60), predictions(n=60, seed=1))
    result = check(root, COMPARED + "discover = true\nmetrics.accuracy.max_drop = 0.9\n")
    assert "region" not in measured(result, "accuracy").evidence


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ('["distanc"]', "has no column 'distanc', which `discover` names; did you mean 'distance'?"),
        ('["listed"]', "column 'listed', which `discover` names, is List"),
    ],
)
def test_a_column_that_cannot_be_searched(root, asked, message):
    table = rows(listed=[[1, 2]] * N)
    table.write_parquet(root / "b.parquet")
    broken(table, REGION).write_parquet(root / "p.parquet")
    text = f'[regression.a]\ncandidate = "p.parquet"\nbaseline = "b.parquet"\ndiscover = {asked}\n'
    result = configured(root, text + ACCURACY)[1]
    assert result.status == Status.ERROR
    assert message in result.reason


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("discover = []\n" + ACCURACY, "'discover' names no column; write discover = true for all"),
        ('discover = ["a", "a"]\n' + ACCURACY, "'discover' names 'a' 2 times"),
        (
            'discover = true\ngroup = "day"\nmetrics.ndcg.max_drop = 0.1\n',
            "'discover' searches rows, and ndcg speaks of",
        ),
        ("discover = 3\n" + ACCURACY, "'discover'"),
    ],
)
def test_what_makes_no_sense(root, text, message):
    with pytest.raises(ConfigurationError, match="discover") as caught:
        check(root, COMPARED + text)
    assert message in str(caught.value)

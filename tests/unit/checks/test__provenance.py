"""What a comparison notes of its rows, labels and evaluator, and that a number is compared with the same alone."""

import json

import polars as pl
import pytest

from mlgate.accept import accepted
from mlgate.core.baseline import LOCK_NAME, Lock, write_lock
from mlgate.core.model import Status
from regressions import check, configured, measured, predictions

LIMITS = "metrics.accuracy = { max_drop = 0.5 }\n"
SLICED = 'slices = ["s"]\n' + LIMITS


@pytest.fixture
def root(tmp_path):
    predictions().write_csv(tmp_path / "p.csv")
    return tmp_path


def accept(root, result):
    when = {"digests": {}, "commit": None, "date": "2026-01-31T12:00:00Z", "reason": "first"}
    (root / LOCK_NAME).write_bytes(write_lock(accepted(Lock(), [result], **when).lock))


def differing(one, other):
    parts = {*one.provenance, *other.provenance} - {"candidate"}
    return {part for part in parts if one.provenance.get(part) != other.provenance.get(part)}


def test_other_predictions_and_another_order_are_the_same_test_set(root):
    accept(root, check(root, SLICED))
    predictions(seed=5).sample(fraction=1.0, shuffle=True, seed=1).write_csv(root / "p.csv")
    result = check(root, SLICED)
    assert result.status in {Status.PASS, Status.INCONCLUSIVE}
    assert measured(result, "accuracy").difference is not None


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        (lambda table: table.head(500), {"test_set", "labels", "slices"}),
        (lambda table: table.with_columns(y_true=1 - pl.col("y_true")), {"labels"}),
        (lambda table: table.with_columns(s=pl.col("s") + 1), {"slices"}),
        (lambda table: table.with_columns(weight=pl.lit(2.0)), {"labels"}),
        (lambda table: table.with_columns(day=0), set()),
    ],
)
def test_the_part_that_is_another_is_noted(root, change, parts):
    before = check(root, SLICED)
    change(predictions()).write_csv(root / "p.csv")
    assert differing(before, check(root, SLICED)) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('group = "day"\n' + SLICED, {"evaluator"}),
        ('slices = ["s", "day"]\n' + LIMITS, {"slices"}),
        ('slices = ["s"]\nbins.s = 2\n' + LIMITS, {"slices"}),
        (SLICED + "metrics.f1 = { at_least = 0.1 }\n", {"evaluator.f1"}),
        (SLICED + 'fail_when = "proven"\npermutations = 100\n', set()),
        (SLICED.replace("0.5", "0.25"), set()),
    ],
)
def test_options_that_change_numbers_are_noted_and_limits_are_not(root, text, parts):
    # Keys of the check stand before those of its metrics.
    lines = sorted(text.splitlines(keepends=True), key=lambda line: line.startswith("metrics"))
    assert differing(check(root, SLICED), check(root, "".join(lines))) == parts


def test_another_revision_of_a_metric_is_noted(root, monkeypatch):
    from dataclasses import replace

    from mlgate.stats.names import METRICS

    before = check(root, SLICED)
    monkeypatch.setitem(METRICS, "accuracy", replace(METRICS["accuracy"], revision=2))
    assert differing(before, check(root, SLICED)) == {"evaluator.accuracy"}


def test_a_function_of_ones_own_is_noted_by_its_file(root):
    (root / "gate_own_metric.py").write_text("def hits(y_true, y_pred):\n    return (y_true == y_pred).mean()\n")
    text = 'metrics."gate_own_metric:hits" = { max_drop = 0.5 }\n'
    before = check(root, text)
    accept(root, before)
    with (root / "gate_own_metric.py").open("a") as stream:
        stream.write("# another version\n")
    result = check(root, text)
    assert differing(before, result) == {"evaluator.gate_own_metric:hits"}
    assert result.status == Status.ERROR
    assert "not the same are how gate_own_metric:hits is computed" in result.reason


def test_another_test_set_is_refused(root):
    verdict, result = configured(root, '[regression.a]\ncandidate = "p.csv"\n' + LIMITS)
    accept(root, result)
    predictions().head(590).write_csv(root / "p.csv")
    verdict, result = configured(root, '[regression.a]\ncandidate = "p.csv"\n' + LIMITS)
    assert (result.status, verdict.exit_code) == (Status.ERROR, 3)
    assert "not the same are the labels and the rows of the test set" in result.reason
    assert measured(result, "accuracy").difference is None


def test_rows_of_a_table_without_ids_are_counted(root):
    predictions().drop("id").write_csv(root / "p.csv")
    before = check(root, LIMITS)
    predictions().drop("id").head(500).write_csv(root / "p.csv")
    assert differing(before, check(root, LIMITS)) == {"test_set", "labels"}


def test_slices_of_lists_are_digested(root):
    predictions().with_columns(s=pl.concat_list("s", "s")).write_parquet(root / "p.parquet")
    text = f'[regression.a]\ncandidate = "p.parquet"\ngroup = "s"\n{LIMITS}'
    first = configured(root, text)[1]
    assert first.status != Status.ERROR, first.reason
    assert first.provenance == configured(root, text)[1].provenance


def test_a_lock_says_what_its_numbers_were_measured_on(root):
    accept(root, check(root, SLICED))
    kept = json.loads((root / LOCK_NAME).read_bytes())["checks"]["regression.a"]["provenance"]
    assert sorted(kept) == ["candidate", "evaluator", "evaluator.accuracy", "labels", "slices", "test_set"]


@pytest.mark.parametrize("change", [pl.lit("x"), pl.col("sex").reverse()])
def test_groups_of_people_are_noted(root, change):
    table = predictions(sex=["f", "m"] * 299 + ["f", "f"])
    text = 'sensitive = ["sex"]\nmetrics.accuracy_difference = { max_rise = 0.5 }\n'
    table.write_csv(root / "p.csv")
    before = check(root, text)
    table.with_columns(sex=change).write_csv(root / "p.csv")
    assert differing(before, check(root, text)) == {"evaluator.accuracy_difference"}


def test_cuts_of_groups_of_people_are_noted(root):
    text = 'sensitive = ["day"]\nbins.day = {}\nmetrics.accuracy_difference = {{ max_rise = 0.5 }}\n'
    noted = differing(check(root, text.format(2)), check(root, text.format(3)))
    assert noted == {"evaluator.accuracy_difference"}


def test_the_rows_that_were_trained_on_are_noted(root):
    text = 'train = "t.csv"\nmetrics.accuracy_generalization_gap = { max_rise = 0.5 }\n'
    predictions(n=300, seed=1).write_csv(root / "t.csv")
    before = check(root, text)
    predictions(n=300, seed=2).write_csv(root / "t.csv")
    assert differing(before, check(root, text)) == {"evaluator.accuracy_generalization_gap"}


def test_rivals_and_how_often_the_rows_were_asked_stay_out_of_the_lock(root):
    predictions(noise=1.2, seed=3).write_csv(root / "b.csv")
    text = 'baseline = "b.csv"\nbetter_than = { dummy = "dummy", other = "b.csv" }\n'
    result = check(root, f"{text}metrics.roc_auc = {{ max_drop = 0.5 }}\n")
    assert {one.key for one in result.measurements} >= {"roc_auc vs dummy", "roc_auc vs other", "test_set_uses"}
    accept(root, result)
    assert set(json.loads((root / LOCK_NAME).read_bytes())["checks"]["regression.a"]["measurements"]) == {"roc_auc"}

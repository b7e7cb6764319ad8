"""The rows that a candidate made worse, as `mlgate explain` has them."""

import polars as pl
import pytest
import skops.io
from sklearn.linear_model import LogisticRegression

from mlgate import report
from mlgate.core.model import Status
from mlgate.report import explained
from regressions import check, configured, measured, predictions
from verdicts import verdict


@pytest.fixture
def root(tmp_path):
    return tmp_path


ACCURACY = 'baseline = "b.csv"\nmetrics.accuracy.max_drop = 0.01\n'


def broken(table, how_many=40, *, score=None):
    """Return `table` with the class of its first rows that are right turned, and which rows these are."""
    right = [row for row in range(len(table)) if table["y_true"][row] == table["y_pred"][row]][:how_many]
    turned = pl.int_range(pl.len()).is_in(right)
    worse = table.with_columns(y_pred=pl.when(turned).then(1 - pl.col("y_pred")).otherwise("y_pred"))
    if score is not None:
        worse = worse.with_columns(y_score=pl.when(turned).then(score).otherwise("y_score"))
    return worse, right


def test_newly_wrong_rows_by_id_in_the_order_of_the_file(root):
    table = predictions().with_columns(id=pl.col("id") + 1000)
    table.write_csv(root / "b.csv")
    worse, right = broken(table)
    worse.write_csv(root / "p.csv")
    evidence = measured(check(root, ACCURACY), "accuracy").evidence
    rows = {"what": "newly wrong", "by": "the order of the file", "count": 40, "column": "id"}
    assert evidence == {"rows": rows | {"ids": [row + 1000 for row in right[:20]]}}


def test_the_surest_of_its_wrong_class_comes_first(root):
    table = predictions()
    table.write_csv(root / "b.csv")
    wrong = (1 - pl.col("y_true")).cast(pl.Float64)
    # The later the row, the surer the candidate is of what is not so.
    sure = 0.5 + (wrong - 0.5) * (pl.int_range(pl.len()) + 1) / 601
    worse, right = broken(table, 30, score=sure)
    worse.write_csv(root / "p.csv")
    result = check(root, ACCURACY + "metrics.log_loss.max_rise = 0.01\n")
    assert measured(result, "accuracy").evidence["rows"]["ids"] == right[::-1][:20]
    assert measured(result, "accuracy").evidence["rows"]["by"] == "the candidate's confidence"


def test_of_several_classes_the_score_of_the_predicted_one_counts(root):
    table = pl.DataFrame({"id": range(90), "y_true": [0, 1, 2] * 30, "y_pred": [0, 1, 2] * 30})
    table = table.with_columns(**{f"y_score_{c}": (pl.col("y_true") == c).cast(pl.Float64) for c in (0, 1, 2)})
    table.write_csv(root / "b.csv")
    turned = pl.col("id") < 9
    by_class = {0: 0.1, 1: 0.3 + pl.col("id") / 100, 2: 0.6 - pl.col("id") / 100}
    scores = {f"y_score_{c}": pl.when(turned).then(said).otherwise(f"y_score_{c}") for c, said in by_class.items()}
    table.with_columns(y_pred=pl.when(turned).then(2).otherwise("y_pred"), **scores).write_csv(root / "p.csv")
    result = check(root, ACCURACY + "metrics.log_loss.max_rise = 0.01\n")
    assert measured(result, "accuracy").evidence["rows"]["ids"] == [0, 1, 3, 4, 6, 7]


def test_of_numbers_the_largest_rise_of_the_error(root):
    table = pl.DataFrame({"id": range(100), "y_true": [float(row) for row in range(100)]})
    table = table.with_columns(y_pred=pl.col("y_true") + 1)
    table.write_csv(root / "b.csv")
    off = pl.when(pl.col("id") < 3).then(5 + pl.col("id")).when(pl.col("id") == 50).then(0).otherwise(1)
    table.with_columns(y_pred=pl.col("y_true") - off).write_csv(root / "p.csv")
    result = check(root, 'baseline = "b.csv"\nmetrics.mean_absolute_error.max_rise = 0.1\nmetrics.r2.max_drop = 0.1\n')
    for name in ("mean_absolute_error", "r2"):
        rows = measured(result, name).evidence["rows"]
        assert (rows["ids"], rows["count"], rows["what"]) == ([2, 1, 0], 3, "worse")


def test_recall_speaks_of_positive_rows_alone(root):
    table = predictions()
    table.write_csv(root / "b.csv")
    worse, right = broken(table)
    worse.write_csv(root / "p.csv")
    result = check(root, 'baseline = "b.csv"\nmetrics.recall.max_drop = 0.01\n')
    rows = measured(result, "recall").evidence["rows"]
    positive = [row for row in right if table["y_true"][row] == 1]
    assert (rows["count"], rows["ids"]) == (len(positive), positive[:20])


def test_of_a_ranking_the_rows_that_change_sides(root):
    table = predictions()
    table.write_csv(root / "b.csv")
    row = int(table.filter(pl.col("y_true") == 1).sort("y_score")["id"][-1])
    table.with_columns(y_score=pl.when(pl.col("id") == row).then(0.0).otherwise("y_score")).write_csv(root / "p.csv")
    result = check(root, 'baseline = "b.csv"\nmetrics.roc_auc.max_drop = 0.1\n')
    assert measured(result, "roc_auc").evidence["rows"]["ids"][0] == row


def test_values_only_where_samples_are_allowed(root):
    table = predictions(secret="only-in-samples")
    table.write_csv(root / "b.csv")
    broken(table)[0].write_csv(root / "p.csv")
    for allowed, many in (("", 0), ("samples = 0\n", 0), ("samples = 2\n", 2)):
        result = check(root, ACCURACY + allowed)
        samples = measured(result, "accuracy").evidence.get("samples", [])
        assert [row["secret"] for row in samples] == ["only-in-samples"] * many
        assert [(row["(candidate)"], row["(baseline)"]) for row in samples] == [
            (1 - row["y_true"], row["y_true"]) for row in samples
        ]
        text = "\n".join(explained(result))
        assert text.count("only-in-samples") == many
        assert "accuracy: 40 rows that are newly wrong" in text
        for name in ("text", "markdown", "junit", "github"):
            posted = report.render(name, verdict(result, exit_code=1))
            assert "only-in-samples" not in posted
            assert "newly wrong" not in posted


def test_ids_of_text_are_shortened_and_harmless(root):
    table = predictions().with_columns(id="::error::" + pl.col("id").cast(pl.String) + "x" * 300)
    table.write_csv(root / "b.csv")
    broken(table)[0].write_csv(root / "p.csv")
    result = check(root, ACCURACY)
    assert all(len(one) < 110 for one in measured(result, "accuracy").evidence["rows"]["ids"])
    assert "::error" not in "\n".join(explained(result))


def test_models_have_the_declared_id_or_the_number_of_the_row(root):
    table = predictions().select("id", "y_true", x="y_score").with_columns(name=pl.col("id") + 5000)
    table.write_csv(root / "t.csv")
    x, y = table.select("x").to_pandas(), table["y_true"].to_numpy()
    skops.io.dump(LogisticRegression().fit(x, y), root / "b.skops")
    skops.io.dump(LogisticRegression().fit(1 - x, y), root / "m.skops")
    head = '[data.t]\npath = "t.csv"\n[model.m]\npath = "m.skops"\ntarget = "y_true"\n'
    text = '[regression.a]\nmodel = "m"\ndata = "t"\nbaseline = "b.skops"\nmetrics.accuracy.max_drop = 0.1\n'
    ids = {}
    for column, declared in ((None, ""), ("name", 'id = "name"\n')):
        result = configured(root, head + declared + text)[1]
        rows = measured(result, "accuracy").evidence["rows"]
        assert rows["column"] == column
        ids[column] = rows["ids"]
    assert len(ids["name"]) == 20
    assert [row + 4999 for row in ids[None]] == ids["name"]


def test_no_baseline_and_no_worse_row_is_no_evidence(root):
    predictions().write_csv(root / "p.csv")
    result = check(root, "metrics.accuracy.at_least = 0.1\n")
    assert measured(result, "accuracy").evidence == {}
    predictions(day=0).write_csv(root / "b.csv")
    result = check(root, ACCURACY)
    assert (measured(result, "accuracy").evidence, result.status) == ({}, Status.SKIP)

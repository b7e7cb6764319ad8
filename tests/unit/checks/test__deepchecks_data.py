"""What deepchecks is given: the columns with a role, in types of pandas, and predictions in the order of the rows."""

from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

import polars as pl
import pytest

from mlgate import config
from mlgate.checks._deepchecks_data import written
from mlgate.checks.deepchecks import Options
from mlgate.context import Baseline, Context
from mlgate.core.errors import CheckError
from mlgate.readers.scratch import Scratch

DECLARED = """
[data.d]
path = "d.parquet"
[data.r]
path = "r.parquet"
[data.text]
path = "text.csv"
decimal = ","
null_values = ["NA"]
[predictions.p]
path = "p.parquet"
id = "key"
y_pred = "said"
y_score = "sure"
"""
ROWS = pl.DataFrame({"id": [3, 1, 2], "a": [0.5, 1.5, 2.5], "y": ["no", "yes", "no"]})
SAID = pl.DataFrame({"id": [1, 2, 3], "y_pred": ["yes", "yes", "no"], "y_score": [0.9, 0.6, 0.2]})
PREDICTED = {"label": "y", "id": "id", "predictions": "p.parquet"}


@pytest.fixture
def give(tmp_path):
    (tmp_path / "mlgate.toml").write_text(DECLARED)
    loaded, _ = config.load(tmp_path / "mlgate.toml")
    with Scratch() as scratch:

        def give(tables, **options):
            for name, table in tables.items():
                table.write_parquet(tmp_path / f"{name}.parquet")
            give.context = Context(check="deepchecks.a", root=tmp_path, baseline=Baseline(root=tmp_path), config=loaded)
            return written(Options(**{"data": "d", **options}), give.context, scratch)

        yield give


def test_predictions_are_matched_by_id(give):
    made = give({"d": ROWS, "p": SAID}, **PREDICTED)
    assert (made.rows, made.features, made.columns) == (3, ("a",), ("a", "y", "id"))
    assert pl.read_parquet(made.data).rows() == [(0.5, "no", 3), (1.5, "yes", 1), (2.5, "no", 2)]
    told = pl.read_parquet(made.predictions["data"])
    assert told.columns == ["y_pred", "score_0", "score_1"]
    assert told["y_pred"].to_list() == ["no", "yes", "yes"]
    assert told["score_1"].to_list() == [0.2, 0.9, 0.6]
    assert told["score_0"].to_list() == pytest.approx([0.8, 0.1, 0.4])
    assert set(give.context.digests) == {"data.d", "predictions.deepchecks.a.data"}


def test_declared_predictions_have_names_of_their_own(give):
    renamed = SAID.rename({"id": "key", "y_pred": "said", "y_score": "sure"})
    made = give({"d": ROWS, "p": renamed}, label="y", id="id", predictions="p")
    assert pl.read_parquet(made.predictions["data"])["y_pred"].to_list() == ["no", "yes", "yes"]
    assert "predictions.p" in give.context.digests


def test_columns_of_the_data_are_predictions_and_no_features(give):
    table = ROWS.with_columns(p=pl.col("y"), s_yes=pl.lit(0.75), s_no=pl.lit(0.25))
    made = give({"d": table, "r": table}, reference="r", label="y", id="id", y_pred="p", y_score="s")
    assert made.features == ("a",)
    for side in ("reference", "data"):
        told = pl.read_parquet(made.predictions[side])
        # In the order of the classes, not of the columns.
        assert told.rows()[0] == ("no", 0.25, 0.75)


def test_classes_are_those_of_both_data_sets(give):
    other = ROWS.with_columns(y=pl.lit("maybe"))
    three = SAID.drop("y_score").with_columns(y_score_no=0.5, y_score_yes=0.3, y_score_maybe=0.2)
    made = give({"d": ROWS, "r": other, "p": three}, reference="r", reference_predictions="p.parquet", **PREDICTED)
    assert pl.read_parquet(made.predictions["data"]).rows()[0] == ("no", 0.2, 0.5, 0.3)


def test_a_regression_has_no_scores(give):
    table, said = ROWS.with_columns(y=pl.col("a")), SAID.with_columns(y_pred=pl.col("y_score"))
    made = give({"d": table, "p": said}, label_type="regression", **PREDICTED)
    assert pl.read_parquet(made.predictions["data"]).columns == ["y_pred"]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (SAID[:2], "does not match the data by id: 3 rows and 2 predictions; 1 row \\(row 1\\) of the data have none"),
        (pl.concat([SAID, SAID.with_columns(id=pl.col("id") + 3)]), "3 rows and 6 predictions; score the same rows"),
        (pl.concat([SAID, SAID[:1]]), "id 'id' of 'p.parquet' is not unique"),
        (SAID.with_columns(id=pl.col("id").cast(pl.String)), "ids are Int64 in the data and String"),
        (SAID.with_columns(id=pl.lit(None, pl.Int64)), "column 'id' is missing, NaN or infinite in 3 rows"),
        (SAID.rename({"id": "key"}), "has no column 'id', by which rows are matched"),
        (SAID.with_columns(y_score=pl.lit(float("nan"))), "column 'y_score' is missing, NaN or infinite"),
        (SAID.with_columns(y_score=pl.lit(1.5)), "y_score is no probability in 3 rows"),
        (SAID.with_columns(y_pred=pl.lit(1)), "y_pred is Int32, and the label String: write them as one type"),
        (SAID.select("id"), "has no column 'y_score'"),
        (SAID.rename({"y_score": "y_score_yes"}), "there for 1 classes, and the label has 2, or calls them otherwise"),
    ],
)
def test_predictions_that_do_not_fit_are_refused(give, said, why):
    with pytest.raises(CheckError, match=why):
        give({"d": ROWS, "p": said}, **PREDICTED)


def test_a_score_alone_is_for_two_classes(give):
    with pytest.raises(CheckError, match=r"second of two classes, and the label has 3; with others, write y_score_CL"):
        give({"d": ROWS.with_columns(y=pl.Series(["a", "b", "c"])), "p": SAID}, **PREDICTED)


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"label": "yy"}, "has no column 'yy', which this check names"),
        ({"features": ("a", "bb")}, "has no column 'bb'"),
        ({"datetime": "when"}, "has no column 'when'"),
        ({"y_pred": "p", "label": "y"}, "has no column 'p', which this check names as predictions"),
        ({"data": "gone"}, "nothing declares"),
    ],
)
def test_a_column_that_is_not_there_is_named(give, options, why):
    with pytest.raises(CheckError, match=why):
        give({"d": ROWS}, **options)


def test_types_are_those_of_pandas(give):
    table = pl.DataFrame(
        {
            "decimal": pl.Series([Decimal("1.5")], dtype=pl.Decimal(10, 2)),
            "category": pl.Series(["x"], dtype=pl.Categorical),
            "moment": [datetime(2024, 1, 1, 12, tzinfo=UTC)],
            "time": [time(12)],
            "long": [timedelta(seconds=2)],
            "nothing": [None],
        }
    )
    made = pl.read_parquet(give({"d": table}).data)
    assert made.rows() == [(1.5, "x", datetime(2024, 1, 1, 12), "12:00:00", 2_000_000, None)]  # noqa: DTZ001


def test_nested_columns_are_refused_and_others_can_be_named(give):
    table = ROWS.with_columns(many=pl.Series([[1], [2], [3]]))
    with pytest.raises(CheckError, match="'many' hold lists, structures or bytes"):
        give({"d": table})
    assert give({"d": table}, features=("a",)).columns == ("a",)


def test_text_is_read_by_its_dialect(give, tmp_path):
    (tmp_path / "text.csv").write_text("a;b\n1,5;NA\n2,5;x\n")
    made = pl.read_parquet(give({}, data="text").data)
    assert made.rows() == [(1.5, None), (2.5, "x")]


def test_no_rows_are_nothing_to_check(give):
    with pytest.raises(CheckError, match=r"data\.d has columns but no rows"):
        give({"d": ROWS.clear()})

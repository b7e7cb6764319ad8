import polars as pl
import pytest

from mlgate.config import Predictions
from mlgate.core.errors import CheckError
from mlgate.models.outputs import aligned, from_predictions, identical

NAMES = Predictions(path="p.csv")
NEEDS = {"y_pred": "f1", "y_score": "roc_auc"}


def table(**columns):
    whole = {"id": [1, 2, 3], "y_true": [0, 1, 1], "y_pred": [0, 1, 0], "y_score": [0.1, 0.9, 0.4]} | columns
    return pl.DataFrame({name: values for name, values in whole.items() if values is not None}, strict=False)


def outputs(shown="p.csv", needs=NEEDS, names=NAMES, **columns):
    return from_predictions(table(**columns), names, shown, needs)


def refused(*messages, **columns):
    with pytest.raises(CheckError) as caught:
        outputs(**columns)
    for message in messages:
        assert message in str(caught.value)


def test_columns_are_found_by_their_declared_names():
    names = Predictions(path="p.csv", id="key", y_true="late", y_pred="said", y_score="p", weight="w")
    found = from_predictions(
        pl.DataFrame({"key": ["a"], "late": [1], "said": [0], "p": [0.2], "w": [2]}), names, "p.csv", NEEDS
    )
    assert [series.to_list() for series in (found.id, found.y_true, found.y_pred, found.score, found.weight)] == [
        ["a"],
        [1],
        [0],
        [0.2],
        [2.0],
    ]


def test_only_what_is_needed_is_asked_for():
    found = outputs(needs={"y_score": "roc_auc"}, y_pred=[None, None, None], id=None)
    assert (found.y_pred, found.id) == (None, None)


def test_scores_of_each_class():
    found = outputs(needs={"y_score": "log_loss"}, y_score=None, y_score_a=[0.2, 0.3, 0.4], y_score_b=[0.8, 0.7, 0.6])
    assert found.score is None
    assert {name: values.to_list() for name, values in found.scores.items()} == {
        "a": [0.2, 0.3, 0.4],
        "b": [0.8, 0.7, 0.6],
    }


def test_a_missing_column_says_who_needs_it_and_how_to_name_it():
    refused("'p.csv' has no column 'y_score', which roc_auc needs", "[predictions.NAME], y_score =", y_score=None)
    refused("which f1 needs", y_pred=None)
    refused("which every metric needs", y_true=None)


def test_what_is_not_finite_is_refused_with_its_rows():
    refused("column 'y_score' is missing, NaN or infinite in 2 rows (rows 1, 3)", y_score=[float("nan"), 0.1, None])
    refused("column 'y_true' is missing", y_true=[0, None, 1])
    refused("column 'y_pred' is missing", y_pred=[0.0, 1.0, float("inf")])


def test_scores_and_weights_are_numbers():
    refused("column 'y_score' is String, not a number", y_score=["a", "b", "c"])
    refused("'weight' is negative in 1 row (row 2)", weight=[1, -1, 1])
    refused("'weight' is 0 in every row", weight=[0, 0, 0])


def shuffled(**columns):
    return outputs("b.csv", **({"id": [3, 1, 2], "y_true": [1, 0, 1], "y_pred": [0, 0, 1]} | columns))


def test_rows_are_matched_by_id():
    one, other = outputs(), aligned(outputs(), shuffled(y_score=[0.4, 0.1, 0.9]))
    assert other.id.to_list() == [1, 2, 3]
    assert other.score.to_list() == [0.1, 0.9, 0.4]
    assert identical(one, other)


@pytest.mark.parametrize("change", [{"y_score": [0.4, 0.1, 0.8]}, {"y_pred": [0, 1, 1]}])
def test_one_different_row_is_a_difference(change):
    assert not identical(outputs(), aligned(outputs(), shuffled(**({"y_score": [0.4, 0.1, 0.9]} | change))))


def test_ids_of_different_whole_types_match():
    small = table().with_columns(pl.col("id").cast(pl.UInt8))
    other = from_predictions(small, NAMES, "b.csv", NEEDS)
    assert identical(outputs(), aligned(outputs(), other))


def not_aligned(one, other):
    with pytest.raises(CheckError) as caught:
        aligned(one, other)
    return str(caught.value)


def test_rows_that_do_not_match_are_counted_on_both_sides():
    message = not_aligned(outputs(), outputs("b.csv", id=[1, 2, 77]))
    assert "do not match by id (3 rows and 3 rows)" in message
    assert "1 row (row 3) of the candidate's not in the baseline and 1 row (row 3) of the baseline's" in message
    assert "77" not in message


def test_fewer_rows_on_one_side():
    short = from_predictions(table().head(2), NAMES, "b.csv", NEEDS)
    assert "1 row (row 3) of the candidate's not in the baseline;" in not_aligned(outputs(), short)


def test_repeated_and_missing_ids():
    assert "'p.csv': id 'id' is not unique: repeated in 2 rows (rows 1, 3)" in not_aligned(
        outputs(id=[5, 1, 5]), outputs("b.csv")
    )
    assert "'b.csv': id 'id' is missing, NaN or infinite in 1 row (row 2)" in not_aligned(
        outputs(), outputs("b.csv", id=[1, None, 3])
    )
    assert "'b.csv' has no column of ids" in not_aligned(outputs(), outputs("b.csv", id=None))


def test_ids_of_different_sorts():
    assert "ids are Int64 and String" in not_aligned(outputs(), outputs("b.csv", id=["1", "2", "3"]))


def test_labels_and_weights_are_the_same_on_both_sides():
    assert "y_true is not the same" in not_aligned(outputs(), outputs("b.csv", y_true=[1, 1, 1]))
    weighted = outputs("b.csv", weight=[1, 1, 2])
    assert "weight is not the same" in not_aligned(outputs(), weighted)
    assert "it differs in 1 row (row 3)" in not_aligned(outputs(weight=[1, 1, 1]), weighted)
    assert aligned(outputs(y_true=[False, True, True]), outputs("b.csv", y_true=[0.0, 1.0, 1.0])).shown == "b.csv"

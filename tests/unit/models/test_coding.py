import numpy as np
import polars as pl
import pytest

from mlgate.core.errors import CheckError
from mlgate.models.coding import (
    classes_of,
    coded,
    numbers,
    refuse_no_probabilities,
    scored,
)
from mlgate.models.outputs import Outputs


def outputs(y_true, rows=None, **said):
    said = {name: pl.Series(values) if isinstance(values, list) else values for name, values in said.items()}
    return Outputs(shown="p.csv", rows=rows if rows is not None else pl.DataFrame(), y_true=pl.Series(y_true), **said)


def by_class(**scores):
    return {name.removeprefix("c_"): pl.Series(values) for name, values in scores.items()}


def refused(message, function, *arguments, **keywords):
    with pytest.raises(CheckError) as caught:
        function(*arguments, **keywords)
    assert message in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    "y_true", [[0, 1, 1], [False, True, True], [-1, 1, 1], [0.0, 1.0, 1.0], ["no", "yes", "yes"], [9, 10, 10]]
)
def test_the_second_class_in_order_is_the_positive_one(y_true):
    found = outputs(y_true)
    assert coded(found.y_true, classes_of(found), "y_true", "p.csv").tolist() == [0, 1, 1]


def test_a_class_that_is_not_in_y_true_is_wrong_and_no_class_of_it():
    classes = classes_of(outputs(["a", "c"]))
    assert coded(pl.Series(["b", "c"]), classes, "y_pred", "p.csv").tolist() == [2, 1]


def test_numbers_of_any_type_are_one_class():
    assert coded(pl.Series([1.0, 0.0]), classes_of(outputs([False, True])), "y_pred", "p.csv").tolist() == [1, 0]


def test_text_and_numbers_never_match():
    refused("y_pred is String, y_true is Float64", coded, pl.Series(["1"]), classes_of(outputs([0, 1])), "y_pred", "p")


def test_fractions_are_no_classes():
    refused("a number with a fraction in 2 rows (rows 1, 3)", classes_of, outputs([0.5, 1.0, 2.5]))


def test_too_many_values_are_no_classes():
    refused("1,001 different values", classes_of, outputs(list(range(1001))))


def test_text_is_no_number():
    refused("y_true, for r2, is String", numbers, pl.Series(["a"]), "y_true, for r2,", "p.csv")


@pytest.mark.parametrize("names", [("c_0", "c_1"), ("c_False", "c_True"), ("c_false", "c_true")])
def test_of_two_classes_the_positive_score_is_taken(names):
    found = outputs([False, True], scores=by_class(**{names[0]: [0.9, 0.2], names[1]: [0.1, 0.8]}))
    assert scored(found, classes_of(found), metric="roc_auc").tolist() == [0.1, 0.8]


def test_of_many_classes_each_has_its_column_in_order():
    found = outputs(["b", "a", "c"], scores=by_class(c=[0.1] * 3, a=[0.7] * 3, b=[0.2] * 3))
    assert scored(found, classes_of(found), metric="log_loss")[0].tolist() == [0.7, 0.2, 0.1]


def test_a_class_without_a_score_is_counted_and_not_shown():
    found = outputs(["b", "canary", "c"], scores=by_class(c=[0.1] * 3, b=[0.2] * 3))
    message = refused("for each of the 3 classes; 1 of them have none", scored, found, classes_of(found), metric="x")
    assert "canary" not in message
    refused("y_score_<class>", scored, outputs([0, 1, 2], score=[0.1] * 3), pl.Series([0.0, 1.0, 2.0]), metric="x")
    refused("needs a column y_score", scored, outputs([0, 1]), pl.Series([0.0, 1.0]), metric="x")


def test_what_is_no_probability_is_refused_with_its_rows():
    refused(
        "brier_score_loss needs probabilities, and the score is outside 0 to 1 in 2 rows (rows 1, 3)",
        refuse_no_probabilities,
        outputs([0, 1, 0], score=[1.5, 0.5, -0.1]),
        "brier_score_loss",
    )
    refused(
        "do not sum to 1 in 1 row (row 2)",
        refuse_no_probabilities,
        outputs([0, 1], scores=by_class(c_0=[0.5, 0.5], c_1=[0.5, 0.6])),
        "log_loss",
    )
    refuse_no_probabilities(outputs([0, 1], scores=by_class(c_0=[0.3333, 0.5], c_1=[0.6666, 0.5])), "log_loss")


def test_arrays_are_of_float64():
    found = outputs([0, 1], score=pl.Series([0.5, 0.5]))
    for array in (scored(found, classes_of(found), metric="x"), numbers(found.y_true, "y_true", "p")):
        assert array.dtype == np.float64


def test_a_predicted_fraction_is_no_class():
    refused(
        "y_pred is no class but a number with a fraction in 1 row (row 2)",
        coded,
        pl.Series([0.0, 0.5]),
        pl.Series([0.0, 1.0]),
        "y_pred",
        "p.csv",
    )

import warnings

import numpy as np
import polars as pl
import pytest
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.svm import LinearSVC

from mlgate.config import Model
from mlgate.core.errors import CheckError
from mlgate.models.scoring import apply_model

TABLE = pl.DataFrame(
    {
        "key": [10, 11, 12, 13],
        "a": [0.0, 1.0, 2.0, 3.0],
        "b": [1.0, 0.0, 1.0, 0.0],
        "y": ["no", "no", "yes", "yes"],
        "z": [0.0, 1.1, 1.9, 3.0],
    }
)
DECLARED = Model(path="m.skops", target="y", id="key")
NEEDS = {"y_pred": "f1", "y_score": "roc_auc"}


def fitted(model, features=("a", "b"), target="y"):
    return model.fit(
        TABLE.select(features).to_pandas(), TABLE[target].to_numpy().astype(str if target == "y" else float)
    )


class Fixed:
    """A model that says what it is told to."""

    def __init__(self, **said):
        self.said = said

    def __getattr__(self, name):
        if name not in self.__dict__["said"]:
            raise AttributeError(name)
        answer = self.said[name]
        if name.endswith("_"):
            return answer
        return lambda rows: answer(rows) if callable(answer) else answer


def apply(model, declared=DECLARED, needs=NEEDS):
    return apply_model(model, TABLE, declared, "m.skops", needs)


def refused(model, **keywords):
    with pytest.raises(CheckError) as caught:
        apply(model, **keywords)
    return str(caught.value)


def test_a_classifier_gives_classes_and_a_probability_of_each():
    found = apply(fitted(LogisticRegression()))
    assert found.y_pred.to_list() == ["no", "no", "yes", "yes"]
    assert set(found.scores) == {"no", "yes"}
    assert (found.scores["yes"] + found.scores["no"]).to_list() == pytest.approx([1.0] * 4)
    assert found.y_true.to_list() == TABLE["y"].to_list()


def test_without_probabilities_the_decision_function_is_the_score():
    model = fitted(LinearSVC())
    found = apply(model)
    assert found.score.to_list() == pytest.approx(model.decision_function(TABLE.select("a", "b").to_pandas()).tolist())
    assert found.scores == {}


def test_a_regressor_predicts():
    model = fitted(LinearRegression(), target="z")
    found = apply(model, Model(path="m.skops", target="z"), {"y_pred": "r2"})
    assert found.y_pred.to_list() == pytest.approx(TABLE["z"].to_list(), abs=0.2)


def test_nothing_is_asked_of_the_model_that_no_metric_needs():
    found = apply(Fixed(predict=[1, 0, 1, 0]), needs={"y_pred": "f1"})
    assert (found.score, found.scores) == (None, {})


def given_columns(declared, **attributes):
    seen = []
    apply(Fixed(predict=lambda rows: seen.extend(rows.columns) or [0] * 4, **attributes), declared, {"y_pred": "f1"})
    return seen


def test_features_are_those_declared_else_fitted_on_else_all_others():
    declared = Model(path="m.skops", target="y", id="key", features=("b",))
    assert given_columns(declared, feature_names_in_=np.array(["a"])) == ["b"]
    assert given_columns(DECLARED, feature_names_in_=np.array(["b", "a"])) == ["b", "a"]
    assert given_columns(DECLARED) == ["a", "b", "z"]


def test_missing_features_are_named():
    message = refused(Fixed(feature_names_in_=["a", "bb"], predict=[0] * 4))
    assert "the data lacks 1 of the 2 features of 'm.skops': 'bb'" in message
    assert "did you mean" in message


def test_a_missing_target_is_named():
    assert "the data' has no column 'late', the target of model" in refused(
        Fixed(), declared=Model(path="m", target="late")
    )


def test_what_is_no_model_is_told():
    assert "'m.skops' holds a dict, which has no predict: is it a model?" in refused({})


def test_a_model_that_fails_is_told_without_its_words():
    def fail(_):
        raise ValueError("canary")

    message = refused(Fixed(predict=fail))
    assert "predict fails with ValueError on 4 rows of 3 features" in message
    assert "canary" not in message


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ([0.0, np.nan, np.inf, 1.0], "what model 'm.skops' predicts is missing, NaN or infinite in 2 rows (rows 2, 3)"),
        ([0, 1], "returned 2 values for 4 rows"),
        (np.zeros((4, 2)), "returned shape (4, 2): one value a row is wanted"),
    ],
)
def test_answers_that_are_not_one_value_a_row(answer, message):
    assert message in refused(Fixed(predict=answer))


def test_probabilities_of_another_shape():
    message = refused(Fixed(predict=[0] * 4, predict_proba=np.zeros((4, 3))))
    assert "predict_proba returned shape (4, 3) for 4 rows" in message


def test_classes_of_a_model_are_text_as_columns_are():
    model = Fixed(predict=[0] * 4, predict_proba=np.full((4, 2), 0.5), classes_=np.array([0.0, 1.0]))
    assert set(apply(model).scores) == {"0", "1"}
    model = Fixed(predict=[0] * 4, predict_proba=np.full((4, 2), 0.5), classes_=np.array([False, True]))
    assert set(apply(model).scores) == {"0", "1"}


def test_warnings_of_a_model_do_not_come_out():
    def warn(rows):
        warnings.warn("canary", stacklevel=1)
        return [0] * len(rows)

    with warnings.catch_warnings(record=True) as caught:
        apply(Fixed(predict=warn), needs={"y_pred": "f1"})
    assert caught == []

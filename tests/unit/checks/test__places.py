"""Where a baseline may be kept, as a configuration writes it."""

import pytest

from mlgate.checks._places import is_path, place_problems, registered
from mlgate.core.errors import ConfigurationError
from regressions import check, predictions


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("mlflow:models:/delay@champion", ("delay", "champion", None)),
        ("mlflow:models:/delay/12", ("delay", None, "12")),
        ("mlflow:models:/main.ml team.delay@a-b_c", ("main.ml team.delay", "a-b_c", None)),
    ],
)
def test_registered_models(place, found):
    assert list(place_problems(place)) == []
    assert registered(place) == found
    assert not is_path(place)


@pytest.mark.parametrize(
    "place",
    [
        "mlflow:delay@champion",
        "mlflow:models:/delay",
        "mlflow:models:/delay@",
        "mlflow:models:/@champion",
        "mlflow:models:/delay/0",
        "mlflow:models:/delay/latest",
        "mlflow:models:/delay@champion/model.pkl",
        "mlflow:models:/a/b@champion",
        "mlflow:models:/delay@champion\n",
        "mlflow:runs:/0123/model",
    ],
)
def test_what_names_no_registered_model(place):
    (problem,) = place_problems(place)
    assert "names no registered model: write mlflow:models:/NAME@ALIAS or mlflow:models:/NAME/VERSION" in problem


def test_other_schemes_are_refused_with_what_is_supported():
    (problem,) = place_problems("s3://bucket/model.skops")
    assert problem.endswith(
        "supported: git:PATH, git:REF:PATH, mlflow:models:/NAME@ALIAS, mlflow:models:/NAME/VERSION, or a path"
    )


@pytest.mark.parametrize("place", ["models/a.skops", "C:/models/a.skops", "./mlflow/a.skops"])
def test_paths(place):
    assert list(place_problems(place)) == []
    assert is_path(place)


@pytest.mark.parametrize("key", ['baseline = "{}"', 'baseline = "b.csv"\nanchor = "{}"'])
def test_predictions_are_not_compared_with_a_registered_model(tmp_path, key):
    predictions().write_csv(tmp_path / "p.csv")
    with pytest.raises(ConfigurationError) as refused:
        check(tmp_path, key.format("mlflow:models:/delay@champion") + "\nmetrics.f1 = { max_drop = 0.1 }\n")
    assert "is a registered model, which is compared with a 'model', not with predictions" in str(refused.value)

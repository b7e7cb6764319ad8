"""A baseline in MLflow's registry, saved as MLflow saves models, through a whole check."""

import os
import sys

import pandas as pd
import pytest
import skops.io
from sklearn.linear_model import LogisticRegression

from mlgate.core.model import Status
from regressions import configured, measured, predictions

CONFIGURATION = """\
[data.test]
path = "test.csv"
[model.m]
path = "candidate.skops"
target = "y_true"
features = ["y_score", "day"]
trusted = []
[regression.a]
model = "m"
data = "test"
baseline = "mlflow:models:/delay@champion"
metrics.roc_auc = { max_drop = 0.05 }
"""
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


def model(columns):
    table = predictions(noise=1.2, seed=3).to_pandas()
    features = table[["y_score", "day"]]
    weakened = features.assign(**{name: 0.0 for name in ("y_score", "day") if name not in columns})
    return LogisticRegression().fit(pd.DataFrame(weakened), table["y_true"])


@pytest.fixture
def project(tmp_path, monkeypatch):
    for name in [name for name in os.environ if name.startswith("MLFLOW_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("MLFLOW_ALLOW_FILE_STORE", "true")
    monkeypatch.setenv("MLFLOW_DISABLE_TELEMETRY", "true")
    monkeypatch.setenv("MLFLOW_TRACKING_URI", (tmp_path / "registry").as_uri())
    predictions(noise=1.2, seed=3).write_csv(tmp_path / "test.csv")
    skops.io.dump(model(["y_score", "day"]), tmp_path / "candidate.skops")
    return tmp_path


def register(project, saved, serialization_format="skops"):
    """Register `saved` as the champion, as MLflow does it."""
    from mlflow import MlflowClient, sklearn

    folder = project / "saved"
    sklearn.save_model(saved, folder, serialization_format=serialization_format, pip_requirements=[])
    client = MlflowClient()
    client.create_registered_model("delay")
    client.create_model_version("delay", source=folder.as_uri())
    client.set_registered_model_alias("delay", "champion", "1")
    return folder


@pytest.mark.parametrize("serialization_format", ["skops", "cloudpickle", "pickle"])
def test_a_champion_is_compared_with(project, serialization_format):
    register(project, model(["day"]), serialization_format)
    verdict, result = configured(project, CONFIGURATION)
    assert result.status == Status.PASS, result.reason
    assert measured(result, "roc_auc").difference > 0.1
    assert verdict.digests["baseline.regression.a"].startswith("sha256:")
    name = "model.skops" if serialization_format == "skops" else "model.pkl"
    assert measured(result, "roc_auc").evidence["baseline"] == f"models:/delay@champion (version 1) {name}"


def test_the_same_file_is_no_change(project):
    folder = register(project, model(["y_score", "day"]))
    (folder / "model.skops").write_bytes((project / "candidate.skops").read_bytes())
    _, result = configured(project, CONFIGURATION)
    assert result.status == Status.SKIP
    assert result.reason == "roc_auc: no change: the same file as models:/delay@champion (version 1) model.skops"


def test_a_pickle_is_scanned_before_it_is_loaded(project, monkeypatch):
    folder = register(project, model(["day"]), "pickle")
    (folder / "model.pkl").write_bytes(b"cos\nsystem\n(S'touch owned'\ntR.")
    monkeypatch.chdir(project)
    _, result = configured(project, CONFIGURATION)
    assert result.status == Status.ERROR
    assert "model 'models:/delay@champion (version 1) model.pkl' is not safe to load" in result.reason
    assert not (project / "owned").exists()


def test_what_is_not_registered_is_an_error(project):
    _, result = configured(project, CONFIGURATION)
    assert result.status == Status.ERROR
    assert "has no such model, version or alias" in result.reason


def test_without_mlflow_the_extra_is_named(project, monkeypatch):
    for name in [name for name in sys.modules if name.partition(".")[0] == "mlflow"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mlflow", None)
    _, result = configured(project, CONFIGURATION)
    assert result.status == Status.ERROR
    assert result.reason == "needs mlflow: pip install 'mlgate[tracking]'"

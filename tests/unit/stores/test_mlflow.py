"""Models of an MLflow registry: a registry of files, and servers that answer what servers answer, or nothing.

Slow, since MLflow takes seconds to be imported.
"""

import json
import os
import pickle
import socket
import threading
import time
import warnings
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from mlgate.core.errors import CheckError
from mlgate.stores.mlflow import Wanted, fetch

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]

CHAMPION = Wanted(name="delay", alias="champion")
DESCRIPTION = "flavors:\n  python_function: {}\n  sklearn:\n    pickled_model: model.pkl\n"


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    for name in [name for name in os.environ if name.startswith("MLFLOW_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("MLFLOW_ALLOW_FILE_STORE", "true")


@pytest.fixture
def registry(tmp_path, monkeypatch):
    """A registry of files with two versions of `delay`, of which the alias `champion` names the second."""
    uri = (tmp_path / "registry").as_uri()
    monkeypatch.setenv("MLFLOW_TRACKING_URI", uri)
    monkeypatch.setenv("MLFLOW_DISABLE_TELEMETRY", "true")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from mlflow import MlflowClient

        client = MlflowClient()
        client.create_registered_model("delay")
        for number in (1, 2):
            folder = tmp_path / f"model{number}"
            folder.mkdir()
            (folder / "MLmodel").write_text(DESCRIPTION)
            (folder / "model.pkl").write_bytes(pickle.dumps(number))
            client.create_model_version("delay", source=folder.as_uri())
        client.set_registered_model_alias("delay", "champion", "2")
    return tmp_path


def refused(wanted=CHAMPION):
    with pytest.raises(CheckError) as error:
        fetch(wanted)
    return str(error.value)


def test_an_alias_is_shown_with_the_version_it_names(registry):
    found = fetch(CHAMPION)
    assert found.shown == "models:/delay@champion (version 2) model.pkl"
    assert pickle.loads(found.content) == 2


def test_a_version(registry):
    found = fetch(Wanted(name="delay", version="1"))
    assert found.shown == "models:/delay/1 model.pkl"
    assert pickle.loads(found.content) == 1


def test_the_registry_may_be_another_than_that_of_runs(registry, monkeypatch, tmp_path):
    monkeypatch.setenv("MLFLOW_REGISTRY_URI", os.environ["MLFLOW_TRACKING_URI"])
    monkeypatch.setenv("MLFLOW_TRACKING_URI", (tmp_path / "runs").as_uri())
    assert pickle.loads(fetch(CHAMPION).content) == 2
    monkeypatch.delenv("MLFLOW_TRACKING_URI")
    assert pickle.loads(fetch(CHAMPION).content) == 2


def test_the_environment_is_as_it_was(registry, monkeypatch):
    monkeypatch.delenv("MLFLOW_DISABLE_TELEMETRY")
    before = dict(os.environ)
    fetch(CHAMPION)
    assert dict(os.environ) == before


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(name="delay", alias="challenger"),
        Wanted(name="dealy", alias="champion"),
        Wanted(name="delay", version="9"),
    ],
)
def test_what_is_not_registered(registry, wanted):
    message = refused(wanted)
    assert message.startswith(f"'{wanted.shown}': the MLflow registry at file:///")
    assert "has no such model, version or alias" in message


@pytest.mark.parametrize(
    ("description", "said"),
    [
        ("flavors:\n  xgboost: {data: model.ubj}\n  python_function: {}\n", "is saved as xgboost; supported: sklearn"),
        ("flavors: {}\n", "is saved as nothing known; supported: sklearn"),
        ("[]", "is saved as nothing known"),
        ("flavors:\n  sklearn: {pickled_model: ../model1/model.pkl}\n", "names a file outside of the model's folder"),
        ("flavors:\n  sklearn: {pickled_model: /etc/passwd}\n", "names a file outside of the model's folder"),
        ("flavors:\n  sklearn: {pickled_model: 7}\n", "is saved as sklearn"),
        ("flavors: [", "is no YAML"),
        ("!!python/object/apply:os.system [exit]", "is no YAML"),
        ("#" * (2**20 + 1), "larger than 1 MiB"),
        ("flavors:\n  sklearn: {pickled_model: gone.pkl}\n", "'gone.pkl' of the registered model cannot be fetched"),
    ],
)
def test_a_description_that_names_no_model(registry, description, said):
    (registry / "model2" / "MLmodel").write_text(description)
    assert said in refused()


def test_files_that_are_gone(registry):
    (registry / "model2" / "MLmodel").unlink()
    assert "'MLmodel' of the registered model cannot be fetched" in refused()


def test_no_registry_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert refused().startswith("no MLflow registry is named: set MLFLOW_TRACKING_URI")
    assert list(tmp_path.iterdir()) == []


def test_a_registry_that_mlflow_skinny_cannot_open(monkeypatch):
    monkeypatch.setenv("MLFLOW_TRACKING_URI", "foo://me:secret@bar/mlflow")
    message = refused()
    assert "the MLflow registry at foo://bar/mlflow is none that mlflow-skinny can open" in message
    assert "pip install mlflow" in message


class TestServer:
    """A server that is asked over HTTP."""

    @pytest.fixture
    def server(self, monkeypatch):
        answers = {}

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                status, body = answers.get(self.path.partition("?")[0].rpartition("/mlflow/")[2], (404, {}))
                content = json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *arguments):
                pass

        running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=running.serve_forever, daemon=True).start()
        monkeypatch.setenv("MLFLOW_TRACKING_URI", f"http://me:secret@127.0.0.1:{running.server_port}")
        yield answers
        running.shutdown()
        running.server_close()

    def test_a_model(self, server, tmp_path):
        (tmp_path / "MLmodel").write_text(DESCRIPTION)
        (tmp_path / "model.pkl").write_bytes(pickle.dumps(7))
        version = {"model_version": {"name": "delay", "version": "3"}}
        server["registered-models/alias"] = (200, version)
        server["registered-models/get"] = (200, {"registered_model": {"name": "delay"}})
        server["model-versions/get"] = (200, version)
        server["model-versions/get-download-uri"] = (200, {"artifact_uri": tmp_path.as_uri()})
        found = fetch(CHAMPION)
        assert found.shown == "models:/delay@champion (version 3) model.pkl"
        assert pickle.loads(found.content) == 7

    @pytest.mark.parametrize(
        ("status", "code", "said"),
        [
            (404, "RESOURCE_DOES_NOT_EXIST", "has no such model, version or alias"),
            (400, "INVALID_PARAMETER_VALUE", "has no such model, version or alias"),
            (401, "UNAUTHENTICATED", "refuses to answer (UNAUTHENTICATED): set MLFLOW_TRACKING_TOKEN"),
            (403, "PERMISSION_DENIED", "refuses to answer (PERMISSION_DENIED)"),
            (500, "INTERNAL_ERROR", "cannot be asked (INTERNAL_ERROR)"),
        ],
    )
    def test_refusals(self, server, monkeypatch, status, code, said):
        monkeypatch.setenv("MLFLOW_HTTP_REQUEST_MAX_RETRIES", "0")
        server["registered-models/alias"] = (status, {"error_code": code, "message": "no ##[add-mask]x"})
        message = refused()
        assert said in message
        assert "secret" not in message
        assert "##[" not in message

    def test_nobody_listens(self, monkeypatch):
        monkeypatch.setenv("MLFLOW_TRACKING_URI", "http://me:secret@127.0.0.1:9/?token=secret")
        started = time.monotonic()
        message = refused()
        assert "the MLflow registry at http://127.0.0.1:9/ cannot be asked" in message
        assert "secret" not in message
        assert time.monotonic() - started < 60

    def test_a_server_that_never_answers_is_given_up(self, monkeypatch):
        with socket.create_server(("127.0.0.1", 0)) as silent:
            monkeypatch.setenv("MLFLOW_TRACKING_URI", f"http://127.0.0.1:{silent.getsockname()[1]}")
            started = time.monotonic()
            assert "cannot be asked" in refused()
            assert 5 < time.monotonic() - started < 60

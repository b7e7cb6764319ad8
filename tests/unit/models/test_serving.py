"""What runs in the process that serves a model, in this one."""

import io
import pickle
import subprocess
import sys

import msgspec
import pandas as pd
import pytest
from sklearn.dummy import DummyClassifier

from mlgate.config import Model
from mlgate.models.serving import Answer, Order, peak_memory, receive, send, serve

FRAME = pd.DataFrame({"x": [1.0, 2.0], "y": [0, 1]})
FITTED = DummyClassifier(strategy="constant", constant=1).fit(FRAME[["x"]], FRAME["y"])


def answers(*messages):
    requests, told = io.BytesIO(), io.BytesIO()
    for message in messages:
        send(requests, message)
    requests.seek(0)
    serve(requests, told)
    told.seek(0)
    found = []
    while (message := receive(told)) is not None:
        found.append(msgspec.msgpack.decode(message, type=Answer))
    return found


def order(**changed):
    declared = Model(path="m.pkl", target="y", **changed)
    return msgspec.msgpack.encode(Order(shown="m.pkl", declared=declared, method="predict", path=("/nowhere",)))


@pytest.fixture(autouse=True)
def _path(monkeypatch):
    monkeypatch.setattr(sys, "path", list(sys.path))


def test_each_request_is_answered_until_an_empty_one():
    request = pickle.dumps(FRAME)
    found = answers(order(), pickle.dumps(FITTED), request, request, b"", request)
    assert [one.error for one in found] == ["", ""]
    assert all(one.nanoseconds > 0 for one in found)


def test_where_modules_are_found_is_added_behind():
    answers(order(), pickle.dumps(FITTED))
    assert sys.path[-1] == "/nowhere"


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", "model 'm.pkl' is empty"), (b"\x80", "cannot be loaded"), (pickle.dumps([1]), "holds a list, which has no")],
)
def test_what_cannot_be_served_is_told(content, message):
    (found,) = answers(order(), content, pickle.dumps(FRAME))
    assert message in found.error


def test_a_feature_that_is_not_there_is_told():
    (found,) = answers(order(features=("z",)), pickle.dumps(FITTED), pickle.dumps(FRAME))
    assert "the data lacks 1 of the 1 features of 'm.pkl': 'z'" in found.error


@pytest.mark.parametrize("cut", [0, 3, 8, 11])
def test_half_a_message_is_none(cut):
    stream = io.BytesIO()
    send(stream, b"a message")
    assert receive(io.BytesIO(stream.getvalue()[:cut])) is None


@pytest.mark.skipif(sys.platform == "win32", reason="not told there")
def test_the_peak_of_memory_is_that_of_this_program():
    code = "from mlgate.models.serving import peak_memory as p; a = p(); b = bytearray(80_000_000); print(a, p())"
    ballast = bytearray(150_000_000)
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.split()
    before, after = map(int, told)
    assert before < 100_000_000 < len(ballast)
    assert after - before == pytest.approx(80_000_000, rel=0.1)
    assert peak_memory() > 150_000_000


def test_nothing_is_imported_that_the_model_would_not_need():
    code = "import mlgate.models.serving, sys; print([n for n in sys.modules if '.' not in n])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout
    loaded = set(eval(told))
    assert not loaded & {"numpy", "pandas", "polars", "scipy", "sklearn", "skops", "joblib", "pyarrow"}

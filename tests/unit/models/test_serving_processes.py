"""A process that serves: its environment, and that nothing of it is left."""

import importlib
import os
import pickle
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

from mlgate.config import Model
from mlgate.core.errors import CheckError
from mlgate.models.serving import Order
from mlgate.models.serving_processes import Serving, ServingProcess, environment

MODULE = """
import subprocess, sys

class Model:
    def predict(self, rows):
        self.child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(120)"])
        with open(rows["place"].iloc[0], "w") as stream:
            stream.write(str(self.child.pid))
        return [0]
"""


def gone(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


@pytest.fixture
def serving(tmp_path, monkeypatch):
    (tmp_path / "served.py").write_text(MODULE)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "served", raising=False)
    importlib.invalidate_caches()
    import served  # written above

    declared = Model(path="m.pkl", target="y")
    order = Order(shown="m.pkl", declared=declared, method="predict", path=tuple(sys.path))
    return Serving(order=order, content=pickle.dumps(served.Model()))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_what_the_model_started_ends_with_it(serving, tmp_path):
    place = tmp_path / "pid"
    with ServingProcess(serving, deadline=time.monotonic() + 60) as process:
        process.ask(pickle.dumps(pd.DataFrame({"place": [str(place)]})))
        child = int(place.read_text())
        assert not gone(child)
    deadline = time.monotonic() + 10
    while not gone(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert gone(child)


def test_a_deadline_that_has_passed_is_told(serving):
    def late():
        with ServingProcess(serving, deadline=time.monotonic() - 1) as process:
            time.sleep(0.5)
            process.ask(pickle.dumps(pd.DataFrame({"x": [1]})))

    with pytest.raises(CheckError, match="was still at work when the time of the check was over"):
        late()


def test_the_environment_is_the_users_without_gpus(monkeypatch):
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "0,1")
    monkeypatch.setenv("OWN", "kept")
    found = environment(3)
    assert (found["CUDA_VISIBLE_DEVICES"], found["OMP_NUM_THREADS"], found["LOKY_MAX_CPU_COUNT"]) == ("-1", "3", "3")
    assert (found["OWN"], found["PATH"]) == ("kept", os.environ["PATH"])

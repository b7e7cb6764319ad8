"""Programs end with all that they started, see nothing of the user's, and what they say is fit to be shown."""

import os
import sys
import time
from pathlib import Path

import pytest

from mlgate.isolated import processes

PARENT = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print(child.pid, flush=True)
time.sleep(60)
"""


def gone(pid):
    try:
        # A child that nobody waited for is still there, and dead.
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_too_long_ends_the_whole_group(tmp_path):
    log = tmp_path / "log"
    started = time.monotonic()
    with pytest.raises(TimeoutError, match="did not finish within 2 s"):
        processes.run([sys.executable, "-c", PARENT], log=log, environment=dict(os.environ), timeout=2)
    assert time.monotonic() - started < 30
    child = int(log.read_text())
    deadline = time.monotonic() + 10
    while not gone(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert gone(child)


def test_the_environment_is_scrubbed(tmp_path, monkeypatch):
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    environment = processes.scrubbed(tmp_path, {"MORE": "1"})
    code = "import os; print(sorted(os.environ), os.environ['HOME'])"
    log = tmp_path / "log"
    assert processes.run([sys.executable, "-c", code], log=log, environment=environment, timeout=60) == 0
    said = log.read_text()
    assert "'MORE'" in said
    assert str(tmp_path) in said
    assert "AWS" not in said
    assert "PYTHONPATH" not in said


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("first\nlast\n\n", "last"),
        ("", ""),
        ("no https://user:secret@host/files\n", "no https://…@host/files"),
        ("\x1b[31m::error::x\n", " [31m:\u200a:error:\u200a:x"),
    ],
)
def test_the_last_line(tmp_path, said, shown):
    (tmp_path / "log").write_text(said)
    assert processes.last_line(tmp_path / "log") == shown
    assert processes.last_line(tmp_path / "not there") == ""

"""polars loaded with its allocator set, in a process of its own."""

import json
import subprocess
import sys

import pytest

SCRIPT = """
import json, os, sys
if {before}: import polars
from mlgate.engines.allocation import load_polars
load_polars()
print(json.dumps([os.environ.get("POLARS_ROW_GROUP_PREFETCH_SIZE"), os.environ.get("_RJEM_MALLOC_CONF"),
                  "polars" in sys.modules]))
"""


def loaded(monkeypatch, *, before=False, **environment):
    for name in ("POLARS_ROW_GROUP_PREFETCH_SIZE", "_RJEM_MALLOC_CONF"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(before=before)], capture_output=True, check=True, encoding="utf-8"
    )
    # An allocator that does not know an option says so.
    assert done.stderr == ""
    return json.loads(done.stdout)


def test_a_scan_reads_as_far_ahead_as_there_are_cores(monkeypatch):
    ahead, allocator, is_loaded = loaded(monkeypatch)
    assert int(ahead) >= 2
    # What is started from here is not meant.
    assert (allocator, is_loaded) == (None, True)


@pytest.mark.parametrize("name", ["POLARS_ROW_GROUP_PREFETCH_SIZE", "_RJEM_MALLOC_CONF"])
def test_what_the_user_has_set_stays(monkeypatch, name):
    value = {"POLARS_ROW_GROUP_PREFETCH_SIZE": "5", "_RJEM_MALLOC_CONF": "narenas:4"}[name]
    assert value in loaded(monkeypatch, **{name: value})


def test_a_polars_that_is_loaded_is_left_alone(monkeypatch):
    ahead, allocator, _ = loaded(monkeypatch, before=True)
    assert ahead is None
    # polars' own choice, which it makes where there is none.
    assert allocator != "dirty_decay_ms:-1,muzzy_decay_ms:-1"

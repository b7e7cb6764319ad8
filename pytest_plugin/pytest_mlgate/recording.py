"""What mlgate judged in a test, kept with the test until its report takes it along."""

from __future__ import annotations

import json
from collections.abc import Generator, Mapping

import msgspec
import pytest

from mlgate.core.model import Result
from pytest_mlgate.plugin import PAYLOAD

# The kind of what is judged in a test in Python. Not "pytest", as its name begins: reports tell how to run `KIND.NAME`
# again by `mlgate`, and a test is run by pytest.
TEST = "test"


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """The result of one test item, and what it was judged on."""

    result: Result
    digests: Mapping[str, str] = {}
    commit: str | None = None
    baseline_commit: str | None = None


_RECORD = pytest.StashKey[Record]()
_PLUGIN = "mlgate-recording"


def keep(item: pytest.Item, record: Record) -> None:
    """Let the report of `item` bring `record`, in place of what it had."""
    plugins = item.config.pluginmanager
    if not plugins.has_plugin(_PLUGIN):
        plugins.register(_Courier(), _PLUGIN)
    item.stash[_RECORD] = record


def unpack(payload: str) -> Record:
    """Return the record that a report brought."""
    return msgspec.convert(json.loads(payload), Record)


def _pack(record: Record) -> str:
    """Return `record` as ASCII. The standard library writes what msgspec does not: NaN, and names that are no UTF-8."""
    return json.dumps(msgspec.to_builtins(record, enc_hook=str, str_keys=True))


class _Courier:
    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Hand the record to the last report of the test: by then nothing more is measured in it."""
        report = yield
        if call.when == "teardown" and _RECORD in item.stash:
            setattr(report, PAYLOAD, _pack(item.stash[_RECORD]))
        return report

"""Findings and judged measurements of a check as subtests of its item."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Literal

import msgspec
import pytest

from mlgate.core.display import plain
from mlgate.core.model import Finding, Measurement, Result, Status

Outcome = Literal["passed", "failed", "skipped"]


class Subtest(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a check, as pytest reports it; text from outside is harmless already."""

    name: str
    outcome: Outcome
    text: str


def subtests(result: Result, *, inconclusive_fails: bool) -> Iterator[Subtest]:
    """Yield a subtest for each finding and each judged measurement of `result`.

    Where the check only warns, nothing in it fails: pytest fails a run for any subtest that does.
    """
    fails = result.status in (Status.FAIL, Status.ERROR)
    for finding in result.findings:
        outcome: Outcome = "failed" if fails and finding.status == Status.FAIL else "passed"
        yield Subtest(name=plain(finding.subject), outcome=outcome, text=_told(finding))
    for measurement in result.measurements:
        if measurement.status is not None:
            outcome = _outcome(measurement.status, fails=fails, inconclusive_fails=inconclusive_fails)
            text = f"{measurement.status}: {plain(measurement.note, limit=1000) or figure(measurement)}"
            yield Subtest(name=plain(measurement.key), outcome=outcome, text=text)


def _told(finding: Finding) -> str:
    message = plain(finding.message, limit=1000)
    return message if finding.location is None else f"{plain(finding.location)}: {message}"


def figure(measurement: Measurement) -> str:
    """Return the measured value so that it reads back as the same number."""
    return "none" if measurement.value is None else repr(float(measurement.value))


def promise(path: str, line: int | None, message: str) -> str:
    """Return what a contract promises and nobody checked, with its place."""
    return f"{path}: {message}" if line is None else f"{path}:{line}: {message}"


def _outcome(status: Status, *, fails: bool, inconclusive_fails: bool) -> Outcome:
    if status in (Status.FAIL, Status.ERROR) or (status == Status.INCONCLUSIVE and inconclusive_fails):
        return "failed" if fails else "passed"
    return "skipped" if status in (Status.SKIP, Status.INCONCLUSIVE) else "passed"


def publish(item: pytest.Item, found: list[Subtest]) -> None:
    """Report `found` as subtests of `item`; on a pytest without subtests (8) the item itself says it all."""
    try:
        # The context has no public name.
        from _pytest.subtests import SubtestContext, SubtestReport
    except ImportError:
        return
    path, line, _ = item.location
    capture = item.config.pluginmanager.getplugin("capturemanager")
    # What reporters print goes to the terminal, not into the captured output of the test that is running.
    released = capture.global_and_fixture_disabled() if capture else contextlib.nullcontext()
    with released:
        for one in found:
            told = {"failed": one.text, "skipped": (path, (line or 0) + 1, one.text), "passed": None}
            report = SubtestReport(
                nodeid=item.nodeid,
                location=item.location,
                keywords=dict.fromkeys(item.keywords, 1),
                outcome=one.outcome,
                longrepr=told[one.outcome],
                when="call",
                context=SubtestContext(msg=one.name, kwargs={}),
            )
            item.ihook.pytest_runtest_logreport(report=report)

"""For CI servers that show tests: JUnit XML, as the Jenkins xUnit schema `junit-10.xsd` and pytest write it.

A suite a kind; in it a case for every check, and one for each of its findings and judged measurements. What is
inconclusive is skipped with its message, so that it is seen and does not fail; a warning passes and says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

# Only written with, never read: what makes XML from outside dangerous does not arise.
from xml.etree import ElementTree as ET

import msgspec

from mlgate.core.display import plain
from mlgate.core.model import Measurement, Result, Status, Verdict
from mlgate.report._figures import affected, change, estimate, figure
from mlgate.report._goalposts import goalposts
from mlgate.report._summary import gist, told
from mlgate.report.text import SHOWN, result_lines

_ELEMENTS = {
    Status.FAIL: "failure",
    Status.ERROR: "error",
    Status.INCONCLUSIVE: "skipped",
    Status.SKIP: "skipped",
    Status.WARN: "system-out",
}
_COUNTED = {"failure": "failures", "error": "errors", "skipped": "skipped"}


class _Case(msgspec.Struct, frozen=True, kw_only=True):
    """One test case; `message` is one line, `details` may be several."""

    group: str
    name: str
    status: Status
    message: str = ""
    details: str = ""
    seconds: float = 0.0


def render(verdict: Verdict) -> str:
    """Return `verdict` as an XML document."""
    suites = ET.Element("testsuites", name="mlgate", time=_time(verdict.seconds))
    totals: Counter[str] = Counter()
    if cases := list(_moved(verdict)):
        suite = ET.SubElement(suites, "testsuite", name="goalposts", timestamp=plain(verdict.started))
        tally = _fill(suite, cases)
        suite.attrib.update({key: str(tally[key]) for key in ("tests", *_COUNTED.values())}, time=_time(0.0))
        totals += tally
    for kind in sorted({result.kind for result in verdict.results}):
        results = [result for result in verdict.results if result.kind == kind]
        seconds = sum(result.seconds for result in results)
        suite = ET.SubElement(suites, "testsuite", name=plain(kind), timestamp=plain(verdict.started))
        tally = _fill(suite, [case for result in results for case in _cases(result)])
        suite.attrib.update({key: str(tally[key]) for key in ("tests", *_COUNTED.values())}, time=_time(seconds))
        totals += tally
    # The schema knows no `skipped` here.
    suites.attrib.update({key: str(totals[key]) for key in ("tests", "failures", "errors")})
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'


def _moved(verdict: Verdict) -> Iterator[_Case]:
    """Yield a case for what the change moves of what it is judged by: a warning, where it asks for less."""
    told = goalposts(verdict)
    if told is not None:
        status = Status.WARN if told.warns else Status.PASS
        yield _Case(
            group="goalposts",
            name="moved by this change",
            status=status,
            message=told.headline,
            details="\n".join(told.lines),
        )


def _fill(suite: ET.Element, cases: list[_Case]) -> Counter[str]:
    tally = Counter({"tests": len(cases)})
    seen: Counter[tuple[str, str]] = Counter()
    for case in cases:
        seen[case.group, case.name] += 1
        repeated = seen[case.group, case.name]
        name = case.name if repeated == 1 else f"{case.name} ({repeated})"
        element = ET.SubElement(suite, "testcase", classname=case.group, name=name, time=_time(case.seconds))
        outcome = _ELEMENTS.get(case.status)
        if outcome is None:
            continue
        tally[_COUNTED.get(outcome, "warnings")] += 1
        told = ET.SubElement(element, outcome)
        if outcome == "system-out":
            told.text = case.details or f"warning: {case.message}"
        else:
            told.attrib.update(type=case.status.value, message=case.message)
            told.text = case.details or case.message
    return tally


def _cases(result: Result) -> Iterator[_Case]:
    check = plain(result.check)
    yield _Case(
        group=plain(result.kind),
        name=check,
        status=result.status,
        message=" ".join(told(result)) or gist(result),
        details="\n".join(result_lines(result, most=SHOWN, samples=False)),
        seconds=result.seconds,
    )
    # A finding counts as its check does: where that only warns, or could not finish, so does the finding.
    found = Status.WARN if result.status == Status.WARN else Status.FAIL
    for finding in result.findings:
        place = f" {plain(finding.location)}" if finding.location is not None else ""
        message = plain(finding.message, limit=1000) + affected(finding)
        status = Status.WARN if finding.status == Status.WARN else found
        yield _Case(group=check, name=plain(finding.subject) + place, status=status, message=message)
    for measured in result.measurements:
        if measured.status is not None:
            yield _measured(check, measured, warns=result.status == Status.WARN)


def _measured(check: str, measured: Measurement, *, warns: bool) -> _Case:
    assert measured.status is not None
    status = Status.WARN if warns and measured.status == Status.FAIL else measured.status
    figures = f"value {estimate(measured)}, n {figure(measured.n)}"
    if measured.baseline is not None:
        figures += f", baseline {figure(measured.baseline)}, difference {change(measured)}"
    note = plain(measured.note, limit=1000) or status.value
    return _Case(group=check, name=plain(measured.key), status=status, message=note, details=f"{note}\n{figures}")


def _time(seconds: float) -> str:
    return f"{seconds:.3f}"

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

import verdicts
from mlgate import report
from mlgate.core.model import Finding, Location, Measurement, Result, Status

# The Jenkins xUnit plugin's junit-10.xsd: the children and attributes that each element may have.
_SHAPE = {
    "testsuites": ({"testsuite"}, {"name", "time", "tests", "failures", "errors"}),
    "testsuite": (
        {"testcase", "properties", "system-out", "system-err"},
        {"name", "tests", "failures", "errors", "skipped", "time", "timestamp", "hostname", "id", "package", "file"},
    ),
    "testcase": ({"skipped", "error", "failure", "system-out", "system-err"}, {"name", "classname", "time", "group"}),
    "failure": (set(), {"type", "message"}),
    "error": (set(), {"type", "message"}),
    "skipped": (set(), {"type", "message"}),
    "system-out": (set(), set()),
}
_REQUIRED = {"testsuite": {"name", "tests", "failures", "errors"}, "testcase": {"name"}}


def _parsed(*results: Result) -> ET.Element:
    return ET.fromstring(report.render("junit", verdicts.verdict(*results, exit_code=1)))


@pytest.mark.parametrize("verdict", [verdicts.MIXED, verdicts.GREEN, verdicts.LINTED, verdicts.NOTHING_CHECKED])
def test_shape_is_that_of_the_schema(verdict):
    root = ET.fromstring(report.render("junit", verdict))
    assert root.tag == "testsuites"
    for element in root.iter():
        children, attributes = _SHAPE[element.tag]
        assert {child.tag for child in element} <= children
        assert _REQUIRED.get(element.tag, set()) <= set(element.attrib) <= attributes


@pytest.mark.parametrize("verdict", [verdicts.MIXED, verdicts.GREEN])
def test_counts_are_those_of_the_cases(verdict):
    root = ET.fromstring(report.render("junit", verdict))
    for suite in root.iter("testsuite"):
        for key, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.attrib[key]) == len(list(suite.iter(tag)))
    assert int(root.attrib["tests"]) == len(list(root.iter("testcase")))


def test_names_within_a_class_are_unique():
    findings = (Finding(subject="MLL101", message="a"), Finding(subject="MLL101", message="b"))
    root = _parsed(Result(check="lint.code", kind="lint", status=Status.FAIL, findings=findings))
    assert [case.attrib["name"] for case in root.iter("testcase")] == ["lint.code", "MLL101", "MLL101 (2)"]


def test_inconclusive_is_skipped_with_its_note():
    measured = Measurement(name="f1", value=0.5, status=Status.INCONCLUSIVE, note="not enough data: 12 rows")
    result = Result(check="regression.a", kind="regression", status=Status.INCONCLUSIVE, measurements=(measured,))
    skipped = list(_parsed(result).iter("skipped"))
    assert [element.attrib["message"] for element in skipped] == [
        "1 measurement inconclusive",
        "not enough data: 12 rows",
    ]


def test_warning_does_not_fail():
    measured = Measurement(name="psi", value=0.5, status=Status.FAIL, note="0.5 is above at_most 0.2")
    finding = Finding(subject="age", message="moved", location=Location(path="a.csv", line=3))
    result = Result(check="drift.a", kind="drift", status=Status.WARN, measurements=(measured,), findings=(finding,))
    root = _parsed(result)
    assert root.attrib["failures"] == "0"
    assert "above at_most" in "".join(element.text or "" for element in root.iter("system-out"))


def test_characters_that_xml_cannot_hold_do_not_break_it():
    finding = Finding(subject="a\x00\ufffe\ud800]]>", message="\x1b<&\uffff")
    root = _parsed(Result(check="contract.a", kind="contract", status=Status.FAIL, findings=(finding,)))
    assert [case.attrib["name"] for case in root.iter("testcase")] == ["contract.a", "a ]]>"]


def test_the_path_of_a_leak_is_told_and_no_other_evidence():
    path = [{"what": "fitted", "at": "a.py:2:1", "code": "f.fit(x)"}]
    finding = Finding(subject="MLL101", message="a", evidence={"path": path, "samples": ["secret"]})
    text = report.render(
        "junit", verdicts.verdict(Result(check="l", kind="lint", status=Status.FAIL, findings=(finding,)), exit_code=1)
    )
    assert "fitted  a.py:2:1  f.fit(x)" in text
    assert "secret" not in text

"""A verdict file is read back as it was, and whatever is none is refused with the file's name."""

from __future__ import annotations

import msgspec
import pytest

from mlgate.core import verdict_file
from mlgate.core.errors import UsageError
from mlgate.core.model import Finding, Location, Measurement, Result, Status, Verdict
from mlgate.core.verdict_file import read_verdict
from mlgate.report import render

FINDING = Finding(subject="age:range", message="12 of 100 rows", location=Location(path="data.csv", line=3))
RESULT = Result(
    check="contract.train",
    kind="contract",
    status=Status.FAIL,
    findings=(FINDING,),
    measurements=(Measurement(name="roc_auc", value=0.7, low=0.6, high=0.8, n=100, status=Status.PASS),),
)
VERDICT = Verdict(
    verdict=Status.FAIL,
    exit_code=1,
    mlgate="0.1.0",
    started="2026-01-31T12:00:00Z",
    seconds=1.0,
    counts={"fail": 1},
    digests={},
    results=(RESULT,),
)


def test_what_is_written_is_read_back():
    assert read_verdict(render("json", VERDICT).encode(), "verdict.json") == VERDICT


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"\xff\xfe",
        b"[" * 100_000,
        b'"verdict"',
        render("json", VERDICT).replace('"exit_code": 1', '"exit_code": "1"').encode(),
        render("json", VERDICT).replace('"status": "fail"', '"status": "fine"').encode(),
    ],
)
def test_what_is_no_verdict_is_refused(content):
    with pytest.raises(UsageError, match=r"^artefact/verdict\.json: no verdict"):
        read_verdict(content, "artefact/verdict.json")


def test_another_version_is_refused():
    other = msgspec.structs.replace(VERDICT, schema="mlgate/verdict/v9")
    with pytest.raises(UsageError, match=r"schema is 'mlgate/verdict/v9'"):
        read_verdict(render("json", other).encode(), "verdict.json")


def test_a_file_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(verdict_file, "MOST_BYTES", 10)
    with pytest.raises(UsageError, match="too large"):
        read_verdict(b" " * 11, "verdict.json")

"""Places as GitHub names them, of a configuration below the top of the repository."""

import pytest

from mlgate.core.model import Finding, Location, Result, Status
from mlgate.core.places import place, placed
from verdicts import verdict


@pytest.mark.parametrize(
    ("prefix", "path", "expected"),
    [
        ("", "data/a.csv", "data/a.csv"),
        ("team/a/", "data/a.csv", "team/a/data/a.csv"),
        ("team/a/", "../data/a.csv", "team/data/a.csv"),
        ("team/a/", "./a.csv", "team/a/a.csv"),
        ("team/a/", "/elsewhere/a.csv", "/elsewhere/a.csv"),
    ],
)
def test_a_place(prefix, path, expected):
    assert place(prefix, path) == expected


def test_every_place_of_a_verdict_is_moved():
    steps = [{"at": "src/a.py:1", "what": "read"}, {"at": "src/b.py:2", "what": "fit"}]
    location = Location(path="src/a.py", line=1)
    finding = Finding(subject="MLL101", message="m", location=location, evidence={"path": steps, "other": 1})
    result = Result(check="lint.a", kind="lint", status=Status.FAIL, location=location, findings=(finding,))
    (moved,) = placed(verdict(result, exit_code=1), "team/").results
    assert moved.location.path == moved.findings[0].location.path == "team/src/a.py"
    assert [step["at"] for step in moved.findings[0].evidence["path"]] == ["team/src/a.py:1", "team/src/b.py:2"]
    assert moved.findings[0].evidence["other"] == 1

"""Short programs in many styles: in each of `styles/leaks.txt` something leaks, in none of `styles/clean.txt`."""

import re
from pathlib import Path

import pytest

from mlgate import rules
from mlgate.rules.sources import read_module

STYLES = Path(__file__).parent / "styles"


def programs(name):
    text = (STYLES / name).read_text(encoding="utf-8")
    return dict(part.split("\n", 1) for part in re.split(r"^=== ", text, flags=re.MULTILINE)[1:])


def findings(code):
    return rules.check_source(read_module("a.py", code.encode()), ["MLL"])


@pytest.mark.parametrize(("name", "code"), programs("leaks.txt").items(), ids=programs("leaks.txt"))
def test_something_leaks(name, code):
    found = findings(code)
    assert found, name
    for finding in found:
        path = finding.evidence["path"]
        assert 1 <= len(path) <= 3
        lines = [code.splitlines()[int(step["at"].split(":")[1]) - 1].strip() for step in path]
        assert lines == [step["code"] for step in path]


@pytest.mark.parametrize(("name", "code"), programs("clean.txt").items(), ids=programs("clean.txt"))
def test_nothing_leaks(name, code):
    assert findings(code) == [], name

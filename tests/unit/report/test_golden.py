"""Every format of fixed verdicts, byte for byte.

After a change that is meant run `MLGATE_REGEN=1 pytest tests/unit/report/test_golden.py`, and read what git says is
different as a user would read the report.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import verdicts
from mlgate import report

_GOLDEN = Path(__file__).parents[2] / "golden"
_SUFFIXES = {
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "json": "json",
    "junit": "xml",
    "markdown": "md",
    "sarif": "sarif",
    "text": "txt",
}
_EVERY_FORMAT = {"mixed": verdicts.MIXED, "green": verdicts.GREEN, "moved": verdicts.MOVED}
_TEXT_ONLY = {"linted": verdicts.LINTED, "clean": verdicts.CLEAN, "nothing_checked": verdicts.NOTHING_CHECKED}


def test_every_format_has_a_golden_file():
    # The page is mostly style: a parser and a browser read it, in test_html.py and test_page.py.
    assert report.formats() == sorted([*_SUFFIXES, "html"])


@pytest.mark.parametrize("name", _EVERY_FORMAT)
@pytest.mark.parametrize("format_name", _SUFFIXES)
def test_report_is_as_it_was(name, format_name):
    _compare(name, format_name, _EVERY_FORMAT[name])


@pytest.mark.parametrize("name", _TEXT_ONLY)
def test_text_is_as_it_was(name):
    _compare(name, "text", _TEXT_ONLY[name])


def _compare(name, format_name, verdict):
    golden = _GOLDEN / f"{name}.{_SUFFIXES[format_name]}"
    text = report.render(format_name, verdict)
    if os.environ.get("MLGATE_REGEN"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_bytes().decode("utf-8")

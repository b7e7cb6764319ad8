"""Linters over notebooks: right cell and line, nothing skipped, nothing run, nothing changed."""

import json

import pytest

from mlgate import engine
from mlgate.checks.notebooks import Options, problems
from mlgate.core.errors import CheckError
from mlgate.core.model import Status
from mlgate.notebooks import ruff

MESSY = ("%matplotlib inline\nimport os\nx: int = 'a'", "!ls\ny = 1\nz: str = y")


def notebook(path, *cells):
    code = [{"cell_type": "markdown", "metadata": {}, "source": "# a title is no code cell"}]
    code += [
        {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [], "source": cell} for cell in cells
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": code}, indent=1))


def judged(root, *paths, tools=("ruff", "mypy")):
    check = engine.unconfigured("notebooks", "notebooks", Options(paths=paths or (".",), tools=tools))
    return engine.run([check], engine.Settings(root=root)).results[0]


def places(result):
    return {(found.subject, found.location.path, found.location.cell, found.location.line) for found in result.findings}


def test_ruff_and_mypy_say_where(tmp_path):
    (tmp_path / "ruff.toml").write_text("lint.select = ['F']\n")
    notebook(tmp_path / "a b.ipynb", *MESSY)
    before = (tmp_path / "a b.ipynb").read_bytes()
    result = judged(tmp_path)
    assert result.status == Status.FAIL
    assert places(result) == {
        ("F401", "a b.ipynb", 1, 2),
        ("assignment", "a b.ipynb", 1, 3),
        ("assignment", "a b.ipynb", 2, 3),
    }
    text = before.decode().splitlines()
    for found in result.findings:
        assert "source" in text[found.location.file_line - 1]
    assert (tmp_path / "a b.ipynb").read_bytes() == before
    assert [file.name for file in tmp_path.iterdir() if file.suffix == ".py"] == []


def test_a_cell_that_does_not_parse_is_reported_and_the_rest_is_judged(tmp_path):
    notebook(tmp_path / "bad.ipynb", "x = 1", "def (:\n  pass", "import sys")
    result = judged(tmp_path, tools=("ruff",))
    assert places(result) == {("syntax-error", "bad.ipynb", 2, 1), ("F401", "bad.ipynb", 3, 1)}


def test_what_is_usual_in_notebooks_is_no_finding(tmp_path):
    (tmp_path / "ruff.toml").write_text("lint.select = ['B', 'D', 'E', 'F']\n")
    notebook(tmp_path / "n.ipynb", "number = 1\nnumber", "import os\nos.name")
    assert judged(tmp_path, tools=("ruff",)).findings == ()


def test_notebooks_of_one_name_in_two_folders(tmp_path):
    notebook(tmp_path / "one" / "n.ipynb", "import os")
    notebook(tmp_path / "zwei ü" / "n.ipynb", "x: int = ''")
    assert places(judged(tmp_path)) == {("F401", "one/n.ipynb", 1, 1), ("assignment", "zwei ü/n.ipynb", 1, 1)}


def test_clean_notebooks_pass(tmp_path):
    notebook(tmp_path / "n.ipynb", "number: int = 1\nprint(number)")
    assert judged(tmp_path).status == Status.PASS


def test_a_notebook_that_is_not_json_is_an_error_beside_what_was_found(tmp_path):
    (tmp_path / "broken.ipynb").write_text("{ hello")
    result = judged(tmp_path)
    assert result.status == Status.ERROR
    assert "broken.ipynb:1: not a notebook: not JSON" in result.reason
    notebook(tmp_path / "other.ipynb", "import os")
    result = judged(tmp_path)
    assert result.status == Status.FAIL
    assert {found.subject for found in result.findings} == {"F401", "not-judged"}


def test_no_notebook_is_an_error(tmp_path):
    (tmp_path / "a.py").write_text("")
    assert "no notebook" in judged(tmp_path).reason


def test_a_tool_that_is_not_installed(tmp_path):
    notebook(tmp_path / "n.ipynb", "x = 1")
    result = judged(tmp_path, tools=("no_such_linter",))
    assert result.status == Status.ERROR


def test_a_tool_that_breaks_is_an_error_and_no_pass(tmp_path):
    notebook(tmp_path / "n.ipynb", "x = 1")
    (tmp_path / "ruff.toml").write_text("line-length = 'wide'\n")
    with pytest.raises(CheckError, match=r"ruff could not judge"):
        ruff.check({"n.ipynb": None}, tmp_path)


def test_a_tool_is_a_module_name():
    assert list(problems(Options(paths=("x",), tools=("ruff check; rm",))))


def test_something_is_asked():
    assert list(problems(Options(paths=("x",), tools=())))
    assert not list(problems(Options(paths=("x",), tools=(), strip=True)))


FUNCTION = 'def add(a, b):\n    """Add.\n\n    >>> add(1, 2)\n    4\n    """\n    return a + b\n\nunknown'


@pytest.mark.parametrize(
    ("tool", "expected"),
    [
        ("flake8", {("F401", 2, 2), ("F821", 3, 9)}),
        ("pydocstyle", {("D403", 4, 2)}),
        ("pylint", {("unused-import", 2, 2), ("undefined-variable", 3, 9)}),
    ],
)
@pytest.mark.slow
def test_any_linter_says_where(tmp_path, tool, expected):
    pytest.importorskip(tool)
    lower = 'def f():\n    """lower case."""'
    notebook(tmp_path / "n.ipynb", "def broken(:", "%matplotlib inline\nimport os", FUNCTION, lower)
    found = judged(tmp_path, tools=(tool,))
    said = {(one.subject, one.location.cell, one.location.line) for one in found.findings}
    assert said >= expected | {("syntax-error", 1, 1)}


def test_examples_of_doctest(tmp_path):
    notebook(tmp_path / "n.ipynb", "x = 1", FUNCTION.replace("unknown", "x"))
    notebook(tmp_path / "stops.ipynb", "1 / 0")
    result = judged(tmp_path, tools=("doctest",))
    said = {found.subject: (found.message, str(found.location)) for found in result.findings}
    assert said["doctest"] == ("add(1, 2) gave 3, not 4", "n.ipynb:cell_2:4")
    assert "could not judge stops.ipynb: ZeroDivisionError" in said["not-judged"][0]


def test_ruff_is_configured_only_where_nobody_did(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    notebook(tmp_path / "mine" / "n.ipynb", "x = [1]\nassert False, 'no'\nfor i in x: pass")
    notebook(tmp_path / "theirs" / "n.ipynb", "x = [1]\nassert False, 'no'\nfor i in x: pass")
    (tmp_path / "theirs" / "pyproject.toml").write_text("[tool.ruff.lint]\nselect = ['S']\n")
    (tmp_path / "mine" / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert places(judged(tmp_path, tools=("ruff",))) == {
        ("B007", "mine/n.ipynb", 1, 3),
        ("B011", "mine/n.ipynb", 1, 2),
        ("E701", "mine/n.ipynb", 1, 3),
        ("S101", "theirs/n.ipynb", 1, 2),
    }


def test_notebooks_that_ruff_is_told_to_leave_alone(tmp_path):
    (tmp_path / "ruff.toml").write_text("extend-exclude = ['old']\n")
    notebook(tmp_path / "old" / "n.ipynb", "import os")
    notebook(tmp_path / "n.ipynb", "import os")
    assert places(judged(tmp_path, tools=("ruff",))) == {("F401", "n.ipynb", 1, 1)}


def test_what_nbstripout_would_take(tmp_path):
    notebook(tmp_path / "n.ipynb", "x = 1", "y = 2")
    # Without ids, which nbformat would make up.
    text = (tmp_path / "n.ipynb").read_text().replace('"nbformat_minor": 5', '"nbformat_minor": 4')
    (tmp_path / "n.ipynb").write_text('"execution_count": 7'.join(text.rsplit('"execution_count": null', 1)))
    options = Options(paths=(".",), tools=(), strip=True)
    (found,) = (
        engine.run([engine.unconfigured("notebooks", "notebooks", options)], engine.Settings(root=tmp_path))
        .results[0]
        .findings
    )
    assert found.message == "nbstripout would take the execution count"
    assert (found.location.cell, found.location.line) == (2, 1)


def executed(root, **options):
    options = Options(paths=(".",), tools=(), execute=True, **options)
    return engine.run([engine.unconfigured("notebooks", "notebooks", options)], engine.Settings(root=root)).results[0]


def test_execution_is_for_ci(tmp_path, monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    notebook(tmp_path / "n.ipynb", "1 / 0")
    result = executed(tmp_path)
    assert result.status == Status.SKIP
    assert "in CI alone" in result.reason


@pytest.mark.slow
def test_execution_says_where_it_stops(tmp_path, monkeypatch):
    pytest.importorskip("ipykernel")
    monkeypatch.setenv("CI", "true")
    (tmp_path / "data.txt").write_text("3")
    good = "from pathlib import Path\nassert Path('data.txt').read_text() == '3'"
    notebook(tmp_path / "good.ipynb", good)
    notebook(tmp_path / "bad.ipynb", "def f():\n    return 1 / 0", "x = 1\n\nf()", "never")
    notebook(tmp_path / "slow.ipynb", "import time\ntime.sleep(60)")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    result = executed(tmp_path, timeout=8)
    assert result.status == Status.FAIL, result.reason
    assert places(result) == {("execution", "bad.ipynb", 2, 3), ("execution", "slow.ipynb", 1, 1)}
    messages = {found.location.path: found.message for found in result.findings}
    assert messages["bad.ipynb"] == "run from the top, ZeroDivisionError: division by zero"
    assert "not done after 8 s" in messages["slow.ipynb"]
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.slow
def test_a_kernel_that_is_not_there(tmp_path, monkeypatch):
    pytest.importorskip("ipykernel")
    monkeypatch.setenv("CI", "true")
    notebook(tmp_path / "n.ipynb", "x = 1")
    result = executed(tmp_path, kernel="nonesuch")
    assert result.status == Status.ERROR
    assert "there is no kernel 'nonesuch'" in result.reason

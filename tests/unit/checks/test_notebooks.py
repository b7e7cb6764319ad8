"""Linters over notebooks: right cell and line, nothing skipped, nothing run, nothing changed."""

import json

import pytest

from mlgate import engine
from mlgate.checks.notebooks import Options, problems
from mlgate.core.errors import CheckError
from mlgate.core.model import Status
from mlgate.notebooks.linting import lint

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
    with pytest.raises(CheckError, match=r"ruff could not judge n\.ipynb"):
        lint("ruff", ["n.ipynb"], tmp_path)


def test_a_tool_is_a_module_name():
    assert list(problems(Options(paths=("x",), tools=("ruff check; rm",))))

"""The hook `mlgate-notebooks`: what it is told wrongly is said in one line."""

import json

import pytest

from mlgate_hooks.notebooks import main


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    cell = {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [], "source": "import os"}
    saved = {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": [cell]}
    (tmp_path / "n.ipynb").write_text(json.dumps(saved))
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--timeout", "-1"], "Expected `int` >= 1 - at `$.timeout`"),
        (["--tool", "a b"], "'a b' is not the name of a linter's module"),
    ],
)
def test_wrong_options(capsys, arguments, words):
    assert main([*arguments, "n.ipynb"]) == 2
    out, err = capsys.readouterr()
    assert words in err
    assert out == ""


def test_a_tool_that_is_not_installed(capsys):
    assert main(["--tool", "no_such_linter", "n.ipynb"]) == 3
    assert "no_such_linter is not installed beside mlgate" in capsys.readouterr().out


def test_a_tool_of_ones_own_choice(capsys):
    assert main(["--tool", "ruff", "n.ipynb"]) == 1
    assert "n.ipynb:cell_1:1:8: F401" in capsys.readouterr().out

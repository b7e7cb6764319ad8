"""The log of a job that runs mlgate by hand, in a repository that means ill: nothing in it is obeyed by the runner.

Columns, values, file names, code, contracts, branches and the configuration hold what would be commands, in files as
they are, and each command is run as a `run:` step would.
"""

from __future__ import annotations

import contextlib
import csv
import json
import re
import subprocess
import sys

import polars as pl
import pytest

import runner_commands
from hostile_strings import STRINGS
from mlgate import cli
from mlgate_hooks import changed_data, configuration, notebooks, repository
from regressions import git

pytestmark = pytest.mark.slow

ERROR = "::error::forged"
# What names a column in a file: text that is Unicode, without NUL, and not of 70,000 signs.
COLUMNS = [
    text
    for text in dict.fromkeys(STRINGS.values())
    if text.strip() and "\0" not in text and len(text) < 500 and not re.search("[\ud800-\udfff]", text)
]
# And in one of CSV, of which all parsers are to think the same.
SIMPLE = [text for text in COLUMNS if not re.search('[\n\r\x0b\x0c\x85\u2028"]', text)]
CONFIGURATION = """\
[data.a]
path = "a.parquet"

[contract.a]
data = "a"
file = "a.odcs.yaml"
samples = 5
description = "x\\n::error::forged"

[lint.code]
paths = ["."]

[repo.all]
"""
BROKEN = """\
"::error::forged" = 1
[contract."::error::forged"]
data = "\\n::error::forged"
[contract.a]
file = "##[error]forged.yaml"
"##[error]forged" = 1
"""
CODE = '''\
"""
::error::forged
"""
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
import pandas as pd
::NAME
df = pd.read_csv("a\\n::error::forged.csv")
scaled = StandardScaler().fit_transform(df)  # ##[error]forged
train, test = train_test_split(scaled)
text = """
::error::forged
##[error]forged
"""
'''.replace("::NAME\n", "")


def _contract(columns):
    properties = [
        {
            "name": name,
            "description": f"x\n{name}",
            "logicalTypeOptions": {"pattern": "^x$"},
            "logicalType": "string",
            "required": True,
            "unique": True,
        }
        for name in columns
    ]
    head = {"apiVersion": "v3.1.0", "kind": "DataContract", "id": ERROR, "version": "1.0.0", "status": ERROR}
    return json.dumps({**head, "schema": [{"name": "a", "description": ERROR, "properties": properties}]})


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A repository in which everything that may be hostile is."""
    folder = tmp_path_factory.mktemp("hostile")
    pl.DataFrame({name: [*COLUMNS, *COLUMNS[:5]] for name in COLUMNS}).write_parquet(folder / "a.parquet")
    for file, values in (("a.csv", SIMPLE[:60]), ("b.csv", SIMPLE[40:])):
        with (folder / file).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([SIMPLE, *([value] * len(SIMPLE) for value in values)])
    (folder / "a.odcs.yaml").write_text(_contract(COLUMNS), encoding="utf-8")
    (folder / "mlgate.toml").write_text(CONFIGURATION, encoding="utf-8")
    (folder / "broken.toml").write_text(BROKEN, encoding="utf-8")
    (folder / "train.py").write_text(CODE, encoding="utf-8")
    (folder / "x\n::error::forged.py").write_text(CODE, encoding="utf-8")
    (folder / "##[error]forged.py").write_text("def (\n::error::forged\n", encoding="utf-8")
    cell = {"cell_type": "code", "metadata": {}, "execution_count": 7, "id": "a", "source": CODE}
    output = {"output_type": "stream", "name": "stdout", "text": ["::error::forged\n", "##[error]forged\n"]}
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{**cell, "outputs": [output]}]}
    (folder / "::error::forged.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    (folder / "\n::error::forged.pkl").write_bytes(b"cposix\nsystem\n(S'::error::forged'\ntR.")
    schema = {"title": ERROR, "description": f"a\n{ERROR}\n##[error]b", "type": "object"}
    schema["properties"] = {
        text: {"type": "string", "description": f"a\n{text}", "pattern": text, "enum": [text], "x-y": text}
        for text in COLUMNS
    }
    (folder / "schema.json").write_text(json.dumps(schema), encoding="utf-8")
    (folder / "old.odcs.yaml").write_text(_contract(COLUMNS[:50]), encoding="utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", ERROR)
    return folder


def _said(capfd, call, *arguments):
    with contextlib.suppress(SystemExit):
        call([*arguments])
    out, err = capfd.readouterr()
    assert out + err
    return f"{out}\n{err}"


def _names(folder, suffix):
    return sorted(path.name for path in folder.iterdir() if path.name.endswith(suffix))


COMMANDS = {
    "text": ("check", "--verbose"),
    "json": ("check", "contract.a", "--format", "json"),
    "broken": ("check", "--config", "broken.toml"),
    "check": ("check", ERROR),
    "ref": ("check", "repo", "--ref", f"\n{ERROR}"),
    "unknown": ("check", f"--x\n{ERROR}"),
    "unknown command": (f"x\n{ERROR}",),
    "lint": ("lint", "."),
    "lint file": ("lint", f"x\n{ERROR}.py", "##[error]forged.py", f"-x\n{ERROR}.py"),
    "diff of code": ("lint", "--diff", "."),
    "scan": ("scan", "."),
    "infer": ("infer", "a.csv"),
    "convert": ("convert", "schema.json"),
    "convert to pandera": ("convert", "a.odcs.yaml", "--to", "pandera"),
    "convert nothing": ("convert", f"\n{ERROR}"),
    "diff contracts": ("diff", "old.odcs.yaml", "a.odcs.yaml"),
    "diff data": ("diff", "a.csv", "b.csv"),
    "plan": ("plan", "--ref", "HEAD"),
    "explain": ("explain", "contract.a"),
    "explain nothing": ("explain", f"\n{ERROR}"),
    "accept": ("accept", "lint", "--force", "--reason", f"\n{ERROR}"),
    "report": ("report", f"\n{ERROR}"),
    "doctor": ("doctor",),
}


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_no_command_lets_a_value_be_one(arguments, hostile, capfd, monkeypatch):
    monkeypatch.chdir(hostile)
    assert list(runner_commands.escapes(_said(capfd, cli.main, *arguments))) == []


def test_what_init_proposes_is_no_command(hostile, capfd, monkeypatch, tmp_path):
    for path in hostile.iterdir():
        if path.is_file() and path.name != "mlgate.toml":
            (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / ".pre-commit-config.yaml").write_text("repos: []\n", encoding="utf-8")
    git(tmp_path, "init", "-q")
    monkeypatch.chdir(tmp_path)
    assert list(runner_commands.escapes(_said(capfd, cli.main, "init", "--dry-run"))) == []


HOOKS = {
    "config": (configuration.main, (".toml", ".yaml"), ()),
    "repo": (repository.main, ("",), ()),
    "contracts": (changed_data.main, (".parquet",), ()),
    "notebooks": (notebooks.main, (".ipynb",), ("--tool", "ruff", "--strip")),
    "lint": (lambda words: cli.main(["lint", *words]), (".py", ".ipynb"), ()),
    "scan": (lambda words: cli.main(["scan", *words]), (".pkl",), ()),
}


@pytest.mark.parametrize("hook", HOOKS)
def test_no_hook_lets_a_name_be_a_command(hook, hostile, capfd, monkeypatch):
    monkeypatch.chdir(hostile)
    main, suffixes, options = HOOKS[hook]
    files = sorted({name for suffix in suffixes for name in _names(hostile, suffix) if (hostile / name).is_file()})
    assert list(runner_commands.escapes(_said(capfd, main, *options, *files))) == []
    # As pre-commit gives names, which may begin like an option.
    assert list(runner_commands.escapes(_said(capfd, main, *files, f"-\n{ERROR}"))) == []


def test_what_pytest_tells_of_checks_is_no_command(hostile):
    command = [sys.executable, "-m", "pytest", "--mlgate", "-rA", "-v", "-p", "no:cacheprovider", "mlgate.toml"]
    done = subprocess.run(command, cwd=hostile, capture_output=True, text=True, check=False)
    assert "mlgate.toml::contract.a FAILED" in done.stdout
    assert "mlgate.toml::lint.code FAILED" in done.stdout
    assert list(runner_commands.escapes(done.stdout + done.stderr)) == []

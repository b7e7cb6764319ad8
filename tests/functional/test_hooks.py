"""Every hook through real pre-commit and real prek: broken files are refused with the reason, good ones pass."""

import json
import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("hooks")]

PROJECT = Path(__file__).parents[2]
TOOLS = ("pre-commit", "prek")
HOOKS = ("mlgate-lint", "mlgate-config", "mlgate-artifacts", "mlgate-notebooks", "mlgate-repo", "mlgate-contracts")

CONTRACT = """\
apiVersion: v3.0.2
kind: DataContract
id: people
version: 1.0.0
status: active
schema:
  - name: people
    properties:
      - name: id
        logicalType: integer
        primaryKey: true
        required: true
      - name: age
        logicalType: integer
        logicalTypeOptions: {minimum: 0, maximum: 120}
"""
CONFIGURATION = """\
[data.people]
path = "data/people.csv"
[contract.people]
data = "people"
file = "people.odcs.yaml"
"""
LEAK = """\
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

scaled = StandardScaler().fit_transform(X)
X_train, X_test, y_train, y_test = train_test_split(scaled, y, random_state=0)
"""


class Evil:
    def __reduce__(self):
        return (os.system, ("echo run",))


def notebook(*cells):
    code = [
        {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [], "source": cell} for cell in cells
    ]
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": code})


GOOD = {
    "mlgate.toml": CONFIGURATION,
    "people.odcs.yaml": CONTRACT,
    "data/people.csv": "id,age\n1,30\n2,41\n",
    "train.py": "import sklearn\n\nprint(sklearn.__version__)\n",
    "explore.ipynb": notebook("number: int = 1\nprint(number)"),
    "model.pkl": pickle.dumps({"coefficients": [1.0, 2.0]}),
}
BAD = {
    "mlgate.toml": CONFIGURATION,
    "people.odcs.yaml": CONTRACT,
    "other.odcs.yaml": CONTRACT.replace("required", "requird"),
    "data/people.csv": "id,age\n1,30\n1,410\n",
    "train.py": LEAK,
    "explore.ipynb": notebook("import os\nnumber: int = 'one'"),
    "model.pkl": pickle.dumps(Evil()),
    "raw.parquet": b"PAR1" + bytes(600_000),
    "mlruns/0/meta.yaml": "name: Default\n",
}
SAID = {
    "mlgate-lint": ["train.py:4", "MLL101"],
    "mlgate-config": ["other.odcs.yaml:12", "did you mean 'required'"],
    "mlgate-artifacts": ["model.pkl", "system"],
    "mlgate-notebooks": ["F401", "explore.ipynb:cell_1:2", "assignment"],
    "mlgate-repo": ["raw.parquet: MLP701", "mlruns/0/meta.yaml: MLP707", "'mlruns/' to .gitignore"],
    "mlgate-contracts": ["age", "120", "1 of 2 rows"],
}


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """A clean repository of mlgate as it is in the working tree."""
    folder = tmp_path_factory.mktemp("released")
    listed = git(PROJECT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").stdout
    for name in filter(None, listed.split("\0")):
        if (PROJECT / name).is_file():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, target)
    committed(folder)
    return folder


def git(folder, *arguments):
    identity = ["-c", "user.name=test", "-c", "user.email=test@example.org"]
    return subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True)


def committed(folder):
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A", "-f")
    git(folder, "commit", "-q", "-m", "all")


def project(folder, files):
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    committed(folder)
    return folder


def run(tool, folder, *arguments):
    scripts = Path(sys.executable).parent
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTEST"))}
    environment["PATH"] = f"{scripts}{os.pathsep}{environment['PATH']}"
    command = [str(scripts / tool), *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("tool", TOOLS)
def test_broken_files_are_refused_by_every_hook(tool, tmp_path, released):
    folder = project(tmp_path / "user", BAD)
    done = run(tool, folder, "try-repo", str(released), "--all-files", "--verbose")
    assert done.returncode == 1, done.stdout + done.stderr
    for hook in HOOKS:
        part = done.stdout.partition(f"hook id: {hook}")[2].partition("- hook id:")[0]
        for words in SAID[hook]:
            assert words in part, f"{hook} does not say {words!r}:\n{done.stdout}"
    assert "Traceback" not in done.stdout


@pytest.mark.parametrize("tool", TOOLS)
def test_good_files_pass_every_hook(tool, tmp_path, released):
    folder = project(tmp_path / "user", GOOD)
    done = run(tool, folder, "try-repo", str(released), "--all-files")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("Passed") == len(HOOKS)


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize(("files", "code"), [(GOOD, 0), (BAD, 1)])
def test_the_whole_configuration_before_a_push(tool, files, code, tmp_path, released):
    folder = project(tmp_path / "user", files)
    arguments = ("try-repo", str(released), "mlgate-check", "--all-files", "--verbose")
    for stage in ("pre-push", "manual"):
        done = run(tool, folder, *arguments, "--hook-stage", stage)
        assert done.returncode == code, done.stdout + done.stderr
        assert "contract.people" in done.stdout


LOCAL = """\
repos:
  - repo: local
    hooks:
      - id: lint
        name: lint
        entry: {entry} lint
        args: [--fix, --select, "ML,MLX002", --baseline, known.json]
        language: system
        types_or: [python, jupyter]
        require_serial: true
"""
UNUSED = "import sklearn\n\nx = 1  # noqa: MLL101\n"


@pytest.mark.parametrize("tool", TOOLS)
def test_staged_files_alone_are_linted_mended_and_held_against_the_baseline(tool, tmp_path):
    """Adoption step by step: an old finding is known, a new one refused, and what is not staged is left alone."""
    scripts = Path(sys.executable).parent
    config = LOCAL.format(entry=json.dumps(str(scripts / "mlgate"))[1:-1])
    folder = project(tmp_path / "user", {"old.py": LEAK, ".pre-commit-config.yaml": config})
    subprocess.run([scripts / "mlgate", "lint", ".", "--write-baseline", "known.json"], cwd=folder, check=True)
    (folder / "old.py").write_text(f"\n\n{LEAK}")
    git(folder, "add", "-A")
    assert run(tool, folder, "run").returncode == 0
    git(folder, "commit", "-q", "-m", "two")

    # What is not staged does not fail; what is staged does, though the working tree has it mended.
    (folder / "old.py").write_text(f"\n\n{LEAK}\nother = StandardScaler().fit(X_test)\n")
    (folder / "new.py").write_text("import sklearn\n")
    git(folder, "add", "new.py")
    assert run(tool, folder, "run").returncode == 0
    (folder / "new.py").write_text(LEAK)
    git(folder, "add", "new.py")
    (folder / "new.py").write_text("import sklearn\n")
    done = run(tool, folder, "run")
    assert done.returncode == 1
    assert "new.py:4:10: MLL101" in done.stdout
    assert "old.py" not in done.stdout
    assert (folder / "new.py").read_text() == "import sklearn\n"

    # What is mended fails the commit, as a formatter does, and passes the next time.
    (folder / "new.py").write_text(UNUSED)
    git(folder, "add", "new.py")
    done = run(tool, folder, "run")
    assert done.returncode == 1
    assert "1 fixed" in done.stdout
    assert "x = 1\n" in (folder / "new.py").read_text()
    assert (folder / "old.py").read_text().endswith("other = StandardScaler().fit(X_test)\n")
    git(folder, "add", "new.py")
    assert run(tool, folder, "run").returncode == 0

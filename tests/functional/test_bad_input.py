"""What users run into first: each has one clear message and its exit code, through the real command."""

import os
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

CONTRACT = """\
apiVersion: v3.0.2
kind: DataContract
id: people
version: 1.0.0
status: active
schema:
  - name: people
    properties:
      - {name: id, logicalType: integer, required: true, unique: true}
      - {name: age, logicalType: integer, logicalTypeOptions: {minimum: 0, maximum: 120}}
"""
CONTRACT_CHECK = '[data.people]\npath = "people.csv"\n[contract.people]\ndata = "people"\nfile = "people.odcs.yaml"\n'
REGRESSION = """\
[regression.late]
candidate = "candidate.parquet"
baseline = "{baseline}"
metrics.roc_auc = {{ at_least = 0.5, max_drop = 0.1 }}
"""
ROWS = 400


def mlgate(folder, *arguments, **environment):
    """Run the command as a user does, in a process of its own."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = [sys.executable, "-m", "mlgate", *arguments]
    done = subprocess.run(
        command, cwd=folder, env={**inherited, **environment}, capture_output=True, encoding="utf-8", check=False
    )
    assert "Traceback" not in done.stdout + done.stderr
    return done


def git(folder, *arguments):
    identity = ["-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def predictions(path, *, shift=0.0, first=0, one_class=False, bad=None):
    scores = [((row * 7919) % 100) / 100 for row in range(ROWS)]
    labels = [0 if one_class else int(score > 0.4) for score in scores]
    scores = [min(1.0, abs(score - shift * (row % 3))) for row, score in enumerate(scores)]
    if bad is not None:
        scores[17] = bad
    table = pl.DataFrame({"id": range(first, first + ROWS), "y_true": labels, "y_score": scores})
    table.write_parquet(path)


@pytest.fixture
def contract_project(tmp_path):
    (tmp_path / "mlgate.toml").write_text(CONTRACT_CHECK)
    (tmp_path / "people.odcs.yaml").write_text(CONTRACT)
    (tmp_path / "people.csv").write_text("id,age\n1,30\n2,41\n")
    return tmp_path


@pytest.fixture
def regression_project(tmp_path):
    (tmp_path / "mlgate.toml").write_text(REGRESSION.format(baseline="git:candidate.parquet"))
    predictions(tmp_path / "candidate.parquet")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "baseline")
    predictions(tmp_path / "candidate.parquet", shift=0.01)
    return tmp_path


def test_the_projects_pass_before_they_are_broken(contract_project):
    assert mlgate(contract_project, "check").returncode == 0


def test_the_regression_project_passes_before_it_is_broken(regression_project):
    done = mlgate(regression_project, "check")
    assert (done.returncode, done.stdout.count("✓")) == (0, 1)


def test_no_configuration(tmp_path):
    done = mlgate(tmp_path, "check")
    assert done.returncode == 2
    assert "no mlgate.toml here or in a folder above" in done.stderr


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[contracts.a]\ndata = "x"\n', "mlgate.toml:1: unknown kind 'contracts'; did you mean 'contract'?"),
        ('[lint.a]\npath = ["src"]\n', "mlgate.toml:2: [lint.a] unknown key 'path'; did you mean 'paths'?"),
        (
            '[regression.a]\ncandidate = "c.csv"\nmetrics.roc_acu = { at_least = 0.7 }\n',
            "mlgate.toml:3: [regression.a] unknown metric 'roc_acu'; did you mean 'roc_auc'?",
        ),
        ("[lint.a\n", "mlgate.toml:1: is not valid TOML"),
    ],
)
def test_a_wrong_configuration(tmp_path, text, message):
    (tmp_path / "mlgate.toml").write_text(text)
    done = mlgate(tmp_path, "check")
    assert done.returncode == 2
    assert message in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("library", "kind", "extra"), [("duckdb", "contract", "data"), ("picklescan", "artifact", "artifact")]
)
def test_a_missing_extra(contract_project, library, kind, extra):
    (contract_project / "model.pkl").write_bytes(b"\x80\x04N.")
    with (contract_project / "mlgate.toml").open("a") as file:
        file.write('[artifact.model]\npaths = ["model.pkl"]\n')
    # A finder in front of the others is how a library is missing without being taken out of the environment.
    (contract_project / "sitecustomize.py").write_text(
        "import sys\n"
        "class Missing:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name.split('.')[0] == '{library}':\n"
        f"            raise ModuleNotFoundError(f'No module named {{name!r}}', name=name)\n"
        "sys.meta_path.insert(0, Missing())\n"
    )
    done = mlgate(contract_project, "check", kind, PYTHONPATH=str(contract_project))
    assert done.returncode == 3
    assert f"needs {library}: pip install 'mlgate[{extra}]'" in done.stdout


@pytest.mark.parametrize(
    ("content", "code", "message"),
    [
        (None, 3, "'people.csv' matches no file"),
        (b"", 3, "people.csv"),
        (b"id,age\n", 1, "people.csv: no rows, so nothing could be checked"),
        (b"id,age\n1,30,7\n", 3, "people.csv"),
        (b"\xff\xfei\x00d\x00,\x00a", 3, "people.csv"),
    ],
)
def test_data_that_cannot_be_read(contract_project, content, code, message):
    if content is None:
        (contract_project / "people.csv").unlink()
    else:
        (contract_project / "people.csv").write_bytes(content)
    done = mlgate(contract_project, "check")
    assert done.returncode == code, done.stdout
    assert message in done.stdout


def test_a_truncated_parquet(contract_project):
    path = contract_project / "people.parquet"
    pl.DataFrame({"id": range(5000), "age": [30] * 5000}).write_parquet(path)
    path.write_bytes(path.read_bytes()[:-20])
    (contract_project / "mlgate.toml").write_text(CONTRACT_CHECK.replace("people.csv", "people.parquet"))
    done = mlgate(contract_project, "check")
    assert done.returncode == 3
    assert "people.parquet" in done.stdout


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name: people\ncolumns: []\n", "people.odcs.yaml:1: is not an ODCS contract"),
        ("just words", "is not an ODCS contract"),
        ("a: [1,\n", "people.odcs.yaml:2"),
    ],
)
def test_a_contract_that_is_not_odcs(contract_project, text, message):
    (contract_project / "people.odcs.yaml").write_text(text)
    done = mlgate(contract_project, "check")
    assert done.returncode == 3
    assert message in done.stdout


def test_a_baseline_ref_that_does_not_exist(regression_project):
    done = mlgate(regression_project, "check", "--ref", "origin/nowhere")
    assert done.returncode == 3
    assert "baseline ref 'origin/nowhere' does not exist" in done.stdout


def test_a_shallow_clone(regression_project, tmp_path):
    git(regression_project, "commit", "-qam", "candidate")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{regression_project}", str(clone))
    done = mlgate(clone, "check", "--ref", "HEAD~1")
    assert done.returncode == 3
    assert "fetch-depth: 0" in done.stdout


def test_not_a_git_repository(tmp_path):
    (tmp_path / "mlgate.toml").write_text(REGRESSION.format(baseline="git:candidate.parquet"))
    predictions(tmp_path / "candidate.parquet")
    done = mlgate(tmp_path, "check", GIT_CEILING_DIRECTORIES=str(Path(tmp_path).parent))
    assert done.returncode == 3
    assert "not a git repository" in done.stdout


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ({"bad": float("nan")}, "'y_score' is missing, NaN or infinite in 1 row (row 18)"),
        ({"bad": float("inf")}, "'y_score' is missing, NaN or infinite in 1 row (row 18)"),
        ({"one_class": True}, "y_true is not the same"),
        ({"first": 5}, "id"),
    ],
)
def test_predictions_that_cannot_be_judged(regression_project, broken, message):
    predictions(regression_project / "candidate.parquet", shift=0.01, **broken)
    done = mlgate(regression_project, "check")
    assert done.returncode == 3, done.stdout
    assert message in done.stdout
    assert "candidate.parquet" in done.stdout


def test_one_class_only(regression_project):
    predictions(regression_project / "candidate.parquet", one_class=True)
    git(regression_project, "commit", "-qam", "one class")
    predictions(regression_project / "candidate.parquet", one_class=True, shift=0.01)
    done = mlgate(regression_project, "check", "--ref", "HEAD")
    assert done.returncode == 3, done.stdout
    assert "only one class" in done.stdout


def test_a_file_is_not_compared_with_itself(regression_project):
    (regression_project / "mlgate.toml").write_text(REGRESSION.format(baseline="candidate.parquet"))
    done = mlgate(regression_project, "check")
    assert done.returncode == 3
    assert "itself" in done.stdout


def test_a_notebook_that_is_not_json(tmp_path):
    (tmp_path / "explore.ipynb").write_text('{"cells": [\n  oops\n')
    for arguments in (("lint", "explore.ipynb"), ("check",)):
        (tmp_path / "mlgate.toml").write_text('[notebooks.all]\npaths = ["explore.ipynb"]\n')
        done = mlgate(tmp_path, *arguments)
        assert done.returncode in {1, 3}
        assert "explore.ipynb:2" in done.stdout
        assert "not JSON" in done.stdout

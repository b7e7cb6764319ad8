"""The command line: exit codes, messages on standard error, nothing but the report on standard output."""

import json
import subprocess
import sys
from importlib.metadata import metadata

import pytest

from mlgate.cli import COMMANDS, main
from mlgate.isolated import asking, environment

LEAK = """\
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

scaled = StandardScaler().fit_transform(X)
X_train, X_test, y_train, y_test = train_test_split(scaled, y, random_state=0)
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CI", raising=False)
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "train.py").write_text("import sklearn\n")
    (tmp_path / "mlgate.toml").write_text('[lint.code]\npaths = ["src"]\n')
    return tmp_path


def test_no_configuration(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 2
    captured = capsys.readouterr()
    assert "no mlgate.toml here" in captured.err
    assert captured.out == ""


def test_a_clean_project_passes_and_keeps_the_verdict(project, capfd):
    assert main(["check"]) == 0
    assert "lint.code" in capfd.readouterr().out
    assert json.loads((project / ".mlgate" / "verdict.json").read_bytes())["verdict"] == "pass"
    assert (project / ".mlgate" / ".gitignore").read_text() == "*\n"


def test_a_leak_fails_in_every_format(project, capfd):
    (project / "src" / "train.py").write_text(LEAK)
    arguments = [f"--format={name}={name}.out" for name in ("json", "markdown", "junit", "github")]
    assert main(["check", *arguments]) == 1
    for name in ("json", "markdown", "junit", "github"):
        assert "MLL101" in (project / f"{name}.out").read_text(encoding="utf-8")
    assert json.loads((project / "json.out").read_bytes())["exit_code"] == 1
    assert main(["check", "--exit-zero"]) == 0


def test_the_last_verdict_is_gone_while_the_configuration_is_broken(project, capfd):
    assert main(["check"]) == 0
    (project / "mlgate.toml").write_text('[lint.code]\npats = ["src"]\n')
    assert main(["check"]) == 2
    assert "mlgate.toml:2: [lint.code] unknown key 'pats'; did you mean 'paths'?" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "lint.cod"], "did you mean 'lint.code'?"),
        (["check", "--format", "txt"], "did you mean 'text'?"),
        (["check", "--format", "json=no/such/folder.json"], "there is no folder"),
        (["check", "--format", "json", "--format", "text"], "two formats for standard output"),
        (["accept"], "needs a reason"),
        (["explain", "MLL100"], "did you mean 'MLL1"),
        (["lint", "--select", "MLL999", "src"], "MLL999"),
        (["check", "--config", "nothing.toml"], "nothing.toml: cannot be read"),
    ],
)
def test_wrong_usage_is_one_clear_message(project, capfd, arguments, message):
    assert main(arguments) == 2
    captured = capfd.readouterr()
    assert message in captured.err
    assert captured.out == ""


def test_lint_needs_no_configuration(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "train.py").write_text(LEAK)
    assert main(["lint", "train.py"]) == 1
    assert "train.py:4" in capfd.readouterr().out
    assert main(["lint", "--ignore", "MLL", "train.py"]) == 0
    assert main(["lint", "missing.py"]) == 3


def test_explain_a_rule_a_kind_and_a_check(project, capfd):
    (project / "src" / "train.py").write_text(LEAK)
    main(["check"])
    capfd.readouterr()
    for name, expected in (("MLL101", "StandardScaler"), ("lint", "[lint."), ("lint.code", "MLL101")):
        assert main(["explain", name]) == 0
        assert expected in capfd.readouterr().out


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("MLL999", "there is no rule 'MLL999'; did you mean 'MLL109'?"),
        ("mlp799", "there is no rule 'mlp799'; did you mean 'MLP7"),
        ("contrakt", "'contrakt' is no rule or kind, and checks are called KIND.NAME; did you mean 'contract'?"),
    ],
)
def test_explain_what_there_is_not_where_no_configuration_is(tmp_path, monkeypatch, capfd, name, said):
    monkeypatch.chdir(tmp_path)
    assert main(["explain", name]) == 2
    assert said in capfd.readouterr().err


def test_explain_the_ml_test_score(project, capfd):
    assert main(["explain", "ml-test-score"]) == 2
    assert "nothing to explain before `mlgate check`" in capfd.readouterr().err
    main(["check"])
    capfd.readouterr()
    assert main(["explain", "ml-test-score"]) == 0
    assert capfd.readouterr().out.startswith("ML Test Score: 0, the lowest of four sections")


def test_explain_a_check_before_any_run(project, capfd):
    assert main(["explain", "lint.code"]) == 2
    assert "before `mlgate check`" in capfd.readouterr().err


def test_schemas_are_json(project, capfd):
    for which in ("config", "verdict"):
        assert main(["schema", which]) == 0
        assert json.loads(capfd.readouterr().out)["$schema"]


def test_doctor_lists_extras(project, capfd):
    assert main(["doctor"]) == 0
    out = capfd.readouterr().out
    assert "data: contracts" in out
    assert "lint" in out


@pytest.mark.parametrize(
    ("own", "made", "told"),
    [
        ("0.19.1", None, "deepchecks: 0.19.1 of this environment"),
        (None, "/cache/deepchecks-1", "deepchecks: 0.19.1 in an environment of its own, /cache/deepchecks-1"),
        ("0.18.0", None, "deepchecks: no environment yet; the first check of kind deepchecks makes one with"),
    ],
)
def test_doctor_says_where_deepchecks_would_run(capfd, monkeypatch, own, made, told):
    monkeypatch.setattr(asking, "own_version", lambda: own)
    monkeypatch.setattr(environment, "known", lambda recipe: made)
    main(["doctor"])
    assert told in capfd.readouterr().out


def test_doctor_knows_every_extra(capfd):
    main(["doctor"])
    told = {line.strip().partition(":")[0] for line in capfd.readouterr().out.splitlines() if line.startswith("  ")}
    extras = set(metadata("mlgate").get_all("Provides-Extra")) - {"all"}
    assert extras <= told


def test_help_names_every_command(capfd):
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == 0
    out = capfd.readouterr().out
    assert all(name in out for name in COMMANDS)


def test_a_configuration_in_pyproject(project, capfd):
    (project / "mlgate.toml").unlink()
    (project / "pyproject.toml").write_text('[project]\nname = "x"\n\n[tool.mlgate.lint.code]\npats = ["src"]\n')
    assert main(["check"]) == 2
    assert "pyproject.toml:5: [lint.code] unknown key 'pats'" in capfd.readouterr().err


def test_no_traceback_reaches_the_user_when_the_pipe_closes(project):
    code = "import sys; from mlgate.cli import main; sys.exit(main(['schema']))"
    command = f'"{sys.executable}" -c "{code}" | head -n 1'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)
    assert done.stdout == "{\n"
    assert "Traceback" not in done.stderr


def test_a_crash_of_mlgate_itself_is_not_taken_for_a_failed_check(project, monkeypatch, capfd):
    def broken(*_):
        raise RuntimeError("SECRET-CELL")

    monkeypatch.setattr("mlgate.engine.plan", broken)
    assert main(["check"]) == 3
    told = capfd.readouterr().err
    assert "crashed with RuntimeError at test_main.py" in told
    assert "SECRET-CELL" not in told
    assert "Traceback" not in told

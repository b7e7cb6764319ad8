"""`mlgate init` on the shapes that repositories have: valid, green on the first run, and no surprise."""

import os
import pickle
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from tests.project_shapes import DVC, HOOKS, LEAK, SHAPES, notebook, rows

from mlgate import cli

QUIET = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


class Evil:
    def __reduce__(self):
        return (os.system, ("echo run",))


def git(folder, *arguments):
    command = ["git", "-c", "user.name=t", "-c", "user.email=t@t.invalid", "-c", "init.defaultBranch=main", *arguments]
    done = subprocess.run(command, cwd=folder, env=os.environ | QUIET, capture_output=True, check=True)
    return done.stdout.decode()


def written(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def committed(folder, files):
    folder.mkdir(exist_ok=True)
    git(folder, "init", "-q")
    written(folder, files)
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "begin", "--allow-empty")
    return folder


def snapshot(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".git/" not in path.as_posix() and ".mlgate/" not in path.as_posix()
    }


def mlgate(capfd, *arguments):
    """Return the exit code, standard output and standard error of a command here."""
    code = cli.main(arguments)
    out, err = capfd.readouterr()
    return code, out, err


def kinds():
    """Return the kinds in the configuration here."""
    return sorted(tomllib.loads(Path("mlgate.toml").read_text(encoding="utf-8")))


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_is_green_and_only_new_files_are_there(tmp_path, monkeypatch, capfd, shape):
    folder = committed(tmp_path / "repo", SHAPES[shape])
    monkeypatch.chdir(folder)
    before = snapshot(folder)
    code, shown, told = mlgate(capfd, "init", "--dry-run")
    assert code == 0, told
    assert snapshot(folder) == before
    assert git(folder, "status", "--porcelain", "--ignored") == ""
    code, out, err = mlgate(capfd, "init", "--yes")
    assert (code, out) == (0, shown), err
    after = snapshot(folder)
    assert {path: after[path] for path in before} == before
    assert git(folder, "diff") == ""
    new = after.keys() - before.keys()
    assert "mlgate.toml" in new
    assert all(f"+++ {path}\n" in shown for path in new)
    for path in new:
        if path.endswith((".yml", ".yaml")):
            yaml.safe_load(after[path])
    green(folder, capfd)
    code, out, err = mlgate(capfd, "init", "--yes")
    assert (code, out) == (0, "")
    assert "nothing to do" in err
    assert snapshot(folder) == after


def green(folder, capfd):
    """Make sure that `mlgate check` is green before the new files are committed, and after."""
    code, out, err = mlgate(capfd, "check")
    assert code == 0, out + err
    assert "fail" not in out
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "mlgate")
    code, out, err = mlgate(capfd, "check")
    assert code == 0, out + err


def test_what_is_proposed_is_what_lies_there(tmp_path, monkeypatch, capfd):
    folder = committed(tmp_path / "repo", SHAPES["cookiecutter-data-science"])
    monkeypatch.chdir(folder)
    mlgate(capfd, "init", "--yes")
    text = (folder / "mlgate.toml").read_text()
    for table in ("[data.flights]", "[contract.flights]", "[lint.code]", "[notebooks.code]", "[repo.tracked]"):
        assert table in text
    assert 'baseline = "lint-baseline.json"' in text
    assert (folder / "contracts/flights.odcs.yaml").is_file()
    workflow = yaml.safe_load((folder / ".github/workflows/mlgate.yml").read_text())
    assert "mlgate[data,notebooks]==" in str(workflow)


def test_the_gate_is_red_for_what_is_new(tmp_path, monkeypatch, capfd):
    folder = committed(tmp_path / "repo", SHAPES["cookiecutter-data-science"])
    monkeypatch.chdir(folder)
    mlgate(capfd, "init", "--yes")
    (folder / "src/models/second.py").write_text(LEAK)
    (folder / "data/raw/flights.csv").write_text(rows().replace("AA", "aa"))
    code, out, _ = mlgate(capfd, "check")
    assert code == 1
    assert "src/models/second.py:7" in out
    assert "MLL101" in out
    assert "carrier" in out
    assert "train_model.py" not in out


def test_files_of_one_table_are_one_contract(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(committed(tmp_path / "repo", SHAPES["uv"]))
    mlgate(capfd, "init", "--yes")
    assert 'path = "data/*-*.csv"' in Path("mlgate.toml").read_text()


def test_data_that_git_does_not_have_are_named_and_left_out(tmp_path, monkeypatch, capfd):
    folder = committed(tmp_path / "repo", SHAPES["dvc"])
    (folder / "data/data.csv").write_text(rows())
    monkeypatch.chdir(folder)
    code, _, err = mlgate(capfd, "init", "--yes")
    assert code == 0
    assert "data/data.csv: is not in git, DVC keeps it" in err
    assert kinds() == ["lint", "repo"]


def test_what_is_wrong_today_is_a_warning_and_told(tmp_path, monkeypatch, capfd):
    files = {"models/evil.pkl": pickle.dumps(Evil()), "models/safe.joblib": pickle.dumps({"a": 1})}
    files |= {".env": "PASSWORD=correct-horse-battery\n", "mlruns/0/meta.yaml": "a: 1\n"}
    folder = committed(tmp_path / "repo", files)
    monkeypatch.chdir(folder)
    code, _, err = mlgate(capfd, "init", "--yes")
    assert code == 0
    assert "DANGEROUS" in err
    text = Path("mlgate.toml").read_text()
    assert '[artifact.models]\npaths = ["models/**"]\nexclude = ["models/evil.pkl"]' in text
    assert '[artifact.to_mend]\npaths = ["models/evil.pkl"]\nseverity = "warning"' in text
    assert 'ignore = ["MLP707"]\nper_file_ignores.".env" = ["MLP708"]' in text
    assert '[repo.to_mend]\nselect = ["MLP707", "MLP708"]\nseverity = "warning"' in text
    assert 'baseline = "git:models/safe.joblib"' in text
    code, out, _ = mlgate(capfd, "check")
    assert code == 0
    assert "evil.pkl" in out
    assert "MLP707" in out
    # What was wrong is a warning; the next of its sort is none.
    written(folder, {"models/second.pkl": pickle.dumps(Evil()), "prod/.env": "PASSWORD=horse-staple\n"})
    git(folder, "add", "-A")
    code, out, _ = mlgate(capfd, "check")
    assert code == 1
    assert "✗ artifact.models" in out
    assert "models/second.pkl" in out
    assert "✗ repo.tracked" in out
    assert "prod/.env:1: MLP708" in out


def test_folders_of_parts_are_one_table(tmp_path, monkeypatch, capfd):
    files = {
        f"data/events/year={year}/month={month}/part-0.csv": rows(60, year + month)
        for year in (2023, 2024)
        for month in (1, 2)
    }
    monkeypatch.chdir(committed(tmp_path / "repo", files))
    mlgate(capfd, "init", "--yes")
    text = Path("mlgate.toml").read_text()
    assert '# 4 files today.\n[data.events]\npath = "data/events"\n' in text
    assert text.count("[contract.") == 1
    written(Path(), {"data/events/year=2024/month=3/part-0.csv": rows(60, 9)})
    assert mlgate(capfd, "check", "contract")[0] == 0


def test_train_and_test_keep_one_contract(tmp_path, monkeypatch, capfd):
    files = {
        "data/train.csv": rows(900, 1),
        "data/test.csv": rows(300, 2),
        "data/other.csv": "id,name\n" + "1,a\n" * 30,
    }
    monkeypatch.chdir(committed(tmp_path / "repo", files))
    mlgate(capfd, "init", "--yes")
    tables = tomllib.loads(Path("mlgate.toml").read_text())
    assert {name: one["file"] for name, one in tables["contract"].items()} == {
        "train": "contracts/train.odcs.yaml",
        "test": "contracts/train.odcs.yaml",
        "other": "contracts/other.odcs.yaml",
    }
    assert sorted(path.name for path in Path("contracts").iterdir()) == ["other.odcs.yaml", "train.odcs.yaml"]
    green(Path(), capfd)
    written(Path(), {"data/test.csv": files["data/test.csv"].replace("AA", "aa")})
    code, out, _ = mlgate(capfd, "check", "contract")
    assert code == 1
    assert "✗ contract.test" in out


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("raw/Kundendaten März.csv", "kundendaten_marz"),
        ("sales/2024.csv", "sales"),
        ("sales/part-0.csv", "sales"),
        ("数据/2024.csv", "data"),
        ("data/data.csv", "data"),
    ],
)
def test_the_names_of_tables(tmp_path, monkeypatch, capfd, path, name):
    monkeypatch.chdir(committed(tmp_path / "repo", {path: rows()}))
    mlgate(capfd, "init", "--yes")
    assert list(tomllib.loads(Path("mlgate.toml").read_text(encoding="utf-8"))["data"]) == [name]


def test_a_folder_of_data_that_git_ignores_is_named(tmp_path, monkeypatch, capfd):
    """As the template of cookiecutter-data-science has it."""
    folder = committed(tmp_path / "repo", {".gitignore": "/data/\n.venv/\n", "a.py": "x = 1\n"})
    written(folder, {"data/raw/flights.csv": rows(), ".venv/lib/x.csv": rows()})
    monkeypatch.chdir(folder)
    _, _, err = mlgate(capfd, "init", "--yes")
    assert "contract: data/: is not in git, so a checkout lacks it" in err
    assert ".venv" not in err


def test_code_and_models_of_next_week_are_judged_wherever_they_are_put(tmp_path, monkeypatch, capfd):
    files = {"train.py": "x = 1\n", "models/a.joblib": pickle.dumps({"a": 1})}
    monkeypatch.chdir(committed(tmp_path / "repo", files))
    mlgate(capfd, "init", "--yes")
    assert mlgate(capfd, "check")[0] == 0
    written(Path(), {"jobs/score.py": LEAK, "models/v2/b.pkl": pickle.dumps(Evil())})
    code, out, _ = mlgate(capfd, "check")
    assert code == 1
    assert "jobs/score.py:7" in out
    assert "models/v2/b.pkl" in out


def test_the_check_on_a_model_is_there_to_be_filled_in(tmp_path, monkeypatch, capfd):
    files = {"data/test.csv": rows(), "models/m.joblib": pickle.dumps({"a": 1})}
    monkeypatch.chdir(committed(tmp_path / "repo", files))
    mlgate(capfd, "init", "--yes")
    lines = Path("mlgate.toml").read_text().splitlines()
    block = [line.removeprefix("# ") for line in lines[lines.index("# [model.candidate]") :]]
    tables = tomllib.loads("\n".join(line.removeprefix("#") for line in block))
    assert tables["model"]["candidate"] == {
        "path": "models/m.joblib",
        "target": "COLUMN",
        "id": "COLUMN",
    }
    assert tables["regression"]["candidate"]["data"] == "test"
    assert tables["regression"]["candidate"]["baseline"] == "git:models/m.joblib"


def test_what_a_person_is_told_stands_after_the_diff(tmp_path):
    folder = committed(tmp_path / "repo", SHAPES["cookiecutter-data-science"])
    command = [sys.executable, "-m", "mlgate", "init", "--dry-run"]
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=True)
    shown = done.stdout.decode()
    after = shown[shown.rindex("+++ ") :]
    assert "mlgate: lint: lint-baseline.json knows 1 finding of today" in after
    assert "mlgate: new: mlgate.toml, " in after
    assert "checks, all green today: contract.flights" in after


def test_hooks_that_are_there_are_not_touched_and_told(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(committed(tmp_path / "repo", SHAPES["with-hooks-and-workflow"]))
    code, _, err = mlgate(capfd, "init", "--yes")
    assert code == 0
    assert Path(".pre-commit-config.yaml").read_text() == HOOKS
    block = err[err.index("  - repo: local") : err.index("mlgate: new:")]
    hooks = yaml.safe_load(HOOKS + block)["repos"][1]["hooks"]
    assert [one["id"] for one in hooks] == ["mlgate-config", "mlgate-lint", "mlgate-repo", "mlgate-check"]
    assert Path(".github/workflows/mlgate.yml").is_file()


def test_no_workflow_for_another_system(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(committed(tmp_path / "repo", SHAPES["gitlab"]))
    _, _, err = mlgate(capfd, "init", "--yes")
    assert "does not look like one of GitHub" in err
    assert not Path(".github").exists()


def test_no_name_that_is_not_plain_is_written(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(committed(tmp_path / "repo", SHAPES["hostile-names"]))
    _, out, err = mlgate(capfd, "init", "--yes")
    text = "".join(Path(one).read_text() for one in ("mlgate.toml", ".pre-commit-config.yaml"))
    assert "evil" not in text
    assert kinds() == ["lint", "repo"]
    assert "rename it, or name it in mlgate.toml by hand" in err
    assert not any(line.startswith("::") or "::set-output" in line for line in (out + err).splitlines())


def test_a_configuration_that_is_there_is_left_alone(tmp_path, monkeypatch, capfd):
    folder = committed(tmp_path / "repo", {"mlgate.toml": '[lint.x]\npaths = ["."]\n', "sub/a.py": "x = 1\n"})
    for place in (folder, folder / "sub"):
        monkeypatch.chdir(place)
        code, out, err = mlgate(capfd, "init", "--yes")
        assert (code, out) == (0, "")
        assert "is there already: nothing to do" in err
    (folder / "mlgate.toml").rename(folder / "other.toml")
    (folder / "pyproject.toml").write_text('[tool.mlgate.lint.x]\npaths = ["."]\n')
    code, out, err = mlgate(capfd, "init", "--yes")
    assert (code, out) == (0, "")
    assert "../pyproject.toml is there already" in err
    # It runs nothing, and is not to be written over.
    (folder / "sub" / "mlgate.toml").symlink_to("nowhere")
    code, out, err = mlgate(capfd, "init", "--yes")
    assert (code, out) == (2, "")
    assert "mlgate.toml is no file" in err


def test_a_folder_of_a_monorepo(tmp_path, monkeypatch, capfd):
    files = {f"services/delay/{path}": text for path, text in SHAPES["poetry"].items()}
    top = committed(tmp_path / "repo", files | {"services/other/a.py": LEAK})
    folder = top / "services/delay"
    monkeypatch.chdir(folder)
    code, _, err = mlgate(capfd, "init", "--yes")
    assert code == 0, err
    new = git(top, "ls-files", "-o", "--exclude-standard").split()
    assert sorted(new) == [
        ".github/workflows/mlgate-services-delay.yml",
        ".pre-commit-config.yaml",
        "services/delay/contracts/flights.odcs.yaml",
        "services/delay/lint-baseline.json",
        "services/delay/mlgate.toml",
    ]
    assert "MLGATE_WORKING_DIRECTORY: 'services/delay'" in (top / new[0]).read_text()
    green(folder, capfd)


def test_a_folder_whose_name_is_not_plain_has_no_hooks_and_no_workflow(tmp_path, monkeypatch, capfd):
    top = committed(tmp_path / "repo", {'a"; touch x; "/train.py': LEAK})
    monkeypatch.chdir(top / 'a"; touch x; "')
    code, _, err = mlgate(capfd, "init", "--yes")
    assert code == 0
    assert "the folder's name is no plain one" in err
    assert not (top / ".github").exists()
    assert not (top / ".pre-commit-config.yaml").exists()
    assert Path("mlgate.toml").is_file()


@pytest.mark.parametrize("inside", [True, False])
def test_nothing_to_check(tmp_path, monkeypatch, capfd, inside):
    if inside:
        committed(tmp_path, {})
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    code, out, err = mlgate(capfd, "init", "--yes")
    assert (code, out) == (2, "")
    assert "nothing to check here yet" in err
    assert [one.name for one in tmp_path.iterdir() if one.name != ".git"] == []


def test_a_folder_outside_of_git(tmp_path, monkeypatch, capfd):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(written(tmp_path, {"train.py": LEAK, "data/flights.csv": rows()}))
    code, _, err = mlgate(capfd, "init", "--yes")
    assert code == 0, err
    assert "no git repository" in err
    assert sorted(path for path in snapshot(tmp_path)) == [
        "contracts/flights.odcs.yaml",
        "data/flights.csv",
        "lint-baseline.json",
        "mlgate.toml",
        "train.py",
    ]
    assert mlgate(capfd, "check")[0] == 0


def test_what_is_not_committed_yet_counts(tmp_path, monkeypatch, capfd):
    committed(tmp_path, {".gitignore": "*.log.csv\n"})
    written(tmp_path, {"explore.ipynb": notebook("x = 1"), "a.log.csv": rows()})
    monkeypatch.chdir(tmp_path)
    code, _, err = mlgate(capfd, "init", "--yes")
    assert code == 0, err
    assert "a.log.csv: is not in git" in err
    green(tmp_path, capfd)


def test_a_pipe_writes_nothing_without_yes(tmp_path):
    folder = committed(tmp_path / "repo", SHAPES["no-ml"])
    command = [sys.executable, "-m", "mlgate", "init"]
    done = subprocess.run(command, cwd=folder, input=b"y\n", capture_output=True, check=False)
    assert done.returncode == 2
    assert b"+++ mlgate.toml" in done.stdout
    assert b"give --yes" in done.stderr
    assert git(folder, "status", "--porcelain") == ""


@pytest.mark.parametrize(("answer", "is_written"), [("y\n", True), ("\n", False), ("no\n", False), ("", False)])
def test_a_question_on_a_terminal(tmp_path, monkeypatch, capfd, answer, is_written):
    folder = committed(tmp_path / "repo", SHAPES["no-ml"])
    monkeypatch.chdir(folder)

    class Terminal:
        def isatty(self):
            return True

        def readline(self):
            return answer

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    code, _, err = mlgate(capfd, "init")
    assert code == 0
    assert "new files? [y/N]" in err
    assert (folder / "mlgate.toml").exists() == is_written


def test_a_contract_that_is_there_is_used_and_not_written(tmp_path, monkeypatch, capfd):
    folder = committed(tmp_path / "repo", {"data/flights.csv": rows(), "contracts/flights.odcs.yaml": "theirs"})
    monkeypatch.chdir(folder)
    code, _, err = mlgate(capfd, "init", "--yes")
    assert code == 0
    assert "left out: contract.flights" in err
    assert (folder / "contracts/flights.odcs.yaml").read_text() == "theirs"
    assert kinds() == ["repo"]


def test_what_is_not_installed_is_left_out_with_what_to_install(tmp_path):
    files = SHAPES["cookiecutter-data-science"] | {"models/safe.joblib": pickle.dumps({"a": 1})}
    folder = committed(tmp_path / "repo", files)
    missing = "import sys; sys.modules.update(dict.fromkeys(['polars', 'picklescan', 'picklescan.scanner']))"
    command = [sys.executable, "-c", f"{missing}; from mlgate.cli import main; sys.exit(main(['init', '--dry-run']))"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "pip install 'mlgate[data]'" in done.stderr
    assert "pip install 'mlgate[artifact]'" in done.stderr
    assert "[lint.code]" in done.stdout
    assert "[contract" not in done.stdout


def test_a_table_that_crashes_a_reader_keeps_nothing_else_from_being_proposed(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(committed(tmp_path / "repo", SHAPES["poetry"]))
    monkeypatch.setattr("mlgate.engines.profiling.profile", lambda *_: 1 / 0)
    code, _, err = mlgate(capfd, "init", "--yes")
    assert code == 0
    assert "data/flights.csv: crashed with ZeroDivisionError" in err
    assert kinds() == ["lint", "repo"]


def test_a_check_that_is_red_in_the_trial_is_left_out(tmp_path, monkeypatch, capfd):
    known = '{"schema": "mlgate/lint-baseline/v1", "findings": []}'
    monkeypatch.chdir(committed(tmp_path / "repo", SHAPES["poetry"] | {"lint-baseline.json": known}))
    code, _, err = mlgate(capfd, "init", "--yes")
    assert code == 0
    assert "left out: lint.code: 1 finding" in err
    assert kinds() == ["contract", "data", "repo"]
    assert Path("lint-baseline.json").read_text() == known


def test_large_data_are_left_out_and_named(tmp_path, monkeypatch, capfd):
    monkeypatch.setattr("mlgate.proposals.data._MOST_BYTES", 1000)
    monkeypatch.chdir(committed(tmp_path / "repo", SHAPES["poetry"]))
    code, _, err = mlgate(capfd, "init", "--yes")
    assert code == 0
    assert "`mlgate infer data/flights.csv -o FILE`" in err
    assert kinds() == ["lint", "repo"]


@pytest.mark.slow
@pytest.mark.parametrize("shape", ["cookiecutter-data-science", "uv", "plain-notebooks", "mlflow", "monorepo"])
def test_the_hooks_are_valid_and_green(tmp_path, monkeypatch, capfd, shape):
    below = "services/delay" if shape == "monorepo" else ""
    files = SHAPES["poetry" if shape == "monorepo" else shape]
    folder = committed(tmp_path / "repo", {f"{below}/{path}".lstrip("/"): text for path, text in files.items()})
    monkeypatch.chdir(folder / below)
    assert mlgate(capfd, "init", "--yes")[0] == 0
    git(folder, "add", "-A")
    tools = str(Path(sys.executable).parent)
    env = (
        os.environ
        | QUIET
        | {"PRE_COMMIT_HOME": str(tmp_path / "home"), "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}
    )
    for arguments in (["validate-config"], ["run", "--all-files"], ["run", "--all-files", "--hook-stage=manual"]):
        command = [sys.executable, "-m", "pre_commit", *arguments]
        done = subprocess.run(command, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("shape", ["uv", "monorepo", "model"])
def test_the_workflow_has_nothing_to_audit(tmp_path, monkeypatch, capfd, shape):
    below = "services/delay" if shape == "monorepo" else ""
    files = SHAPES["poetry" if shape == "monorepo" else "uv"]
    if shape == "model":
        files = files | {"models/m.joblib": pickle.dumps({"a": 1})}
    folder = committed(tmp_path / "repo", {f"{below}/{path}".lstrip("/"): text for path, text in files.items()})
    monkeypatch.chdir(folder / below)
    mlgate(capfd, "init", "--yes")
    (workflow,) = (folder / ".github" / "workflows").iterdir()
    audit = ["zizmor", "--offline", "--persona=auditor", "--no-progress", folder]
    for program, *arguments in (audit, ["actionlint", "-shellcheck=", "-pyflakes=", workflow]):
        command = [Path(sys.executable).with_name(program), *arguments]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_files_that_dvc_keeps_have_its_format():
    assert yaml.safe_load(DVC)["outs"][0]["path"] == "data.csv"

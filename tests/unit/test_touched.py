"""A check is left out of the matrix only where everything that it names is known to be as it was."""

import json
import subprocess
import sys
from types import ModuleType

import msgspec
import pytest

from mlgate import planning, registry
from mlgate.config import DataName, ModelName, PolicyFile
from mlgate.core.baseline import LOCK_NAME, AcceptedCheck, AcceptedValue, Lock, write_lock
from mlgate.core.limits import Limits
from mlgate.touched import MOST, Touched, matrix, touched
from regressions import commit, git

CONFIGURATION = """\
[data.train]
path = "data/train.csv"

[data.live]
path = "s3://bucket/live.csv"

[data.kept]
path = "data/kept.csv"

[model.delay]
path = "models/delay.skops"
target = "late"

[fake.train]
data = "train"
file = "contracts/train.yaml"

[fake.live]
data = "live"

[fake.kept]
data = "kept"

[fake.delay]
model = "delay"
slices = ["carrier"]
baseline = "git:models/delay.skops"

[fake.code]
paths = ["src", "notebooks/**/*.ipynb"]

[fake.whole]
"""
FILES = {
    "data/train.csv": "1",
    "data/kept.csv": "1",
    "data/.gitignore": "kept.csv",
    "data/kept.csv.dvc": "md5: 1",
    "models/delay.skops": "m",
    "contracts/train.yaml": "c",
    "contracts/common.yaml": "c",
    "src/package/one.py": "1",
    "notebooks/a/b.ipynb": "{}",
    "README.md": "text",
    "requirements.txt": "a==1",
}
ALWAYS = {"fake.live": "s3://bucket/live.csv is not in git", "fake.whole": "it names no file"}
EVERYTHING = {"fake.train", "fake.live", "fake.kept", "fake.delay", "fake.code", "fake.whole"}


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What any kind may name."""

    data: DataName | None = None
    model: ModelName | None = None
    file: PolicyFile | None = None
    baseline: str | None = None
    paths: tuple[str, ...] = ()
    slices: tuple[str, ...] = ()
    metrics: dict[str, Limits] = {}


@pytest.fixture(autouse=True)
def kind(monkeypatch):
    module = ModuleType("fake_kind", "A kind for tests.")
    module.Options, module.run = Options, lambda options, context: ()
    monkeypatch.setitem(sys.modules, "fake_kind", module)
    monkeypatch.setattr(registry, "kinds", lambda: {"fake": "fake_kind"})


@pytest.fixture
def repository(tmp_path):
    git(tmp_path, "init", "-q", "-b", "main")
    write(tmp_path, {**FILES, "mlgate.toml": CONFIGURATION})
    commit(tmp_path)
    git(tmp_path, "checkout", "-q", "-b", "change")
    return tmp_path


def write(root, files):
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def why(root, base=None, **files):
    write(root, files)
    config, checks = planning.plan(root / "mlgate.toml")
    return {one.check: one.why for one in touched(config, checks, base)}


def test_a_change_of_nothing_that_is_named_touches_only_what_is_never_known(repository):
    assert why(repository, **{"README.md": "other"}) == ALWAYS


@pytest.mark.parametrize(
    ("file", "check"),
    [
        ("data/train.csv", "fake.train"),
        ("contracts/train.yaml", "fake.train"),
        ("contracts/common.yaml", "fake.train"),
        ("data/kept.csv.dvc", "fake.kept"),
        ("models/delay.skops", "fake.delay"),
        ("notebooks/a/b.ipynb", "fake.code"),
    ],
)
def test_a_file_touches_the_checks_that_name_it(repository, file, check):
    expected = {**ALWAYS, check: f"{file} changed"}
    assert why(repository, **{file: "other"}) == expected
    commit(repository)
    assert why(repository) == expected


def test_a_file_that_is_gone_was_changed(repository):
    (repository / "data" / "train.csv").unlink()
    assert why(repository)["fake.train"] in ("data/train.csv is not in git", "data/train.csv changed")
    git(repository, "rm", "-q", "--cached", "data/train.csv")
    assert "fake.train" in why(repository)


def test_code_touches_what_runs_it_and_what_reads_it(repository):
    assert why(repository, **{"src/package/one.py": "2"}) == {
        **ALWAYS,
        "fake.code": "src/package/one.py changed",
        "fake.delay": "src/package/one.py changed, and the check runs code",
    }


def test_a_metric_of_the_projects_own_runs_code(repository):
    text = CONFIGURATION.replace('data = "kept"', 'data = "kept"\nmetrics."package.one:cost" = { at_most = 1 }')
    why(repository, **{"mlgate.toml": text})
    commit(repository)
    git(repository, "branch", "-f", "main", "HEAD")
    assert "runs code" in why(repository, **{"src/package/one.py": "2"})["fake.kept"]


@pytest.mark.parametrize("file", ["requirements.txt", "sub/requirements-gpu.txt", "uv.lock", "pyproject.toml"])
def test_what_is_installed_touches_all(repository, file):
    found = why(repository, **{file: "a==2"})
    assert set(found) == EVERYTHING
    assert set(found.values()) == {f"{file} changed"}


def test_a_table_touches_its_check_and_a_declaration_those_that_name_it(repository):
    text = CONFIGURATION.replace('["carrier"]', '["origin"]').replace('"data/kept.csv"', '"data/train.csv"')
    assert why(repository, **{"mlgate.toml": text}) == {
        **ALWAYS,
        "fake.delay": "its table changed",
        "fake.kept": "what declares kept changed",
    }


def test_a_new_check_and_another_baseline(repository):
    assert why(repository, **{"mlgate.toml": CONFIGURATION + '[fake.new]\npaths = ["src"]\n'})["fake.new"]
    assert set(why(repository, **{"mlgate.toml": f'baseline = "v1"\n{CONFIGURATION}'})) == EVERYTHING


def test_a_check_that_is_gone_is_told_by_all_that_are_left(repository):
    """Else the change that makes a model worse and removes its check would run nothing at all."""
    table = CONFIGURATION[CONFIGURATION.index("[fake.code]") : CONFIGURATION.index("[fake.whole]")]
    found = why(repository, **{"mlgate.toml": CONFIGURATION.replace(table, "")})
    assert found == dict.fromkeys(EVERYTHING - {"fake.code"}, "fake.code was removed")
    renamed = CONFIGURATION.replace("[fake.code]", "[fake.source]")
    assert why(repository, **{"mlgate.toml": renamed}) == {**ALWAYS, "fake.source": "its table changed"}


def test_a_configuration_that_is_gone_below_is_told_by_all(repository):
    write(repository, {"team/mlgate.toml": "[fake.a]\n"})
    commit(repository)
    git(repository, "branch", "-f", "main", "HEAD")
    (repository / "team" / "mlgate.toml").unlink()
    assert set(why(repository).values()) == {"team/mlgate.toml was removed"}


def test_what_was_accepted_anew_touches_its_check(repository):
    accepted = AcceptedCheck(
        measurements={"auc": AcceptedValue(value=0.7)}, digests={}, commit=None, date="2026-01-31", reason="first"
    )
    (repository / LOCK_NAME).write_bytes(write_lock(Lock(checks={"fake.delay": accepted})))
    assert why(repository) == {**ALWAYS, "fake.delay": "mlgate.lock changed"}


def test_all_where_the_base_is_not_known(repository, tmp_path_factory):
    assert set(why(repository, base="no-such-branch")) == EVERYTHING
    outside = tmp_path_factory.mktemp("outside")
    found = why(outside, **{**FILES, "mlgate.toml": CONFIGURATION})
    assert set(found) == EVERYTHING
    assert "not a git repository" in found["fake.train"]


def test_all_on_the_first_run(repository):
    git(repository, "checkout", "-q", "--orphan", "empty")
    git(repository, "rm", "-rfq", ".")
    git(repository, "commit", "-q", "--allow-empty", "-m", "nothing")
    found = why(repository, base="HEAD", **{"mlgate.toml": CONFIGURATION})
    assert set(found.values()) == {"there is no configuration at the baseline yet"}


def test_a_project_below_the_top_of_its_repository(repository):
    folder = repository / "team"
    folder.mkdir()
    why(folder, **{**FILES, "mlgate.toml": CONFIGURATION})
    commit(repository)
    git(repository, "branch", "-f", "main", "HEAD")
    assert why(folder, **{"data/train.csv": "2"}) == {**ALWAYS, "fake.train": "data/train.csv changed"}


def test_the_matrix_is_by_check_and_by_kind_where_github_takes_no_more():
    assert matrix([]) == {"include": []}
    found = [Touched(f"fake.{number}", "fake", "why") for number in (2, 1)]
    assert matrix(found) == {"include": [{"check": "fake.1", "kind": "fake"}, {"check": "fake.2", "kind": "fake"}]}
    many = [Touched(f"fake.{number}", "fake", "why") for number in range(MOST + 1)]
    assert matrix(many) == {"include": [{"check": "fake", "kind": "fake"}]}


def test_the_command_prints_the_matrix_and_says_why(repository):
    write(repository, {"mlgate.toml": '[lint.code]\npaths = ["src"]\n\n[lint.more]\npaths = ["notebooks"]\n'})
    commit(repository)
    git(repository, "branch", "-f", "main", "HEAD")
    write(repository, {"src/package/one.py": "2"})
    command = [sys.executable, "-m", "mlgate", "plan"]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == {"include": [{"check": "lint.code", "kind": "lint"}]}
    assert done.stderr == "lint.code: src/package/one.py changed\n"
    done = subprocess.run([*command, "lint.more"], cwd=repository, capture_output=True, text=True, check=True)
    assert done.stdout == '{"include":[]}\n'

"""What a kind may ask of a run: the accepted state from the ref, never from the change; files; digests."""

import os
import subprocess

import pytest

from mlgate import config
from mlgate.context import Baseline, Context
from mlgate.core.baseline import LOCK_NAME, AcceptedCheck, AcceptedValue, Lock, write_lock
from mlgate.core.errors import CheckError

AS = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]


def git(folder, *arguments):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(["git", *AS, *arguments], cwd=folder, capture_output=True, check=True, env=environment)


def accepted(value):
    measured = AcceptedValue(value=value)
    check = AcceptedCheck(
        measurements={"auc": measured}, digests={}, commit=None, date="2026-01-31T12:00:00Z", reason="a test"
    )
    return write_lock(Lock(checks={"regression.delay": check}))


@pytest.fixture
def repository(tmp_path):
    """A repository whose lock says 0.7 on main, 0.6 on the branch that is checked out, 0.5 in the folder."""
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / LOCK_NAME).write_bytes(accepted(0.7))
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "accept")
    git(tmp_path, "checkout", "-q", "-b", "change")
    (tmp_path / LOCK_NAME).write_bytes(accepted(0.6))
    git(tmp_path, "commit", "-q", "-a", "-m", "lower")
    (tmp_path / LOCK_NAME).write_bytes(accepted(0.5))
    return tmp_path


@pytest.mark.parametrize(("ref", "value"), [(None, 0.7), ("main", 0.7), ("HEAD", 0.6)])
def test_the_lock_is_that_of_the_ref_and_not_of_the_folder(repository, ref, value):
    assert Baseline(root=repository, ref=ref).lock.value("regression.delay", "auc").value == value


def test_without_a_repository_the_lock_is_that_of_the_folder(tmp_path):
    (tmp_path / LOCK_NAME).write_bytes(accepted(0.5))
    assert Baseline(root=tmp_path).lock.value("regression.delay", "auc").value == 0.5


def test_a_lock_that_is_not_there_has_no_values(tmp_path, repository):
    git(repository, "checkout", "-q", "-f", "-b", "bare", "main")
    git(repository, "rm", "-q", LOCK_NAME)
    git(repository, "commit", "-q", "-m", "none")
    assert Baseline(root=repository, ref="HEAD").lock.value("regression.delay", "auc") is None


def test_a_ref_of_its_own_is_read_beside_the_baseline(repository):
    baseline = Baseline(root=repository, ref="main")
    assert baseline.read(LOCK_NAME) == accepted(0.7)
    assert baseline.read(LOCK_NAME, "HEAD") == accepted(0.6)


def test_nothing_is_resolved_before_it_is_asked_for(repository):
    baseline = Baseline(root=repository, ref="no-such-ref")
    assert baseline.resolved is None
    with pytest.raises(CheckError, match="no-such-ref"):
        baseline.read(LOCK_NAME)
    assert baseline.resolved is None


def test_the_commit_is_known_once_it_was_asked_for(repository):
    baseline = Baseline(root=repository, ref="main")
    commit = baseline.commit
    git(repository, "branch", "-f", "main", "change")
    assert baseline.resolved == baseline.commit == commit


@pytest.fixture
def context(tmp_path):
    file = tmp_path / config.FILE_NAME
    file.write_text(
        '[data.train]\npath = "train.csv"\n[predictions.new]\npath = "new.csv"\nid = "flight"\n', encoding="utf-8"
    )
    (tmp_path / "train.csv").write_text("a\n1\n", encoding="utf-8")
    loaded, problems = config.load(file)
    assert problems == []
    return Context(check="contract.train", root=tmp_path, baseline=Baseline(root=tmp_path), config=loaded)


def test_declarations_by_name(context):
    assert context.data("train").path == "train.csv"
    assert context.predictions("new").id == "flight"


def test_a_plain_path_of_predictions_has_the_standard_columns(context):
    assert context.predictions("other.csv") == config.Predictions(path="other.csv")


def test_without_a_configuration_predictions_are_paths(tmp_path):
    context = Context(check="x.y", root=tmp_path, baseline=Baseline(root=tmp_path))
    assert context.predictions("new").path == "new"


def test_what_is_judged_is_noted_once(context):
    found = context.files("train.csv")
    digest = context.judged("data.train", found)
    found[0].write_text("a\n2\n", encoding="utf-8")
    assert context.judged("data.train", found) == digest
    assert context.digests == {"data.train": digest}
    assert context.shown(found[0]) == "train.csv"


def test_in_a_repository_without_a_commit_nothing_is_there_yet(tmp_path):
    git(tmp_path, "init", "-q", "-b", "main")
    assert Baseline(root=tmp_path).read("model") is None
    with pytest.raises(CheckError, match="'v1' does not exist"):
        Baseline(root=tmp_path, ref="v1").read("model")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "first")
    git(tmp_path, "branch", "-m", "trunk")
    with pytest.raises(CheckError, match="no default branch found"):
        Baseline(root=tmp_path).read("model")

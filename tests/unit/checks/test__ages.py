import os
import subprocess
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import polars as pl
import pytest

from mlgate.checks import _ages
from mlgate.core.errors import CheckError
from mlgate.core.model import Status
from regressions import check, configured, git, measured, predictions

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)
MODEL_AGE = "metrics.model_age.at_most = 30\n"


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    predictions().write_csv(tmp_path / "p.csv")
    git(tmp_path, "init", "-q", "-b", "main")
    return tmp_path


def committed(root, monkeypatch, *, days):
    date = (NOW - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%S+0000")
    monkeypatch.setenv("GIT_COMMITTER_DATE", date)
    # The author's date is when a change was first written, which may be long before it was committed.
    monkeypatch.setenv("GIT_AUTHOR_DATE", "2001-01-01T00:00:00+0000")
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", "state")


def age(root, text, key, **options):
    return measured(check(root, text, now=NOW, **options), key)


def test_a_model_is_as_old_as_the_last_commit_that_changed_it(root, monkeypatch):
    committed(root, monkeypatch, days=40.5)
    (root / "other.txt").write_text("later")
    committed(root, monkeypatch, days=3)
    found = age(root, MODEL_AGE, "model_age")
    assert (found.value, found.status) == (40.5, Status.FAIL)
    assert age(root, "metrics.model_age.at_most = 41\n", "model_age").status == Status.PASS


@pytest.mark.parametrize("how", ["changed", "staged", "untracked"])
def test_a_file_that_this_change_brings_is_new(root, monkeypatch, how):
    if how != "untracked":
        committed(root, monkeypatch, days=40)
        predictions(seed=5).write_csv(root / "p.csv")
    if how == "staged":
        git(root, "add", "-A")
    if how == "untracked":
        git(root, "commit", "-q", "--allow-empty", "-m", "none of it")
    assert age(root, MODEL_AGE, "model_age").value == 0


def test_the_baseline_is_as_old_as_it_was_at_its_ref(root, monkeypatch):
    committed(root, monkeypatch, days=90)
    git(root, "tag", "v1")
    (root / "other.txt").write_text("later")
    committed(root, monkeypatch, days=80)
    predictions(seed=5).write_csv(root / "p.csv")
    committed(root, monkeypatch, days=10)
    text = 'baseline = "git:v1:p.csv"\nmetrics.baseline_age.at_most = 60\n'
    assert age(root, text + MODEL_AGE, "baseline_age").value == 90
    assert age(root, text + MODEL_AGE, "model_age").value == 10
    predictions(seed=6).write_csv(root / "b.csv")
    committed(root, monkeypatch, days=5)
    assert age(root, text.replace("git:v1:p.csv", "b.csv"), "baseline_age").value == 5
    assert age(root, text.replace("git:v1:p.csv", "git:p.csv"), "baseline_age").value == 10


def test_a_baseline_that_is_not_there_yet_has_no_age(root, monkeypatch):
    (root / "p.csv").unlink()
    (root / "other.txt").write_text("first")
    committed(root, monkeypatch, days=9)
    predictions().write_csv(root / "p.csv")
    result = check(root, 'baseline = "git:p.csv"\nmetrics.baseline_age.at_most = 60\n', now=NOW)
    assert (result.status, "no baseline yet" in result.reason) == (Status.INCONCLUSIVE, True)


def test_a_baseline_that_git_does_not_keep_has_no_age():
    place = SimpleNamespace(options=SimpleNamespace(baseline="mlflow:models/m@champion"), context=None)
    with pytest.raises(CheckError, match="'mlflow:models/m@champion' is not kept in git"):
        _ages._baseline("baseline_age", place)


def test_a_shallow_clone_does_not_know(root, monkeypatch, tmp_path_factory):
    committed(root, monkeypatch, days=40)
    (root / "other.txt").write_text("later")
    committed(root, monkeypatch, days=3)
    clone = tmp_path_factory.mktemp("clone")
    subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{root}", clone], check=True)
    result = check(clone, MODEL_AGE, now=NOW)
    assert (result.status, "fetch-depth: 0" in result.reason) == (Status.ERROR, True)
    # The history that is there is enough where the file has changed within it.
    predictions(seed=7).write_csv(clone / "p.csv")
    git(clone, "add", "p.csv")
    git(clone, "commit", "-q", "-m", "new")
    assert age(clone, MODEL_AGE, "model_age").value == 3


def test_git_may_not_know_the_file(root, monkeypatch):
    (root / ".gitignore").write_text("*.csv\n")
    committed(root, monkeypatch, days=1)
    result = check(root, MODEL_AGE)
    assert (result.status, "git ignores it" in result.reason) == (Status.ERROR, True)


def test_outside_of_git_there_is_no_age(tmp_path):
    folder = tmp_path / "plain"
    folder.mkdir()
    predictions().write_csv(folder / "p.csv")
    result = check(folder, MODEL_AGE)
    assert result.reason == "not a git repository, so the age of 'p.csv' is not known"


TEST_SET = '[predictions.p]\npath = "p.csv"\n{}\n[regression.a]\ncandidate = "p"\nmetrics.test_set_age.at_most = 30\n'


@pytest.mark.parametrize(
    ("newest", "days"),
    [("2026-03-31T06:00:00", 0.2), ("2026-03-21", 10.5), ("2026-03-21T14:00:00+02:00", 10), ("2026-04-01", 0)],
)
def test_a_test_set_is_as_old_as_its_newest_row(root, newest, days):
    others = ["2024-01-01" + newest[10:]] * 599
    predictions(t=[newest, *others]).write_csv(root / "p.csv")
    result = configured(root, TEST_SET.format('time = "t"'), now=NOW)[1]
    assert (measured(result, "test_set_age").value, result.status) == (days, Status.PASS)


def test_types_of_time(root):
    moment = datetime(2026, 3, 1, 12, tzinfo=UTC)
    for dtype in (pl.Date, pl.Datetime("ms"), pl.Datetime("ns", "America/New_York")):
        table = predictions().with_columns(t=pl.lit(moment).cast(dtype))
        table.write_parquet(root / "p.parquet")
        text = TEST_SET.replace("p.csv", "p.parquet").format('time = "t"')
        found = measured(configured(root, text, now=NOW)[1], "test_set_age")
        assert found.value == (30.5 if dtype == pl.Date else 30)


@pytest.mark.parametrize(
    ("declared", "newest", "message"),
    [
        ("", "2026-01-01", 'which column is the time: add time = "…" under [predictions.NAME]'),
        ('time = "tt"', "2026-01-01", "has no column 'tt', whose newest value says the test_set_age"),
        ('time = "t"', "2027-01-01", "the newest time 't' is in the future"),
        ('time = "id"', "2026-01-01", "time 'id' is Int64; dates or moments are needed"),
    ],
)  # fmt: skip
def test_a_time_that_says_nothing(root, declared, newest, message):
    predictions(t=[newest] * 600).write_csv(root / "p.csv")
    result = configured(root, TEST_SET.format(declared), now=NOW)[1]
    assert result.status == Status.ERROR
    assert message in result.reason

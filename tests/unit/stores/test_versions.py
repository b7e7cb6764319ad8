"""What a file was before: along the first parents, newest kept, and never a crash, whatever the repository holds."""

import subprocess

import pytest

from dated_commits import committed, git, made
from mlgate.stores import versions
from mlgate.stores.versions import versions as found


def said(root, at="HEAD", path="lock"):
    known = found(root, git(root, "rev-parse", at), path)
    return [(one.day, one.content.decode()) for one in known]


@pytest.fixture
def root(tmp_path):
    folder = made(tmp_path / "repository")
    committed(folder, {"lock": "one"}, day=1)
    return folder


def test_the_oldest_comes_first_with_the_day_of_its_commit(root):
    committed(root, {"other": "x"}, day=2)
    committed(root, {"lock": "two"}, day=3)
    assert said(root) == [("2026-01-01", "one"), ("2026-01-03", "two")]
    first, second = found(root, git(root, "rev-parse", "HEAD"), "lock")
    assert (second.commit, first.commit) == (git(root, "rev-parse", "HEAD"), git(root, "rev-parse", "HEAD~2"))


def test_of_a_merged_branch_the_merge_counts(root):
    git(root, "checkout", "-q", "-b", "change")
    committed(root, {"lock": "tried"}, day=2)
    committed(root, {"lock": "two"}, day=3)
    git(root, "checkout", "-q", "main")
    committed(root, {"other": "x"}, day=4)
    git(root, "merge", "-q", "--no-ff", "-m", "merged", "change", day=5)
    assert said(root) == [("2026-01-01", "one"), ("2026-01-05", "two")]
    # That of the change under test is not on the side of the baseline.
    assert said(root, "HEAD~1") == [("2026-01-01", "one")]


def test_a_folder_below_the_top_has_its_own(root):
    committed(root, {"sub/lock": "of sub"}, day=2)
    committed(root, {"lock": "two"}, day=3)
    assert said(root / "sub") == [("2026-01-02", "of sub")]


def test_a_version_that_was_removed_or_is_no_file_is_passed_over(root):
    (root / "lock").unlink()
    committed(root, {}, day=2)
    (root / "lock").symlink_to("elsewhere")
    committed(root, {}, day=3)
    (root / "lock").unlink()
    committed(root, {"lock": "two"}, day=4)
    assert said(root) == [("2026-01-01", "one"), ("2026-01-04", "two")]


def test_the_newest_are_kept(root, monkeypatch):
    for day in range(2, 8):
        committed(root, {"lock": f"of day {day}"}, day=day)
    monkeypatch.setattr(versions, "MOST", 3)
    assert [day for day, _ in said(root)] == ["2026-01-05", "2026-01-06", "2026-01-07"]
    monkeypatch.setattr(versions, "MOST_COMMITS", 2)
    assert [day for day, _ in said(root)] == ["2026-01-06", "2026-01-07"]


def test_commits_that_change_other_files_are_counted_too(root, monkeypatch):
    for day in range(2, 6):
        committed(root, {"other": str(day)}, day=day)
    monkeypatch.setattr(versions, "MOST_COMMITS", 4)
    assert said(root) == []
    monkeypatch.setattr(versions, "MOST_COMMITS", 5)
    assert said(root) == [("2026-01-01", "one")]


def test_a_version_too_large_is_passed_over(root, monkeypatch):
    committed(root, {"lock": "x" * 1000}, day=2)
    committed(root, {"lock": "three"}, day=3)
    monkeypatch.setattr(versions, "MOST_BYTES", 100)
    assert said(root) == [("2026-01-01", "one"), ("2026-01-03", "three")]


def test_a_version_that_came_back_is_there_twice(root):
    committed(root, {"lock": "two\n\n"}, day=2)
    committed(root, {"lock": "one"}, day=3)
    assert said(root) == [("2026-01-01", "one"), ("2026-01-02", "two\n\n"), ("2026-01-03", "one")]


def test_what_a_user_set_for_git_log_changes_nothing(root):
    git(root, "mv", "lock", "old")
    committed(root, {}, day=2)
    git(root, "mv", "old", "lock")
    committed(root, {"lock": "one and more"}, day=3)
    before = said(root)
    settings = {
        "log.showRoot": "false", "log.showSignature": "true", "log.follow": "true", "log.diffMerges": "off",
        "color.ui": "always", "log.decorate": "full", "log.date": "human", "diff.renames": "copies",
        "diff.noprefix": "true", "core.quotePath": "false", "core.abbrev": "5", "diff.external": "false",
    }  # fmt: skip
    for name, value in settings.items():
        git(root, "config", name, value)
    assert said(root) == before == [("2026-01-01", "one"), ("2026-01-03", "one and more")]


@pytest.mark.parametrize("seconds", [-1, 2**40, 2**62])
def test_a_commit_of_any_date(root, seconds):
    """Made by hand: git itself refuses such a date."""
    tree = git(root, "rev-parse", "HEAD^{tree}")
    raw = f"tree {tree}\nauthor T <t@example.org> {seconds} +0000\ncommitter T <t@example.org> {seconds} +0000\n\nx\n"
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--literally", "--stdin"],
        cwd=root, input=raw.encode(), capture_output=True, check=True,
    )  # fmt: skip
    known = found(root, made.stdout.decode().strip(), "lock")
    assert [one.content for one in known] in ([], [b"one"])


def test_no_such_commit_or_repository(root, tmp_path):
    assert found(root, "0" * 40, "lock") == []
    assert found(root, "--all", "lock") == []
    empty = tmp_path / "empty"
    empty.mkdir()
    assert found(empty, "0" * 40, "lock") == []


def test_a_shallow_clone_knows_what_it_has(root, tmp_path):
    committed(root, {"lock": "two"}, day=2)
    committed(root, {"other": "x"}, day=3)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), str(clone))
    assert said(clone) == [("2026-01-03", "two")]


@pytest.mark.parametrize("left_out", ["blob:none", "tree:0"])
def test_what_a_partial_clone_lacks_is_not_fetched(root, tmp_path, left_out):
    committed(root, {"lock": "two"}, day=2)
    committed(root, {"lock": "three"}, day=3)
    git(root, "config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", f"--filter={left_out}", root.as_uri(), str(clone))
    missing = git(clone, "rev-list", "--objects", "--all", "--missing=print").count("?")
    assert missing > 0
    # What is checked out is there.
    assert said(clone) in ([("2026-01-03", "three")], [])
    assert git(clone, "rev-list", "--objects", "--all", "--missing=print").count("?") == missing

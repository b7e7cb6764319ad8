"""The baseline comes from the ref that was meant, or there is a message that says why it cannot."""

import os
import subprocess
from pathlib import Path

import pytest

from mlgate.core.errors import CheckError
from mlgate.stores import git

AS = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]


def run(folder, *arguments):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", *AS, *arguments], cwd=folder, capture_output=True, text=True, check=True, env=environment
    )
    return done.stdout.strip()


def commit(folder, **contents):
    for name, content in contents.items():
        (folder / name).write_text(content, encoding="utf-8")
    run(folder, "add", "-A")
    run(folder, "commit", "-q", "--allow-empty", "-m", "change")
    return run(folder, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path):
    """A repository with `limit` = old on main, and = new on the branch `change`, which is checked out."""
    folder = tmp_path / "repository"
    folder.mkdir()
    run(folder, "init", "-q", "-b", "main")
    commit(folder, limit="old")
    run(folder, "checkout", "-q", "-b", "change")
    commit(folder, limit="new")
    return folder


@pytest.fixture
def clone(repository, tmp_path):
    """What actions/checkout leaves by default: one commit of the change, no other branch."""
    folder, server = tmp_path / "clone", tmp_path / "server"
    run(tmp_path, "clone", "-q", "--bare", str(repository), str(server))
    run(server, "symbolic-ref", "HEAD", "refs/heads/main")
    run(tmp_path, "clone", "-q", "--depth", "1", "--branch", "change", server.as_uri(), str(folder))
    return folder


def test_the_default_is_where_the_branch_left_the_default_branch(repository):
    left = run(repository, "rev-parse", "main")
    run(repository, "checkout", "-q", "main")
    commit(repository, limit="newer")
    run(repository, "checkout", "-q", "change")
    assert git.resolve(repository, None) == left
    assert git.read(repository, left, "limit") == b"old"


def test_three_dots_are_the_merge_base_as_git_diff_reads_them(repository):
    left = run(repository, "rev-parse", "main")
    run(repository, "checkout", "-q", "main")
    tip = commit(repository, limit="newer")
    run(repository, "checkout", "-q", "change")
    assert git.resolve(repository, "main...") == left
    assert git.resolve(repository, "main") == tip


@pytest.mark.parametrize("sort", ["branch", "tag"])
def test_a_branch_or_tag_that_is_called_origin_main_does_not_move_the_goalposts(repository, tmp_path, sort):
    folder = tmp_path / "clone"
    run(tmp_path, "clone", "-q", "--branch", "change", repository.as_uri(), str(folder))
    run(folder, "remote", "set-head", "origin", "--delete")
    run(folder, sort, "origin/main", "HEAD")
    assert git.read(folder, git.resolve(folder, None), "limit") == b"old"


def test_a_repository_without_a_commit_and_a_folder_without_a_repository_have_no_head(tmp_path):
    assert git.head(tmp_path) is None
    run(tmp_path, "init", "-q")
    assert git.head(tmp_path) is None


def test_no_repository(tmp_path):
    with pytest.raises(CheckError, match="not a git repository"):
        git.resolve(tmp_path, "main")
    assert git.prefix(tmp_path) is None


def test_no_git(repository, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CheckError, match="git is not installed"):
        git.resolve(repository, "main")
    assert git.head(repository) is None
    assert git.prefix(repository) is None


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a folder away")
def test_a_repository_of_another_user_names_the_mend(repository, monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.delenv("SUDO_UID", raising=False)
    for path in (repository, repository / ".git"):
        os.chown(path, 12345, 12345)
    with pytest.raises(CheckError, match=r"safe\.directory"):
        git.resolve(repository, "main")


def test_a_ref_that_does_not_exist_is_named(repository):
    with pytest.raises(CheckError, match="baseline ref 'v9' does not exist: `git fetch`"):
        git.resolve(repository, "v9")


@pytest.mark.parametrize("ref", [None, "main", "origin/main", "main...", "refs/remotes/origin/main..."])
def test_a_shallow_clone_names_fetch_depth(clone, ref):
    with pytest.raises(CheckError, match=r"fetch-depth: 0"):
        git.resolve(clone, ref)


def test_a_clone_too_shallow_for_a_merge_base_does_not_compare_with_the_tip(clone):
    run(clone, "fetch", "-q", "--depth", "1", "origin", "main:refs/remotes/origin/main")
    with pytest.raises(CheckError, match=r"no merge base of HEAD with origin/main: .*fetch-depth: 0"):
        git.resolve(clone, "origin/main...")


def test_no_default_branch(tmp_path):
    run(tmp_path, "init", "-q", "-b", "trunk")
    commit(tmp_path, limit="old")
    with pytest.raises(CheckError, match=r"no default branch found \(looked for origin/HEAD.*set `baseline"):
        git.resolve(tmp_path, None)


def test_histories_that_share_nothing(repository):
    run(repository, "checkout", "-q", "--orphan", "other")
    commit(repository, limit="other")
    with pytest.raises(CheckError, match="unrelated"):
        git.resolve(repository, None)


@pytest.mark.parametrize(
    "ref",
    ["--upload-pack=touch x", "-h", "--all", "", "main:limit", "HEAD^{tree}", "main\nmain", "main..change", "..."],
)
def test_a_hostile_ref_is_no_option_and_no_commit(repository, ref):
    before = sorted(Path(repository).iterdir())
    with pytest.raises(CheckError, match="does not exist"):
        git.resolve(repository, ref)
    assert sorted(Path(repository).iterdir()) == before


@pytest.mark.parametrize("ref", ["ma\0in", "ma\0in..."])
def test_a_nul_is_refused_before_git_sees_it(repository, ref):
    with pytest.raises(CheckError, match="NUL"):
        git.resolve(repository, ref)


def test_what_a_message_repeats_is_made_harmless(repository):
    with pytest.raises(CheckError) as caught:
        git.resolve(repository, "x\n::error::owned\x1b[31m")
    assert "\n" not in str(caught.value)
    assert "\x1b" not in str(caught.value)
    assert "::error" not in str(caught.value)


def test_what_is_not_there_is_none(repository):
    assert git.read(repository, git.resolve(repository, "main"), "models/none.skops") is None


@pytest.mark.parametrize("path", ["*", "lim*", ":(top)limit", ":/limit"])
def test_a_pattern_is_a_name(repository, path):
    assert git.read(repository, git.resolve(repository, "main"), path) is None


@pytest.mark.parametrize("path", ["../outside", "../../etc/passwd"])
def test_a_path_that_leaves_the_repository(repository, path):
    with pytest.raises(CheckError, match="outside repository"):
        git.read(repository, git.resolve(repository, "main"), path)


@pytest.mark.parametrize("path", ["models", "models/", "."])
def test_a_folder_is_no_file(repository, path):
    (repository / "models").mkdir()
    commit(repository, **{"models/a": "a"})
    with pytest.raises(CheckError, match="not a plain file"):
        git.read(repository, git.resolve(repository, "HEAD"), path)


@pytest.mark.parametrize(
    ("to", "why"), [("/etc/hostname", "not a plain file"), ("../out", "outside"), ("link", "plain")]
)
def test_a_link_that_leads_out_or_nowhere_is_not_followed(repository, to, why):
    (repository / "link").symlink_to(to)
    commit(repository)
    with pytest.raises(CheckError, match=why):
        git.read(repository, git.resolve(repository, "HEAD"), "link")


def test_a_link_leads_to_what_it_names_in_that_commit(repository):
    (repository / "models").mkdir()
    (repository / "models" / "now").symlink_to("../link")
    (repository / "link").symlink_to("limit")
    commit(repository, limit="at the commit")
    found = git.resolve(repository, "HEAD")
    (repository / "limit").write_text("now", encoding="utf-8")
    assert git.read(repository, found, "models/now") == b"at the commit"


def test_an_lfs_pointer_is_not_the_file(repository):
    commit(repository, model=f"version https://git-lfs.github.com/spec/v1\noid sha256:{'0' * 64}\nsize 9\n")
    with pytest.raises(CheckError, match="git-lfs pointer"):
        git.read(repository, git.resolve(repository, "HEAD"), "model")


def test_paths_are_relative_to_a_root_below_the_top(repository):
    project = repository / "team" / "model"
    project.mkdir(parents=True)
    commit(repository, **{"team/model/limit": "own", "team/shared": "shared"})
    head = git.head(project)
    assert git.prefix(project) == "team/model/"
    assert git.read(project, head, "limit") == b"own"
    assert git.read(project, head, "../shared") == b"shared"
    assert git.read(project, head, "../../limit") == b"new"
    assert git.prefix(repository) == ""


def test_names_that_are_no_ascii(repository):
    name = "größe \t'\".csv"
    commit(repository, **{name: "1"})
    assert git.read(repository, git.head(repository), name) == b"1"


def test_a_surrounding_hook_does_not_point_elsewhere(repository, tmp_path, monkeypatch):
    other = tmp_path / "other"
    other.mkdir()
    run(other, "init", "-q", "-b", "main")
    commit(other, limit="other")
    for name, value in [("GIT_DIR", ".git"), ("GIT_WORK_TREE", ""), ("GIT_INDEX_FILE", ".git/index")]:
        monkeypatch.setenv(name, str(other / value))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(other / ".git" / "objects"))
    assert git.head(repository) == run(repository, "rev-parse", "change")
    assert git.read(repository, git.resolve(repository, "main"), "limit") == b"old"


def test_a_monitor_that_the_repository_names_is_not_started(repository):
    started = repository.parent / "started"
    monitor = repository.parent / "monitor"
    monitor.write_text(f"#!/bin/sh\ntouch '{started}'\n", encoding="ascii")
    monitor.chmod(0o755)
    run(repository, "config", "core.fsmonitor", str(monitor))
    git.read(repository, git.resolve(repository, "main"), "limit")
    assert not started.exists()


class TestWhatDiffers:
    """Of a project in a folder of its repository, named as the project names it."""

    @pytest.fixture
    def project(self, repository):
        folder = repository / "team"
        (folder / "contracts").mkdir(parents=True)
        (folder / "contracts" / "a.yaml").write_text("a", encoding="utf-8")
        (folder / "b c").write_text("b", encoding="utf-8")
        commit(repository, shared="1")
        return folder

    def test_only_what_was_asked_for(self, project):
        for name in ("contracts/a.yaml", "b c", "../shared"):
            (project / name).write_text("other", encoding="utf-8")
        asked = ["./contracts/a.yaml", "../shared", "no such"]
        assert git.differ(project, git.head(project), asked) == {"./contracts/a.yaml", "../shared"}
        run(project, "commit", "-q", "-a", "-m", "change")
        assert git.differ(project, git.head(project), asked) == frozenset()
        (project / "contracts" / "a.yaml").unlink()
        assert git.differ(project, git.head(project), asked) == {"./contracts/a.yaml"}

    def test_a_commit_that_is_not_there(self, project):
        with pytest.raises(CheckError, match="git cannot tell what differs from 000000000000"):
            git.differ(project, "0" * 40, ["b c"])

    def test_what_is_there_and_what_is_tracked(self, project):
        head = git.head(project)
        assert git.listed(project, head, "contracts") == ["contracts/a.yaml"]
        assert git.listed(project, head, ".") == ["b c", "contracts"]
        assert git.listed(project, "0" * 40) == []
        assert sorted(git.tracked(project)) == ["b c", "contracts/a.yaml"]

    def test_by_its_name_a_file_is_found_in_any_folder(self, project):
        top = git.top(project)
        (top / "limit").write_text("other", encoding="utf-8")
        (project / "b c").unlink()
        (project / "contracts" / "new").write_text("new", encoding="utf-8")
        assert git.changed_by_name(project, git.head(project), ["limit", "b c", "new"]) == ["limit", "team/b c"]
        with pytest.raises(CheckError, match="git cannot tell"):
            git.changed_by_name(project, "0" * 40, ["limit"])

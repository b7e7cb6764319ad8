"""A shallow clone is deepened by as little as tells where a change branched off, and by no more."""

import os
import subprocess

import pytest

from mlgate.stores import git, history

AS = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]


def run(folder, *arguments):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", *AS, *arguments], cwd=folder, capture_output=True, text=True, check=True, env=environment
    )
    return done.stdout.strip()


def commits(folder, count, name):
    for number in range(count):
        (folder / name).write_text(str(number), encoding="utf-8")
        run(folder, "add", "-A")
        run(folder, "commit", "-q", "-m", f"{name} {number}")
    return run(folder, "rev-parse", "HEAD")


class Server:
    """A repository in which `change` left `main` after five commits, and both went on."""

    def __init__(self, folder, *, on_main=1, on_change=3):
        work = folder / "work"
        work.mkdir()
        run(work, "init", "-q", "-b", "main")
        self.left = commits(work, 5, "file")
        run(work, "checkout", "-q", "-b", "change")
        self.change = commits(work, on_change, "model")
        run(work, "checkout", "-q", "main")
        self.tip = commits(work, on_main, "other") if on_main else self.left
        # What GitHub checks out for a pull request.
        run(work, "merge", "-q", "--no-ff", "-m", "merge", "change")
        run(work, "update-ref", "refs/pull/7/merge", "HEAD")
        run(work, "reset", "-q", "--hard", self.tip)
        self.folder, self.bare = folder, folder / "server"
        run(folder, "clone", "-q", "--mirror", str(work), str(self.bare))

    def checkout(self, ref, depth=1):
        """What actions/checkout does: one ref, of which nothing else is known."""
        clone = self.folder / "clone"
        run(self.folder, "init", "-q", "-b", "main", str(clone))
        run(clone, "remote", "add", "origin", self.bare.as_uri())
        run(clone, "fetch", "-q", "--no-tags", f"--depth={depth}", "origin", f"+{ref}:refs/remotes/pull/7/merge")
        run(clone, "checkout", "-q", "--force", "refs/remotes/pull/7/merge")
        return clone


def count(clone):
    return int(run(clone, "rev-list", "--all", "--count"))


def resolved(clone):
    return git.resolve(clone, "refs/remotes/origin/main...")


def test_of_a_merge_commit_only_the_parents_are_fetched(tmp_path):
    server = Server(tmp_path)
    clone = server.checkout("refs/pull/7/merge")
    assert count(clone) == 1
    assert history.deepen(clone, "main") == ""
    assert resolved(clone) == server.tip
    # The merge commit, its two parents, and the parent of the branch's tip.
    assert count(clone) == 4
    assert git.read(clone, server.tip, "other") == b"0"


def test_a_branch_that_went_on_since_is_followed_to_where_they_parted(tmp_path):
    server = Server(tmp_path, on_main=10, on_change=20)
    clone = server.checkout("refs/heads/change")
    assert history.deepen(clone, "main") == ""
    assert resolved(clone) == server.left


def test_a_history_that_is_there_is_not_cut(tmp_path):
    server = Server(tmp_path, on_main=10, on_change=20)
    clone = server.checkout("refs/heads/change", depth=15)
    before = run(clone, "rev-list", "HEAD").split()
    assert history.deepen(clone, "main") == ""
    assert set(before) < set(run(clone, "rev-list", "HEAD").split())


def test_what_is_known_is_not_asked_for(tmp_path):
    server = Server(tmp_path)
    clone = server.checkout("refs/pull/7/merge")
    history.deepen(clone, "main")
    run(clone, "remote", "set-url", "origin", "file:///nowhere")
    assert history.deepen(clone, "main") == ""


def test_a_whole_clone_without_the_branch_gets_it(tmp_path):
    server = Server(tmp_path)
    clone = server.checkout("refs/heads/change", depth=1000)
    assert run(clone, "rev-parse", "--is-shallow-repository") == "false"
    assert history.deepen(clone, "main") == ""
    assert resolved(clone) == server.left


def test_history_beyond_the_last_step_is_left_where_it_is(tmp_path, monkeypatch):
    monkeypatch.setattr(history, "STEPS", (2, 3))
    clone = Server(tmp_path, on_change=8).checkout("refs/heads/change")
    assert history.deepen(clone, "main") == "its history goes further back than is fetched"


@pytest.mark.parametrize("branch", ["no-such-branch", "main"])
def test_a_remote_that_refuses_is_told(tmp_path, branch):
    clone = Server(tmp_path).checkout("refs/heads/change")
    if branch == "main":
        run(clone, "remote", "set-url", "origin", (tmp_path / "nowhere").as_uri())
    why = history.deepen(clone, branch)
    assert why.startswith("fetching more of it was refused (fatal: ")
    assert ("no-such-branch" in why) == (branch == "no-such-branch")


def test_nobody_waits_for_a_remote_that_does_not_answer(tmp_path, monkeypatch):
    clone = Server(tmp_path).checkout("refs/heads/change")
    run(clone, "remote", "set-url", "origin", "ssh://nowhere/repository")
    silent = tmp_path / "silent"
    silent.write_text("#!/bin/sh\nexec sleep 20\n", encoding="ascii")
    silent.chmod(0o755)
    monkeypatch.setenv("GIT_SSH", str(silent))
    assert history.deepen(clone, "main", seconds=0.5) == "fetching more of it took too long"


def test_no_hook_of_the_clone_runs(tmp_path):
    clone = Server(tmp_path).checkout("refs/pull/7/merge")
    hook = clone / ".git" / "hooks" / "reference-transaction"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n", encoding="ascii")
    hook.chmod(0o755)
    assert history.deepen(clone, "main") == ""
    assert not (tmp_path / "ran").exists()


def test_outside_of_a_repository_there_is_nothing_to_fetch(tmp_path):
    assert history.deepen(tmp_path, "main") == ""

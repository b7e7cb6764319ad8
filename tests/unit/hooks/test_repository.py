"""The hook `mlgate-repo`: what is staged, and only what a commit is about."""

import os
import subprocess
import sys

import pytest

from mlgate_hooks.repository import main

BIG = b"a,b\n" * 200_000


def git(*arguments):
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    return subprocess.run(["git", *identity, *arguments], check=False, capture_output=True, text=True)


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    git("init", "-q")
    (tmp_path / "old.csv").write_bytes(BIG)
    (tmp_path / "new.csv").write_bytes(BIG)
    (tmp_path / "fine.py").write_text("print(1)\n")
    git("add", "-A")
    return tmp_path


def test_only_the_files_of_the_commit_are_told(capsys):
    assert main(["new.csv", "fine.py"]) == 1
    said = capsys.readouterr().out
    assert "new.csv: MLP701" in said
    assert "old.csv" not in said
    assert main(["fine.py"]) == 0


def test_what_is_staged_counts_and_not_what_lies_in_the_folder(project):
    (project / "fine.csv").write_bytes(b"a\n")
    git("add", "-A")
    (project / "fine.csv").write_bytes(BIG)
    assert main(["fine.csv"]) == 0
    (project / "new.csv").write_bytes(b"a\n")
    assert main(["new.csv"]) == 1


def test_no_files_is_nothing_to_do(capsys):
    assert main([]) == 0
    assert "no files" in capsys.readouterr().out


def test_options_of_the_hook(capsys):
    assert main(["new.csv", "--max-bytes", "1000000"]) == 0
    assert main(["new.csv", "--ignore", "MLP701"]) == 0
    assert main(["new.csv", "--exclude", "new.*"]) == 0
    capsys.readouterr()
    assert main(["new.csv", "--select", "MLP9"]) == 2
    assert "MLP9" in capsys.readouterr().err
    for wrong in (["--max-bytes", "-1"], ["--exclude", ""]):
        assert main(["new.csv", *wrong]) == 2
        assert "Expected" in capsys.readouterr().err


def test_the_configuration_of_the_repository_holds(project, capsys):
    (project / "mlgate.toml").write_text('[repo.tracked]\nexclude = ["new.csv"]\n')
    assert main(["new.csv"]) == 0
    (project / "mlgate.toml").write_text('[repo.tracked]\nseverity = "warning"\n')
    assert main(["new.csv"]) == 0
    assert "new.csv: MLP701" in capsys.readouterr().out
    (project / "mlgate.toml").write_text("[repo.tracked]\nexclud = []\n")
    assert main(["new.csv"]) == 2
    assert "mlgate.toml:2" in capsys.readouterr().err
    (project / "mlgate.toml").write_text('[lint.code]\npaths = ["."]\n')
    assert main(["new.csv"]) == 1


def test_outside_of_git(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / ".git").rename(tmp_path / "was.git")
    assert main(["new.csv"]) == 3
    assert "not a git repository" in capsys.readouterr().out


@pytest.mark.parametrize("how", [["-am", "x"], ["-m", "x", "fine.csv"], ["-m", "x"]])
def test_the_index_of_a_commit_of_some_files(how, project):
    """`git commit -a` and `git commit FILE` make an index of their own, and tell its name to the hook."""
    (project / "fine.csv").write_bytes(b"a\n")
    git("add", "fine.csv")
    git("commit", "-qm", "x")
    (project / "fine.csv").write_bytes(BIG)
    hook = project / ".git" / "hooks" / "pre-commit"
    program = "from mlgate_hooks.repository import main; raise SystemExit(main(['fine.csv']))"
    hook.write_text(f"#!/bin/sh\nexec '{sys.executable}' -c \"{program}\"\n")
    hook.chmod(0o755)
    (project / "other.py").write_text("print(2)\n")
    git("add", "other.py")
    done = git("commit", *how)
    # Without `-a` or its name, the large file is not of the commit.
    assert done.returncode == (0 if how == ["-m", "x"] else 1), done.stdout + done.stderr

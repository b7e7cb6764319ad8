"""Repositories whose commits are of known days, whatever the clock says."""

import os
import subprocess

_DAY = 86_400
_AS = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")


def git(folder, *arguments, day=1):
    """Run git in `folder` on a day of January 2026, by a clock of Tokyo, and return what it says."""
    stamp = f"{1_767_225_600 + (day - 1) * _DAY} +0900"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment = kept | {"GIT_COMMITTER_DATE": stamp, "GIT_AUTHOR_DATE": "2001-01-01T00:00:00Z"}
    done = subprocess.run(
        ["git", *_AS, *arguments], cwd=folder, capture_output=True, text=True, check=True, env=environment
    )
    return done.stdout.strip()


def made(folder):
    """Make an empty repository."""
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    return folder


def committed(folder, contents, *, day):
    """Write `contents`, by path, commit all that is there and return the commit."""
    for name, content in contents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "change", day=day)
    return git(folder, "rev-parse", "HEAD")

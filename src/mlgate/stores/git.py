"""The accepted state, read from a git ref and never from the change under test.

`git` itself is asked, in a subprocess without a shell; refs come from configuration and pull requests, so every ref is
passed behind `--end-of-options` and resolved to a commit before it is used.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mlgate.core.display import plain
from mlgate.core.errors import CheckError

if TYPE_CHECKING:
    import subprocess

_SHALLOW = "this is a shallow clone; fetch the history (actions/checkout: `fetch-depth: 0`, or `git fetch --unshallow`)"
_DEFAULT_BRANCHES = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
_LFS_POINTER = b"version https://git-lfs.github.com/spec/"


def head(root: Path) -> str | None:
    """Return the commit checked out at `root`, or `None` where there is no git repository or no commit."""
    return _commit(root, "HEAD") if _installed_and_inside(root) else None


def resolve(root: Path, ref: str | None) -> str:
    """Return the commit that `ref` names; without one, the merge base of `HEAD` with the default branch.

    Raises:
        CheckError: not a git repository, no such ref, or a clone too shallow to know.
    """
    if not _installed_and_inside(root):
        message = "not a git repository (or git is not installed), so there is no baseline to read with `git:`"
        raise CheckError(message)
    if ref is not None:
        commit = _commit(root, ref)
        if commit is None:
            why = (
                _SHALLOW if _is_shallow(root) else f"`git fetch`, or name a ref that `git rev-parse {plain(ref)}` knows"
            )
            message = f"baseline ref '{plain(ref)}' does not exist: {why}"
            raise CheckError(message)
        return commit
    branch = next((name for name in _DEFAULT_BRANCHES if _commit(root, name)), None)
    if branch is None:
        message = f'no default branch found (looked for {", ".join(_DEFAULT_BRANCHES)}): set `baseline = "REF"`'
        raise CheckError(message + (f"; {_SHALLOW}" if _is_shallow(root) else ""))
    done = _git(root, "merge-base", "HEAD", branch)
    if done.returncode != 0:
        why = _SHALLOW if _is_shallow(root) else "the two histories are unrelated"
        message = f"no merge base of HEAD with {branch}: {why}"
        raise CheckError(message)
    return done.stdout.decode("ascii").strip()


def read(root: Path, commit: str, path: str) -> bytes | None:
    """Return the file `path` (relative to `root`) as it is in `commit`, or `None` where it is not there.

    Raises:
        CheckError: the path leaves the repository, or what is there is a git-lfs pointer.
    """
    listing = _git(root, "ls-tree", "-z", commit, "--", f"./{path}")
    if listing.returncode != 0:
        message = f"git cannot read '{plain(path)}' at {commit[:12]}: {plain(_stderr(listing))}"
        raise CheckError(message)
    if not listing.stdout:
        return None
    mode, sort, blob = listing.stdout.split(b"\0")[0].split(b"\t")[0].decode("ascii").split()
    if sort != "blob" or mode == "120000":
        message = f"'{plain(path)}' at {commit[:12]} is not a plain file"
        raise CheckError(message)
    content = _git(root, "cat-file", "blob", blob)
    if content.returncode != 0:
        message = f"git cannot read '{plain(path)}' at {commit[:12]}: {plain(_stderr(content))}"
        raise CheckError(message)
    if content.stdout.startswith(_LFS_POINTER):
        message = f"'{plain(path)}' at {commit[:12]} is a git-lfs pointer, not the file: fetch it with `git lfs`"
        raise CheckError(message)
    return content.stdout


def _commit(root: Path, ref: str) -> str | None:
    done = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    return done.stdout.decode("ascii").strip() if done.returncode == 0 else None


def _is_shallow(root: Path) -> bool:
    return _git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"


def _installed_and_inside(root: Path) -> bool:
    try:
        return _git(root, "rev-parse", "--is-inside-work-tree").stdout.strip() == b"true"
    except FileNotFoundError:
        return False


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    # 4 ms at start-up, which `mlgate lint` has no use for.
    import subprocess

    # core.fsmonitor may name a program of the checked-out repository; GIT_* of a surrounding hook points elsewhere.
    environment = {name: value for name, value in os.environ.items() if name not in {"GIT_DIR", "GIT_INDEX_FILE"}}
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C", "GIT_LITERAL_PATHSPECS": "1"}
    command = ["git", "-c", "core.fsmonitor=false", *arguments]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, check=False)  # noqa: S603


def _stderr(done: subprocess.CompletedProcess[bytes]) -> str:
    return done.stderr.decode("utf-8", "replace").strip()

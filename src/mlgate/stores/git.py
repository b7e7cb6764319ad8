"""The accepted state, read from a git ref and never from the change under test.

Refs come from configuration and pull requests, so every ref is passed behind `--end-of-options` and resolved
to a commit before it is used.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.stores.git_program import git as _git

if TYPE_CHECKING:
    import subprocess

_SHALLOW = "this is a shallow clone; fetch the history (actions/checkout: `fetch-depth: 0`, or `git fetch --unshallow`)"
# In full: a branch or tag of the change under test may be called `origin/main` as well, and git would prefer it.
_DEFAULT_BRANCHES = (
    "refs/remotes/origin/HEAD",
    "refs/remotes/origin/main",
    "refs/remotes/origin/master",
    "refs/heads/main",
    "refs/heads/master",
)
LFS_POINTER = b"version https://git-lfs.github.com/spec/"
_LINK = "120000"
_MOST_LINKS = 8


def head(root: Path) -> str | None:
    """Return the commit checked out at `root`, or `None` where there is no git repository or no commit."""
    return _commit(root, "HEAD") if _installed_and_inside(root) else None


def is_empty(root: Path) -> bool:
    """Return whether `root` is in a repository that has no commit yet, on any branch."""
    return _installed_and_inside(root) and not _git(root, "rev-list", "--all", "--max-count=1").stdout


def resolve(root: Path, ref: str | None) -> str:
    """Return the commit that `ref` names; without one, the merge base of `HEAD` with the default branch.

    `main...` is the merge base of `HEAD` with `main`, as `git diff main...` reads it.

    Raises:
        CheckError: not a git repository, no such ref, or a clone too shallow to know.
    """
    if not _installed_and_inside(root):
        raise CheckError(why_outside(root))
    if ref is None:
        return _merge_base(root, _default_branch(root))
    branch = ref.removesuffix("...")
    commit = _commit(root, branch)
    if commit is None:
        why = (
            _SHALLOW
            if _is_shallow(root)
            else f"`git fetch`, or name a ref that `git rev-parse {plain(_short(branch))}` knows"
        )
        message = f"baseline ref '{plain(_short(branch))}' does not exist: {why}"
        raise CheckError(message)
    return commit if branch == ref else _merge_base(root, branch)


def prefix(root: Path) -> str | None:
    """Return where `root` is in its repository, `""` or `sub/folder/`; `None` outside of one."""
    done = _git(root, "rev-parse", "--show-prefix") if _installed_and_inside(root) else None
    return os.fsdecode(done.stdout.removesuffix(b"\n")) if done and done.returncode == 0 else None


def top(root: Path) -> Path:
    """Return the top folder of the repository that `root` is in."""
    return Path(os.fsdecode(_git(root, "rev-parse", "--show-toplevel").stdout.removesuffix(b"\n")))


def read(root: Path, commit: str, path: str) -> bytes | None:
    """Return the file `path` (relative to `root`) as it is in `commit`, or `None` where it is not there.

    A link leads on to what it names in that commit, as in a checkout of it.

    Raises:
        CheckError: the path, or a link, leaves the repository, or what is there is a git-lfs pointer.
    """
    place = path
    for _ in range(_MOST_LINKS):
        entry = _entry(root, commit, place)
        if entry is None:
            return None
        mode, blob = entry
        content = _git(root, "cat-file", "blob", blob)
        if content.returncode != 0:
            message = f"git cannot read '{plain(path)}' at {commit[:12]}: {plain(_stderr(content))}"
            raise CheckError(message)
        if mode != _LINK:
            break
        place = posixpath.normpath(posixpath.join(posixpath.dirname(place), os.fsdecode(content.stdout)))
        if posixpath.isabs(place):
            raise CheckError(_no_plain_file(path, commit))
    else:
        # A link that leads to itself.
        raise CheckError(_no_plain_file(path, commit))
    if content.stdout.startswith(LFS_POINTER):
        message = f"'{plain(path)}' at {commit[:12]} is a git-lfs pointer, not the file: fetch it with `git lfs`"
        raise CheckError(message)
    return content.stdout


def _entry(root: Path, commit: str, path: str) -> tuple[str, str] | None:
    """Return the mode and the name of what `path` is in `commit`, a file or a link; `None` where nothing is there."""
    listing = _git(root, "ls-tree", "-z", commit, "--", f"./{path}")
    if listing.returncode != 0:
        message = f"git cannot read '{plain(path)}' at {commit[:12]}: {plain(_stderr(listing))}"
        raise CheckError(message)
    if not listing.stdout:
        return None
    entry, _, name = listing.stdout.partition(b"\0")[0].partition(b"\t")
    mode, sort, blob = entry.decode("ascii").split()
    # Of a folder (`models/`) git lists what is in it.
    if sort != "blob" or os.fsdecode(name) != posixpath.normpath(path):
        raise CheckError(_no_plain_file(path, commit))
    return mode, blob


def _no_plain_file(path: str, commit: str) -> str:
    return f"'{plain(path)}' at {commit[:12]} is not a plain file"


def listed(root: Path, commit: str, folder: str = "") -> list[str]:
    """Return the files in `folder` (relative to `root`, and so are they) as it is in `commit`."""
    done = _git(root, "ls-tree", "-z", "--name-only", commit, "--", f"./{folder}/" if folder else "./")
    return [os.fsdecode(name) for name in done.stdout.split(b"\0") if name] if done.returncode == 0 else []


def tracked(root: Path) -> list[str]:
    """Return the files that git tracks, relative to `root`: those below it."""
    done = _git(root, "ls-files", "-z")
    return [os.fsdecode(name) for name in done.stdout.split(b"\0") if name]


def differ(root: Path, commit: str, paths: Sequence[str]) -> frozenset[str]:
    """Return those of `paths`, relative to `root`, that are other in `root` than in `commit`.

    Raises:
        CheckError: git cannot tell.
    """
    options = ("--name-only", "-z", "--no-ext-diff", "--no-renames")
    done = _git(root, "diff", *options, "--end-of-options", commit, "--", *(f"./{path}" for path in paths))
    if done.returncode != 0:
        message = f"git cannot tell what differs from {commit[:12]}: {plain(_stderr(done))}"
        raise CheckError(message)
    found = {os.fsdecode(name) for name in done.stdout.split(b"\0") if name}
    # Git names them from the top.
    below = prefix(root) if found else ""
    return frozenset(path for path in paths if posixpath.normpath(f"{below}{path}") in found)


def changed_by_name(root: Path, commit: str, names: Sequence[str]) -> list[str]:
    """Return the files that are called one of `names`, wherever they lie, that are other than in `commit` or gone.

    They are relative to the repository's top. Raises CheckError where git cannot tell.
    """
    # Elsewhere paths are never patterns.
    patterns, as_patterns = [f":(top,glob)**/{name}" for name in names], {"GIT_LITERAL_PATHSPECS": "0"}
    options = ("--name-only", "-z", "--no-ext-diff", "--no-renames", "--diff-filter=a")
    done = _git(root, "diff", *options, "--end-of-options", commit, "--", *patterns, also=as_patterns)
    if done.returncode != 0:
        message = f"git cannot tell what differs from {commit[:12]}: {plain(_stderr(done))}"
        raise CheckError(message)
    return [os.fsdecode(name) for name in done.stdout.split(b"\0") if name]


def changed_since(root: Path, ref: str) -> frozenset[str]:
    """Return the real paths of the files that differ from the merge base of `HEAD` with `ref`, and of those git lacks.

    What is not committed counts too; what git ignores does not.

    Raises:
        CheckError: not a git repository, no such ref, or a clone too shallow to know.
    """
    if not _installed_and_inside(root):
        raise CheckError(why_outside(root, so=f"what changed since {plain(ref)} is not known"))
    commit = resolve(root, f"{ref.removesuffix('...')}...")
    whole = top(root)
    changed = _git(whole, "diff", "--name-only", "-z", "--no-ext-diff", "--no-renames", "--end-of-options", commit)
    added = _git(whole, "ls-files", "-z", "--others", "--exclude-standard")
    for done in (changed, added):
        if done.returncode != 0:
            message = f"git cannot tell what changed since {plain(ref)}: {plain(_stderr(done))}"
            raise CheckError(message)
    names = {name for done in (changed, added) for name in done.stdout.split(b"\0") if name}
    return frozenset(os.path.realpath(whole / os.fsdecode(name)) for name in names)


def last_change(root: Path, path: str, commit: str | None = None) -> datetime | None:
    """Return the committer date of the last commit up to `commit` that changed `path` (relative to `root`).

    Without `commit` it is that of the file as it lies there, `None` where no commit has it like that.

    Raises:
        CheckError: not a git repository, a file that git ignores, or a clone too shallow to know.
    """
    if not _installed_and_inside(root):
        raise CheckError(why_outside(root, so=f"the age of '{plain(path)}' is not known"))
    if commit is None and _unlike_head(root, path):
        return None
    done = _git(root, "log", "-1", "--format=%H %ct", "--end-of-options", commit or "HEAD", "--", f"./{path}")
    found, _, seconds = done.stdout.decode("ascii").strip().partition(" ")
    if not seconds:
        message = f"the age of '{plain(path)}' is not known: git has no commit of it"
        raise CheckError(message)
    if found in _ends_of_shallow(root):
        # There all files look as if they had been added.
        message = f"the age of '{plain(path)}' is not known: {_SHALLOW}"
        raise CheckError(message)
    return datetime.fromtimestamp(int(seconds), UTC)


def _unlike_head(root: Path, path: str) -> bool:
    # Of what is ignored and not committed all the same; `check-ignore` knows no literal paths, this does.
    if _git(root, "ls-files", "--others", "--ignored", "--exclude-standard", "--", f"./{path}").stdout:
        message = f"the age of '{plain(path)}' is not known: git ignores it, so no commit says when it was changed"
        raise CheckError(message)
    return bool(_git(root, "status", "--porcelain", "--untracked-files=all", "--", f"./{path}").stdout)


def _ends_of_shallow(root: Path) -> frozenset[str]:
    if not _is_shallow(root):
        return frozenset()
    place = os.fsdecode(_git(root, "rev-parse", "--git-path", "shallow").stdout.removesuffix(b"\n"))
    return frozenset((root / place).read_text(encoding="ascii").split())


def _commit(root: Path, ref: str) -> str | None:
    done = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    return done.stdout.decode("ascii").strip() if done.returncode == 0 else None


def _default_branch(root: Path) -> str:
    branch = next((name for name in _DEFAULT_BRANCHES if _commit(root, name)), None)
    if branch is None:
        looked = ", ".join(_short(name) for name in _DEFAULT_BRANCHES)
        message = f'no default branch found (looked for {looked}): set `baseline = "REF"`'
        raise CheckError(message + (f"; {_SHALLOW}" if _is_shallow(root) else ""))
    return branch


def _short(ref: str) -> str:
    return ref.removeprefix("refs/remotes/").removeprefix("refs/heads/")


def _merge_base(root: Path, branch: str) -> str:
    done = _git(root, "merge-base", "--end-of-options", "HEAD", branch)
    if done.returncode != 0:
        why = _SHALLOW if _is_shallow(root) else "the two histories are unrelated"
        message = f"no merge base of HEAD with {plain(_short(branch))}: {why}"
        raise CheckError(message)
    return done.stdout.decode("ascii").strip()


def _is_shallow(root: Path) -> bool:
    return _git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"


def _installed_and_inside(root: Path) -> bool:
    try:
        return _git(root, "rev-parse", "--is-inside-work-tree").stdout.strip() == b"true"
    except FileNotFoundError:
        return False


def why_outside(root: Path, *, so: str = "there is no baseline to read with `git:`") -> str:
    """Return why `root` is in no working tree of git, and what follows from that (`so`)."""
    try:
        done = _git(root, "rev-parse", "--is-inside-work-tree")
    except FileNotFoundError:
        return f"git is not installed, so {so}"
    if b"dubious ownership" in done.stderr:
        return (
            f"git refuses {plain(root)}, which another user owns, so {so}: "
            "git config --global --add safe.directory FOLDER"
        )
    return f"not a git repository, so {so}"


def _stderr(done: subprocess.CompletedProcess[bytes]) -> str:
    return done.stderr.decode("utf-8", "replace").strip()

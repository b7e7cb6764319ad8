"""More of the history where a clone is shallow: as little as tells where a change branched off.

A checkout in CI has one commit by default, and no other branch. What is missing is fetched from `origin` by git itself,
with the credentials that the checkout has, or none; nobody is asked for any. In steps, since the history of a
repository with models in it may be large: the merge commit that GitHub checks out needs its parents only.
"""

from __future__ import annotations

import time
from pathlib import Path

from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.stores import git
from mlgate.stores.git_program import git as _git

# Commits from the tips; a clone that has more already is not cut.
STEPS = (2, 50, 1000, 20_000)
SECONDS = 120.0
_REMOTE = "origin"
_QUIET = ("--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head", "--no-auto-maintenance")


def deepen(root: Path, branch: str, *, seconds: float = SECONDS) -> str:
    """Fetch what is needed to know the merge base of `HEAD` with `branch` of `origin`, for at most `seconds`.

    Returns why it is not known still, and empty where it is. A clone that is not shallow is asked for nothing but a
    branch that it lacks.
    """
    ref = f"refs/remotes/{_REMOTE}/{branch}"
    head = git.head(root)
    if head is None or _known(root, ref):
        return ""
    shallow = _git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    end = time.monotonic() + seconds
    there = int(_git(root, "rev-list", "--count", "HEAD").stdout or 0)
    branch_alone = f"+refs/heads/{branch}:{ref}"
    if not shallow:
        return _fetched(root, [_REMOTE, branch_alone], end - time.monotonic())
    for depth in (step for step in STEPS if step > there):
        # In one fetch git deepens no branch that is up to date already.
        for wanted in [(head, branch_alone)] if depth == STEPS[0] else [(branch_alone,), (head,)]:
            if why := _fetched(root, [f"--depth={depth}", _REMOTE, *wanted], end - time.monotonic()):
                return why
        if _known(root, ref):
            return ""
    return "its history goes further back than is fetched"


def _known(root: Path, ref: str) -> bool:
    try:
        git.resolve(root, f"{ref}...")
    except CheckError:
        return False
    return True


def _fetched(root: Path, arguments: list[str], seconds: float) -> str:
    """Fetch; return why that was not possible, in a few words of git's."""
    import subprocess

    # A hook of the checkout is none of ours, and a password nobody can type.
    safe = ("-c", "core.hooksPath=/dev/null", "-c", "credential.interactive=false")
    also = {"GIT_ASKPASS": "", "SSH_ASKPASS": "", "GCM_INTERACTIVE": "never"}
    try:
        done = _git(root, *safe, "fetch", *_QUIET, *arguments, also=also, seconds=max(seconds, 0.1))
    except subprocess.TimeoutExpired:
        return "fetching more of it took too long"
    if done.returncode == 0:
        return ""
    lines = [line for line in done.stderr.decode("utf-8", "replace").splitlines() if line.strip()]
    said = next((line for line in lines if line.startswith(("fatal:", "error:", "remote:"))), "".join(lines[:1]))
    return f"fetching more of it was refused ({plain(said, limit=200)})"

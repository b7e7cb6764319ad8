"""The program `git`, asked in a subprocess without a shell, and with nothing that a hook has set for it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mlgate.core.errors import CheckError

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Mapping

# What git tells its hooks about the repository that they run in (`git rev-parse --local-env-vars`), less the settings.
_OF_A_HOOK = {
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_CONFIG",
    "GIT_DIR",
    "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_INTERNAL_SUPER_PREFIX",
    "GIT_NAMESPACE",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
}


def git(
    root: Path,
    *arguments: str,
    given: bytes | None = None,
    also: Mapping[str, str] | None = None,
    seconds: float | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run git in `root`, with `given` as its input and the variables `also` in its environment.

    Raises:
        CheckError: an argument has a NUL character.
        FileNotFoundError: git is not installed.
        TimeoutExpired: it ran for more than `seconds`, where they are given.
    """
    # 4 ms at start-up, which `mlgate lint` has no use for.
    import subprocess

    if any("\0" in argument for argument in arguments):
        message = "a ref or path with a NUL character names nothing in git"
        raise CheckError(message)
    # core.fsmonitor may name a program of the checked-out repository; GIT_* of a surrounding hook points elsewhere.
    command = ["git", "-c", "core.fsmonitor=false", *arguments]
    env = environment() | dict(also or {})
    return subprocess.run(  # noqa: S603
        command, cwd=root, env=env, input=given, capture_output=True, check=False, timeout=seconds
    )


def environment() -> dict[str, str]:
    """Return the environment that git runs in."""
    kept = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    return kept | {
        "GIT_OPTIONAL_LOCKS": "0",
        "LC_ALL": "C",
        "GIT_LITERAL_PATHSPECS": "1",
        "GIT_TERMINAL_PROMPT": "0",
    }

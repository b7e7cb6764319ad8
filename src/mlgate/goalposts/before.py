"""What the change is judged by as it was at the baseline's commit: configuration, lock, and the files that it names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import msgspec

from mlgate import config
from mlgate.core.baseline import LOCK_NAME, Lock, read_lock
from mlgate.core.display import plain
from mlgate.core.errors import CheckError, ConfigurationError
from mlgate.goalposts.tables import Side
from mlgate.planning import PlannedCheck, policies, ready
from mlgate.stores import files, git

_NAMES = ("mlgate.toml", "pyproject.toml")
_FOLDER = "goalposts"
# Of the files beside a contract, which it may refer to, so many are taken along.
_MOST = 200


class NoneYet(Exception):  # noqa: N818 - no error: so it is on the first run
    """There is no configuration at the baseline's commit."""


def configuration(side: config.Config, commit: str) -> Side:
    """Return the configuration of the project of `side` as it is in `commit`.

    Raises:
        NoneYet: there is none.
        CheckError: it cannot be read, or used.
    """
    for name in dict.fromkeys((side.source.path.name, *_NAMES)):
        content = git.read(side.root, commit, name)
        if content is not None and (name != "pyproject.toml" or b"[tool.mlgate" in content):
            return _side(side.root / name, content)
    if (moved := _elsewhere(side.root, commit)) is not None:
        return _side(side.root / PurePosixPath(moved).name, git.read(side.root, commit, moved) or b"")
    raise NoneYet


def _side(path: Path, content: bytes) -> Side:
    try:
        loaded, problems = config.parsed(path, content)
        checks = ready(loaded, problems)
    except ConfigurationError as error:
        problems = list(error.problems)
    if problems:
        message = f"the configuration at the baseline cannot be used: {problems[0]}"
        raise CheckError(message)
    return Side(config=loaded, checks=tuple(checks))


def _elsewhere(root: Path, commit: str) -> str | None:
    """Return the one configuration in `commit` that lies no more where it lay, if there is one: it was moved here."""
    top = git.top(root)
    gone = [
        name
        for name in git.listed(top, commit, below=True)
        if PurePosixPath(name).name == config.FILE_NAME and not (top / name).exists()
    ]
    if len(gone) != 1:
        return None
    up = "../" * len(root.relative_to(top).parts)
    return f"{up}{gone[0]}"


def lock(root: Path, commit: str) -> Lock:
    """Return the lock as it is in `commit`. Raises CheckError where it cannot be read."""
    return read_lock(git.read(root, commit, LOCK_NAME))


def with_policies(check: PlannedCheck, commit: str, root: Path, changed: frozenset[str]) -> PlannedCheck:
    """Return `check` with the files of what it asks for as they are in `commit`, kept below `.mlgate/`.

    Raises:
        CheckError: one cannot be read, or kept.
    """
    replaced: Mapping[str, str] = {name: _kept(file, commit, root) for name, file in policies(check) if file in changed}
    options = msgspec.structs.replace(check.options, **replaced) if replaced else check.options
    return msgspec.structs.replace(check, options=options)


def _kept(file: str, commit: str, root: Path) -> str:
    """Write `file`, and those beside it of the same sort, as they are in `commit`; return where it is now."""
    place = PurePosixPath(file)
    name_of_folder = re.sub(r"[^\w.-]", "_", str(place.parent))
    folder = PurePosixPath(files.STATE_FOLDER, _FOLDER, commit[:12], name_of_folder)
    listed = git.listed(root, commit, str(place.parent))
    beside = [name for name in listed if PurePosixPath(name).suffix == place.suffix]
    try:
        files.make_state_folder(root / files.STATE_FOLDER)
        (root / folder).mkdir(parents=True, exist_ok=True)
        for name in dict.fromkeys([file, *beside[:_MOST]]):
            content = git.read(root, commit, name)
            if content is not None:
                files.write_atomic(root / folder / PurePosixPath(name).name, content)
    except OSError as error:
        message = f"{plain(folder)}: cannot be written: {error.strerror}"
        raise CheckError(message) from error
    return (folder / place.name).as_posix()

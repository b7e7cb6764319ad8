"""What the change is judged by as it was at the baseline's commit: configuration, lock, and the files that it names."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
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


class Found(msgspec.Struct, frozen=True):
    """A configuration as it was: the path that it would have in the project now, and what it held.

    `moved_from` is where it lay, relative to the repository's top, where that was in another folder.
    """

    path: Path
    content: bytes
    moved_from: str = ""

    def side(self) -> Side:
        """Return it with its checks. Raises CheckError where it cannot be used."""
        try:
            loaded, problems = config.parsed(self.path, self.content)
            checks = ready(loaded, problems)
        except ConfigurationError as error:
            problems = list(error.problems)
        if problems:
            message = f"the configuration at the baseline cannot be used: {problems[0]}"
            raise CheckError(message)
        return Side(config=loaded, checks=tuple(checks))


def configuration(now: config.Config, commit: str) -> Found:
    """Return the configuration of the project of `now` as it is in `commit`: that which would have been found there.

    Raises:
        NoneYet: there is none.
        CheckError: it cannot be read, or it is not known which it was.
    """
    own = now.source.path.name
    for name in _candidates(own):
        # Of two in a folder the first counts: one behind `own` did so far, one before it that is still there did not.
        is_passed_over = name != own and (own not in _NAMES or _NAMES.index(name) < _NAMES.index(own))
        if is_passed_over and _is_configuration(now.root / name):
            continue
        content = git.read(now.root, commit, name)
        if content is not None and _configures(name, content):
            return Found(now.root / name, content)
    moved = gone(now.root, commit)
    if len(moved) > 1:
        message = f"{len(moved)} configurations are no longer where they were, such as {plain(moved[0])}"
        raise CheckError(message)
    if moved:
        content = git.read(git.top(now.root), commit, moved[0]) or b""
        return Found(now.root / PurePosixPath(moved[0]).name, content, moved[0])
    if own in _NAMES and (above := _above(now.root, commit)):
        message = f"so far {plain(above)} is found from this folder, and {plain(own)} takes its place"
        raise CheckError(message)
    raise NoneYet


def _candidates(own: str) -> tuple[str, ...]:
    return _NAMES if own in _NAMES else (own, *_NAMES)


def _above(root: Path, commit: str) -> str:
    """Return the configuration in `commit` that is found from `root` because none lies there; empty without one."""
    prefix = git.prefix(root) or ""
    for depth in range(1, len(PurePosixPath(prefix).parts) + 1):
        for name in _NAMES:
            place = f"{'../' * depth}{name}"
            content = git.read(root, commit, place)
            if content is not None and _configures(name, content):
                return place
    return ""


def _followed(root: Path, name: str) -> str:
    """Return `name`, or where it leads as a link: it is the file there that may have changed."""
    if not (root / name).is_symlink():
        return name
    return Path(os.path.relpath(os.path.realpath(root / name), os.path.realpath(root))).as_posix()


def changed(root: Path, commit: str, names: Iterable[str]) -> frozenset[str]:
    """Return those of `names`, files relative to `root`, that are other than in `commit`, or lead to one that is."""
    leads = {name: {name, _followed(root, name)} for name in names}
    found = git.differ(root, commit, sorted({place for places in leads.values() for place in places}))
    return frozenset(name for name, places in leads.items() if places & found)


def _configures(name: str, content: bytes) -> bool:
    return PurePosixPath(name).name != "pyproject.toml" or b"[tool.mlgate" in content


def _is_configuration(path: Path) -> bool:
    return path.is_file() and _configures(path.name, path.read_bytes())


def gone(root: Path, commit: str) -> list[str]:
    """Return the configurations in `commit` that lie no more where they lay, relative to the repository's top."""
    top = git.top(root)
    return [
        name
        for name in git.changed_by_name(root, commit, _NAMES)
        if not _is_configuration(top / name) and _configures(name, git.read(top, commit, name) or b"")
    ]


def gone_below(root: Path, commit: str, *, besides: str) -> list[str]:
    """Return those of `gone`, but for the one `besides`, that lay in folders below `root`, relative to it.

    What is started there finds the configuration of `root` in their place.
    """
    prefix = git.prefix(root) or ""
    found = [name for name in gone(root, commit) if name != besides and name.startswith(prefix)]
    return [name for name in (one.removeprefix(prefix) for one in found) if "/" in name]


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

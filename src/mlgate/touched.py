"""Which checks a change touches, so that CI runs those and no others: `mlgate plan`.

A check is left out only where everything that it names lies in git and is as it was: its table, its data, models,
contracts and paths. What git does not hold (a URL, a file that is ignored) may be another by now, so such a check
always runs; so does one that names no file at all. Python files count for checks that run code: of a model, or a
function of the project's own. What is installed counts for all.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from mlgate.config import Config
from mlgate.context import Baseline
from mlgate.core.baseline import LOCK_NAME
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.core.path_patterns import path_pattern
from mlgate.goalposts import before
from mlgate.goalposts.tables import Side, other_declarations, renamed, texts
from mlgate.planning import PlannedCheck, policies, ready
from mlgate.stores import git

# GitHub runs no larger matrix, <https://docs.github.com/en/actions/reference/limits>.
MOST = 256
_INSTALLED = re.compile(
    r"(.*requirements.*\.(txt|in)|.*constraints.*\.txt|(pyproject|pylock(\..+)?)\.toml|(uv|poetry|pdm|pixi|conda)\.lock"
    r"|Pipfile(\.lock)?|(environment|conda-lock)\.ya?ml|setup\.(py|cfg)|\.python-version)\Z"
)
_WILD = {"*", "?"}
# A text among options that may be a path: it has a folder, or the end of a file's name.
_PATH = re.compile(r"[^\s:]*(?:/[^\s:]*|\.[A-Za-z]\w{0,9}|\*[^\s:]*)\Z|\.\Z")
_FUNCTION = re.compile(r"[A-Za-z_][\w.]*:[A-Za-z_]\w*\Z")


class Touched(msgspec.Struct, frozen=True):
    """A check that a change touches, and why."""

    check: str
    kind: str
    why: str


class _Change(msgspec.Struct, frozen=True, kw_only=True):
    """What differs from the baseline: files, relative to the project, and what the configuration says of each check."""

    config: Config
    files: Sequence[str]
    tracked: frozenset[str]
    old: Mapping[str, PlannedCheck]
    declarations: frozenset[str]
    accepted: frozenset[str]

    def has(self, path: str) -> bool:
        """Return whether git has a file that `path` names, or had one at the baseline."""
        names = {path.removeprefix("./").rstrip("/"), f"{path.removeprefix('./').rstrip('/')}.dvc"}
        if names & self.tracked or path == ".":
            return True
        return _covered(path, [*self.files, *(sorted(self.tracked) if set(path) & _WILD else [])]) is not None


def touched(config: Config, checks: Sequence[PlannedCheck], base: str | None) -> tuple[Touched, ...]:
    """Return those of `checks` that differ from the merge base with `base`, by default the default branch.

    All of them where that is not known.
    """
    try:
        commit = git.resolve(config.root, None if base is None else f"{base.removesuffix('...')}...")
        found = before.configuration(config, commit)
        there, gone = found.side(), before.gone_below(config.root, commit, besides=found.moved_from)
        change = _change(config, there, commit)
    except before.NoneYet:
        return _all(checks, "there is no configuration at the baseline yet")
    except CheckError as error:
        return _all(checks, plain(error, limit=300))
    if installed := next((file for file in change.files if _INSTALLED.match(PurePosixPath(file).name)), None):
        # `pyproject.toml` may be the configuration itself, too.
        return _all(checks, f"{plain(installed)} changed")
    if there.config.baseline != config.baseline:
        return _all(checks, "the baseline of the configuration changed")
    if removed := next(iter([*gone, *_removed(config, there)]), None):
        # No check is left to run for it, and whichever runs tells that it is gone.
        return _all(checks, f"{plain(removed)} was removed")
    reasons = ((check, next(_reasons(check, change), "")) for check in checks)
    return tuple(Touched(check.check, check.kind, why) for check, why in reasons if why)


def _removed(config: Config, there: Side) -> Iterator[str]:
    """Yield the checks that were there and are no more, also under no other name."""
    names = renamed(there, Side(config=config, checks=tuple(ready(config, []))))
    present = {table.check for table in config.checks}
    yield from (check.check for check in there.checks if names.now(check.check) not in present)


def matrix(found: Sequence[Touched]) -> dict[str, list[dict[str, str]]]:
    """Return the matrix of a job for `found`: an entry a check, or one a kind where GitHub would refuse so many."""
    if len(found) > MOST:
        return {"include": [{"check": kind, "kind": kind} for kind in sorted({one.kind for one in found})]}
    return {"include": [{"check": one.check, "kind": one.kind} for one in sorted(found, key=lambda one: one.check)]}


def _all(checks: Sequence[PlannedCheck], why: str) -> tuple[Touched, ...]:
    return tuple(Touched(check.check, check.kind, why) for check in checks)


def _change(config: Config, there: Side, commit: str) -> _Change:
    root = config.root
    changed = git.changed_since(root, commit)
    real = os.path.realpath(root)
    lock, now = before.lock(root, commit), Baseline(root=root).present_lock
    return _Change(
        config=config,
        files=sorted(Path(os.path.relpath(file, real)).as_posix() for file in changed),
        tracked=frozenset(_with_folders(git.tracked(root))),
        old={check.check: check for check in there.checks},
        declarations=other_declarations(there.config, config),
        accepted=frozenset(
            check for check in {*lock.checks, *now.checks} if lock.checks.get(check) != now.checks.get(check)
        ),
    )


def _with_folders(names: Sequence[str]) -> Iterator[str]:
    for name in names:
        yield name
        yield from (folder.as_posix() for folder in PurePosixPath(name).parents)


def _reasons(check: PlannedCheck, change: _Change) -> Iterator[str]:
    """Yield why `check` is touched."""
    old = change.old.get(check.check)
    if old is None or (old.options, old.common) != (check.options, check.common):
        yield "its table changed"
    if check.check in change.accepted:
        yield f"{LOCK_NAME} changed"
    named = frozenset(texts(msgspec.to_builtins(check.options)))
    for name in sorted(named & change.declarations):
        yield f"what declares {plain(name)} changed"
    yield from _of_files(check, named, change)
    code = bool(named & {*change.config.models}) or any(map(_FUNCTION.match, (*named, *_metrics(check))))
    if code and (module := next((file for file in change.files if file.endswith(".py")), None)):
        yield f"{plain(module)} changed, and the check runs code"


def _of_files(check: PlannedCheck, named: frozenset[str], change: _Change) -> Iterator[str]:
    declared = [*_declared(named, change.config)]
    free = [text for text in sorted(named) if text and not text.startswith(("git:", "mlflow:"))]
    there = [path for path in (*declared, *free) if change.has(path)]
    # The name of a column looks like a path seldom, and then its check runs once too often.
    lost = [path for path in (*declared, *(text for text in free if _PATH.match(text))) if path not in there]
    for path in lost:
        if not _FUNCTION.match(path):
            yield f"{plain(path)} is not in git"
    # A contract may refer to those beside it.
    beside = [PurePosixPath(file).with_name(f"*{PurePosixPath(file).suffix}").as_posix() for _, file in policies(check)]
    for path in (*there, *beside):
        if (file := _covered(path, change.files)) is not None:
            yield f"{plain(file)} changed"
    if not there and not lost:
        yield "it names no file"


def _metrics(check: PlannedCheck) -> Sequence[str]:
    metrics: Mapping[str, Any] = getattr(check.options, "metrics", {})
    return list(metrics)


def _declared(named: frozenset[str], config: Config) -> Iterator[str]:
    for sort in ("data", "model", "predictions"):
        for name, table in config.declared(sort).items():
            if name in named:
                yield str(getattr(table, "path", ""))


def _covered(path: str, names: Sequence[str]) -> str | None:
    """Return the first of `names` that `path` names, or a note of DVC's beside it."""
    if "://" in path or _FUNCTION.match(path):
        return None
    patterns = (path_pattern(path), path_pattern(f"{path.rstrip('/')}.dvc"))
    return next((name for name in names if any(pattern.fullmatch(name) for pattern in patterns)), None)

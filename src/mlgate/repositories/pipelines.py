"""Which stages of a pipeline of DVC are another than its lock says, as `dvc status` would tell it."""

from __future__ import annotations

import json
import posixpath
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from mlgate.core.display import plain
from mlgate.repositories import hashes
from mlgate.repositories.dvc import TEMPLATE, Dvc, Kept, kept_as, named
from mlgate.repositories.repository import Repository, rows, table
from mlgate.repositories.yaml_text import read_yaml

_PARAMETERS = "params.yaml"
_ABSENT = "\0"
_TEMPLATE = re.compile(r"\$\{[^}]*\}")
_SPELLINGS = {"~": "", "null": "", "none": "", "yes": "true", "on": "true", "no": "false", "off": "false"}
# What is not equal to itself as a number.
_SPELLINGS |= {"true": "true", "false": "false", "nan": "nan", ".nan": "nan"}


class Stale(msgspec.Struct, frozen=True, kw_only=True):
    """A stage, what of it has changed, and the files that it is about."""

    stage: str
    reason: str
    files: tuple[str, ...] = ()


def stale_stages(dvc: Dvc, path: str) -> Iterator[Stale]:
    """Yield the stages of the pipeline at `path` that are out of date, each with the first reason."""
    locked = dvc.locked(path) or {}
    known = dvc.hashes()
    for name, stage in table(dvc.documents[path].get("stages")).items():
        about = table(stage)
        if "foreach" in about or "matrix" in about:
            if not any(one.startswith(f"{name}@") for one in locked):
                yield Stale(stage=name, reason="dvc.lock does not have it")
            continue
        if name not in locked:
            yield Stale(stage=name, reason="dvc.lock does not have it")
        elif about.get("frozen") != "true":
            reasons = _Stage(dvc, dvc.folder(path, about), about, table(locked[name])).reasons(known)
            for reason, files in reasons:
                yield Stale(stage=name, reason=reason, files=files)
                break


class _Stage:
    """One stage, as `dvc.yaml` and as the lock have it."""

    def __init__(self, dvc: Dvc, folder: str, now: Mapping[str, Any], then: Mapping[str, Any]) -> None:
        self.repository, self.folder, self.now, self.then = dvc.repository, folder, now, then

    def reasons(self, known: Mapping[str, Kept]) -> Iterator[tuple[str, tuple[str, ...]]]:
        command = self.now.get("cmd")
        if not _same_commands(command, self.then.get("cmd")):
            yield "its command is another than in dvc.lock", ()
        yield from self._missing("deps", ("deps",), "dependency")
        yield from self._missing("outs", ("outs", "metrics", "plots"), "output")
        for entry in rows(self.then.get("deps")):
            then = kept_as(table(entry), self.folder, "")
            if then and then.md5 and self._wanted(table(entry).get("path")) and self._changed(then, known):
                yield f"'{plain(then.path)}' has changed since it ran", (then.path,)
        yield from self._parameters()

    def _missing(self, locked: str, keys: tuple[str, ...], noun: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        there = {_normal(table(entry).get("path")) for entry in rows(self.then.get(locked))}
        for key in keys:
            for name in named(self.now.get(key)):
                if TEMPLATE not in name and _normal(name) not in there:
                    yield f"dvc.lock does not have its {noun} '{plain(name)}'", ()

    def _wanted(self, name: object) -> bool:
        names = named(self.now.get("deps"))
        return any(TEMPLATE in one for one in names) or _normal(name) in {_normal(one) for one in names}

    def _changed(self, then: Kept, known: Mapping[str, Kept]) -> bool:
        """Tell whether a dependency surely has another hash now."""
        repository = self.repository
        if then.path in repository.files:
            content = None if repository.is_pointer(then.path) else repository.content(then.path)
            return content is not None and then.md5 not in hashes.of_content(content)
        if then.path in known:
            return known[then.path].md5 != then.md5 and known[then.path].plain_md5 == then.plain_md5
        # The folder's hash counts files that git does not track, such as compiled modules; their number tells.
        tracked = repository.below(then.path) if then.path in repository.folders else []
        if not tracked or then.files != len(tracked) or any(map(repository.is_pointer, tracked)):
            return False
        return hashes.of_tracked_folder(repository, tracked, then.path) not in (None, then.md5)

    def _parameters(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        locked = table(self.then.get("params"))
        for file, keys in _wanted_parameters(self.now).items():
            path = posixpath.normpath(posixpath.join(self.folder, file))
            if TEMPLATE in file or path not in self.repository.files or path.endswith(".py"):
                continue
            values = _values(self.repository, path)
            then = table(locked.get(file))
            for key in keys or list(then):
                if values is not None and TEMPLATE not in key and _value(values, key) != _normalised(then.get(key)):
                    yield f"the parameter '{plain(key)}' of {plain(file)} is another than in dvc.lock", (path,)


def _wanted_parameters(stage: Mapping[str, Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in rows(stage.get("params")):
        if isinstance(entry, str):
            found.setdefault(_PARAMETERS, []).append(entry)
        for file, keys in table(entry).items():
            found.setdefault(file, []).extend(key for key in rows(keys) if isinstance(key, str))
    return found


def _values(repository: Repository, path: str) -> Mapping[str, Any] | None:
    """Return what a file of parameters says, scalars as text; `None` where it cannot be read."""
    text = repository.text(path)
    try:
        if path.endswith(".toml"):
            return tomllib.loads(text)
        if path.endswith(".json"):
            return table(json.loads(text))
        return table(read_yaml(text))
    except (ValueError, RecursionError):
        return None


def _value(values: Mapping[str, Any], key: str) -> object:
    found: object = values
    for part in key.split("."):
        if isinstance(found, list) and part.isascii() and part.isdigit() and int(part) < len(found):
            found = found[int(part)]
        elif isinstance(found, dict) and part in found:
            found = found[part]
        else:
            return _ABSENT
    return _normalised(found)


def _normalised(value: object) -> object:
    """Return what two spellings of one value have in common: `1e-1` and `0.1`, `yes` and `true`."""
    if isinstance(value, dict):
        return {str(key): _normalised(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_normalised(one) for one in value]
    text = "" if value is None else str(value).strip()
    lowered = text.lower()
    if lowered in _SPELLINGS:
        return _SPELLINGS[lowered]
    try:
        return float(text.replace("_", ""))
    except ValueError:
        return " ".join(text.split())


def _same_commands(now: object, then: object) -> bool:
    nows, thens = (one if isinstance(one, list) else [one] for one in (now, then))
    return len(nows) == len(thens) and all(map(_same_command, nows, thens))


def _same_command(now: object, then: object) -> bool:
    """Tell whether `then` may be `now`, in which anything may stand for a template."""
    first, *others = _TEMPLATE.split(str(now).strip())
    left = str(then).strip()
    if not others:
        return first == left
    if not left.startswith(first) or not left.endswith(others[-1]):
        return False
    place, end = len(first), len(left) - len(others[-1])
    for part in others[:-1]:
        place = left.find(part, place, end)
        if place < 0:
            return False
        place += len(part)
    return place <= end


def _normal(name: object) -> str:
    return posixpath.normpath(name) if isinstance(name, str) else ""

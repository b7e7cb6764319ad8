"""Two configurations, table by table and key by key: what moved, and which way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from mlgate.config import Config
from mlgate.core.display import plain
from mlgate.core.model import Location, Move
from mlgate.core.tables import KeyPath
from mlgate.goalposts.directions import looser
from mlgate.goalposts.reasons import reason, reasons
from mlgate.planning import PlannedCheck

# These say nothing of what is asked for.
_WORDS = {"description", "cache", "html"}
_LISTED = 8


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One of the two configurations, with the checks that it declares."""

    config: Config
    checks: tuple[PlannedCheck, ...]

    def lines(self) -> list[str]:
        """Return the lines of its file."""
        return self.config.source.content.decode("utf-8-sig", "replace").splitlines()


class Renamed(msgspec.Struct, frozen=True):
    """Checks of the one before by their names now, where those differ, and nothing else of them does."""

    names: Mapping[str, str]

    def now(self, check: str) -> str:
        """Return the present name of `check`."""
        return self.names.get(check, check)


def renamed(before: Side, after: Side) -> Renamed:
    """Return which checks are the same under another name."""
    kept = {check.check for check in before.checks} & {check.check for check in after.checks}
    new = [check for check in after.checks if check.check not in kept]
    names: dict[str, str] = {}
    for old in before.checks:
        same = [one for one in new if _alike(old, one) and one.check not in names.values()]
        if old.check not in kept and same:
            names[old.check] = same[0].check
    return Renamed(names)


def _alike(one: PlannedCheck, other: PlannedCheck) -> bool:
    return (one.kind, one.options, one.common) == (other.kind, other.options, other.common)


def moves(before: Side, after: Side, names: Renamed) -> Iterator[Move]:
    """Yield what `after` moves of `before`: checks, their keys, and the tables that both declare."""
    comments, known = after.lines(), reasons(before.lines())

    def placed(move: Move, key: KeyPath) -> Move:
        location = after.config.source.location(key)
        why = reason(comments, location.line, known)
        return msgspec.structs.replace(move, reason=why, location=location)

    now = {check.check: check for check in after.checks}
    for old in before.checks:
        name = names.now(old.check)
        if name not in now:
            yield Move(of=old.check, what="check", before="declared", looser=True, location=_file(after))
            continue
        key: KeyPath = (old.kind, name.removeprefix(f"{old.kind}."))
        if name != old.check:
            yield placed(Move(of=name, what="name", before=old.check, after=name), key)
        for path, was, is_ in _differences(_asked(old), _asked(now[name])):
            yield placed(_move(name, path, was, is_), (*key, *path))
    there = {names.now(check.check) for check in before.checks}
    for check in after.checks:
        if check.check not in there:
            yield placed(
                Move(of=check.check, what="check", after="declared", looser=False),
                (check.kind, check.check.removeprefix(f"{check.kind}.")),
            )
    for move, key in _declarations(before.config, after.config):
        yield placed(move, key)


def _declarations(before: Config, after: Config) -> Iterator[tuple[Move, KeyPath]]:
    if before.baseline != after.baseline:
        yield _move(after.source.path.name, ("baseline",), before.baseline, after.baseline), ("baseline",)
    for sort in ("data", "model", "predictions"):
        old, new = before.declared(sort), after.declared(sort)
        for name in sorted({*old} & {*new}):
            for path, was, is_ in _differences(*(msgspec.to_builtins(side[name]) for side in (old, new))):
                yield _move(f"{sort}.{name}", path, was, is_), (sort, name, *path)


def _asked(check: PlannedCheck) -> dict[str, Any]:
    """Return all that `check` asks for, defaults too: one that is written out is no change."""
    asked = {**msgspec.to_builtins(check.options), **msgspec.to_builtins(check.common)}
    return {key: value for key, value in asked.items() if key not in _WORDS}


def _differences(
    before: Mapping[str, Any], after: Mapping[str, Any], path: KeyPath = ()
) -> Iterator[tuple[KeyPath, object, object]]:
    """Yield the path of each key that differs, with both values; `None` where there is none."""
    for key in sorted({*before, *after}):
        was, is_ = before.get(key), after.get(key)
        if isinstance(was or {}, Mapping) and isinstance(is_ or {}, Mapping) and (was or is_):
            yield from _differences(was or {}, is_ or {}, (*path, key))
        elif was != is_:
            yield (*path, key), was, is_


def _move(of: str, path: KeyPath, before: object, after: object) -> Move:
    what = " ".join(path[1:] if path[0] == "metrics" and len(path) > 1 else path)
    return Move(
        of=of, what=plain(what, limit=120), before=shown(before), after=shown(after), looser=looser(path, before, after)
    )


def shown(value: object) -> str | None:
    """Return a value as it is told: `0.7`, `a, b and 3 more`; `None` for what is not set."""
    if value is None or value in ((), [], {}):
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        more = f" and {len(value) - _LISTED:,} more" if len(value) > _LISTED else ""
        return plain(", ".join(str(shown(one)) for one in value[:_LISTED]) + more, limit=200)
    return plain(value, limit=200)


def _file(side: Side) -> Location:
    return Location(path=side.config.source.path.name, line=1)


def other_declarations(old: Config, new: Config) -> frozenset[str]:
    """Return the names of what the two declare differently."""
    found = set()
    for sort in ("data", "model", "predictions"):
        here, there = new.declared(sort), old.declared(sort)
        found |= {name for name in {*here, *there} if here.get(name) != there.get(name)}
    return frozenset(found)


def texts(value: object) -> Iterator[str]:
    """Yield every text in the options of a check: a name of something declared, or of a file, is one of them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, Sequence):
        for one in value:
            yield from texts(one)

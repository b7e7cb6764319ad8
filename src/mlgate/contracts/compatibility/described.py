"""Changes between two contracts as text, JSON or Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from mlgate.contracts.compatibility.changes import Change, Level
from mlgate.contracts.compiled import Contract
from mlgate.core.display import plain, plural

_SCHEMA = "mlgate/diff/v1"
_WORDS = {
    Level.BREAKING: "breaking",
    Level.UNDECIDED: "undecided",
    Level.COMPATIBLE: "compatible",
    Level.OTHER: "other",
}


def described(found: Sequence[Change], old: Contract, new: Contract, form: str) -> str:
    """Return the changes `found` between `old` and `new` in the format `form`: `text`, `json` or `markdown`."""
    if form == "json":
        whole = {
            "schema": _SCHEMA,
            "old": {"path": old.path, "version": old.version, "digest": old.digest},
            "new": {"path": new.path, "version": new.version, "digest": new.digest},
            "breaking": any(one.level is Level.BREAKING for one in found),
            "changes": [{**msgspec.to_builtins(one), "message": plain(one.message)} for one in found],
        }
        return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"
    return "\n".join(_markdown(found, old, new) if form == "markdown" else _text(found, old, new)) + "\n"


def _title(old: Contract, new: Contract) -> str:
    return f"{plain(old.path)} {plain(old.version, limit=40)} -> {plain(new.path)} {plain(new.version, limit=40)}"


def _text(found: Sequence[Change], old: Contract, new: Contract) -> Iterator[str]:
    yield _title(old, new)
    several = len({one.name for one in (*old.tables, *new.tables)}) > 1
    for one in found:
        path, line = (new.path, one.line) if one.line else (old.path, one.old_line)
        place = f"{plain(path)}:{line}: " if line else ""
        table = f"{plain(one.table, limit=60)}: " if several else ""
        yield f"{_WORDS[one.level]:<10}  {place}{table}{_subject(one)}{plain(one.message)}"
    yield _counted(found)


def _subject(one: Change) -> str:
    return f"{plain(one.subject, limit=100)}: " if one.what in ("rule", "severity") else ""


def _counted(found: Sequence[Change]) -> str:
    if not found:
        return "Nothing that the contracts ask of the data differs."
    counts = [(level, sum(one.level is level for one in found)) for level in Level]
    parts = [plural(count, f"{_WORDS[level]} change") for level, count in counts if count]
    return f"{', '.join(parts)}."


def _markdown(found: Sequence[Change], old: Contract, new: Contract) -> Iterator[str]:
    yield f"### {_cell(_title(old, new))}"
    yield ""
    if found:
        yield from ("| | change | line |", "|---|---|---|")
        for one in found:
            name = _WORDS[one.level]
            level = f"**{name}**" if one.level is Level.BREAKING else name
            yield f"| {level} | {_cell(_subject(one) + plain(one.message))} | {one.line or one.old_line or ''} |"
        yield ""
    yield _counted(found)


def _cell(text: str) -> str:
    """Return `text` so that Markdown shows it as it is."""
    return "".join(f"\\{one}" if one in "\\`*_{}[]<>()#|!~@" else one for one in text)

"""The columns of a source held against those of a contract, alike for every engine.

An engine says how it holds each column (`Held`), in words that no engine owns. Here it is decided which columns are
missing, too many, named twice or in another order, and how the values of each are read as its logical type, so that all
engines accept and refuse the same, in the same words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from mlgate.contracts import Column, Table
from mlgate.contracts.compiled import Entry, Step, StorageType
from mlgate.core.display import plain
from mlgate.core.model import Severity
from mlgate.engines.observing import BrokenColumn

Family = Literal[
    "text",
    "string",
    "integer",
    "number",
    "decimal",
    "boolean",
    "date",
    "timestamp",
    "time",
    "object",
    "array",
    "map",
    "binary",
    "null",
    "other",
]
# How values are read:
# - "as is": they are of the logical type. A timestamp with a zone is the moment in UTC; categories are their text.
# - "text": they are parsed as the text of a CSV file is; what cannot be parsed is mistyped.
# - "whole": floating or decimal numbers of an integer; those with a fraction and infinities are mistyped, a NaN is
#   missing.
# - "flag": whole numbers of a boolean, also held as floating ones or decimals: 1 is true, 0 false, others are mistyped.
# - "midnight": timestamps of a date, those with a zone in UTC; others than at midnight are mistyped.
# - "nothing": the column is below one that holds nothing but nulls; no row breaks any rule.
How = Literal["as is", "text", "whole", "flag", "midnight", "nothing"]

_READ: dict[str, dict[Family, How]] = {
    "string": {"string": "as is", "text": "as is"},
    "integer": {"integer": "as is", "number": "whole", "decimal": "whole", "text": "text"},
    "number": {"integer": "as is", "number": "as is", "decimal": "as is", "text": "text"},
    "boolean": {"boolean": "as is", "integer": "flag", "number": "flag", "decimal": "flag", "text": "text"},
    "date": {"date": "as is", "timestamp": "midnight", "text": "text"},
    "timestamp": {"timestamp": "as is", "text": "text"},
    "time": {"time": "as is", "text": "text"},
    "object": {"object": "as is"},
    "array": {"array": "as is"},
    # Some libraries hold a map as the list of its entries.
    "map": {"map": "as is", "object": "as is", "array": "as is"},
    "vector": {"array": "as is"},
}
_DATES = ("date", "timestamp", "time")
_CLOSE = 0.6
_LISTED = 40
_FEW = 5
_PAIR = 2


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """What a column is stored as.

    `text` is text of a format that knows nothing else (CSV, a part of a path such as `year=2024/`), `string` that of
    one that does; categories are strings, durations and everything not listed `other`. `number` is floating. `bits` is
    the width of a whole or floating number; `precision` and `scale` those of a decimal; `zone` the time zone of a
    timestamp. `fields` are those of an object, and `key` and `value` those of a map; `items` what an array holds.
    `words` name a type that is `other`.
    """

    family: Family
    bits: int | None = None
    signed: bool | None = None
    precision: int | None = None
    scale: int | None = None
    zone: str | None = None
    fields: Mapping[str, Held] = {}
    items: Held | None = None
    words: str = ""

    def __str__(self) -> str:
        """Return what messages call it: `int64`, `decimal(10, 2)`, `array of string`."""
        if self.family in ("integer", "number"):
            name = "float" if self.family == "number" else "uint" if self.signed is False else "int"
            return f"{name}{self.bits}" if self.bits else self.family
        if self.family == "decimal" and self.precision is not None:
            return f"decimal({self.precision}, {self.scale or 0})"
        if self.family == "timestamp" and self.zone is not None:
            return "timestamp with time zone"
        if self.family == "array" and self.items is not None:
            return f"array of {self.items}"
        return plain(self.words or "of an unknown type", limit=60) if self.family == "other" else self.family


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """The source that a column is in: its position, and its name in messages.

    `plain_json` says that its format has numbers, text and lists, but neither dates nor widths (JSON Lines).
    """

    source: int
    shown: str
    plain_json: bool = False


def faults(
    table: Table, names: Sequence[str], *, source: int, shown: str, extra: Literal["allow", "forbid"] = "allow"
) -> tuple[BrokenColumn, ...]:
    """Return what is wrong with the `names` of a source's columns, given in its order with those that stand twice.

    `source` is its position, `shown` its name in messages. With `extra = "forbid"` columns that the contract does not
    name are errors, and another order than the contract's is a warning. Columns below one that is missing or stands
    twice (`column.top` of a fault that `stops`) cannot be read either, and get no fault of their own.
    """
    origin = Origin(source=source, shown=shown)
    wanted = {column.name: column for column in table.columns if not column.path}
    for column in table.columns:
        wanted.setdefault(column.top, column)
    counts = Counter(names)
    unknown = [name for name in counts if name not in wanted]
    named = [name for name in unknown if name.strip()]
    found = [*_missing(wanted, counts, named, origin), *_repeated(wanted, counts, origin)]
    if extra == "forbid":
        found += _extra(unknown, table, origin)
        shared = [name for name in counts if name in wanted]
        found += _order([name for name in wanted if name in counts], shared, origin)
    return tuple(found)


def reading(column: Column, held: Held, origin: Origin) -> How | BrokenColumn:
    """Return how the values of `column` are read as its logical type, or why they are not.

    `held` is what the source holds for `column.top`: the column itself, or the one that it is a field below.
    """
    found, reached = _below(column, held)
    if found is None:
        message = f"{plain(origin.shown)} has no field '{plain(column.name, limit=80)}'"
        return _broken(column, "missing", message, origin)
    if found.family == "null":
        return "as is" if reached else "nothing"
    if column.logical_type is None:
        return "as is"
    how = _READ.get(column.logical_type, {}).get(found.family)
    if how is None and origin.plain_json and found.family == "string" and column.logical_type in _DATES:
        how = "text"
    if how is not None:
        return how
    name = plain(column.name, limit=80)
    message = f"{plain(origin.shown)}: column '{name}' is {found}, the contract says {column.logical_type}"
    return _broken(column, "type", message, origin)


def stored(column: Column, held: Held, origin: Origin) -> BrokenColumn | None:
    """Return how `column` is stored otherwise than its `physicalType` says; its values are read all the same.

    `held` is as in `reading`. What is text, or JSON, is stored in no other way and breaks no physical type.
    """
    found, _ = _below(column, held)
    if column.storage is None or found is None or found.family in ("text", "null") or origin.plain_json:
        return None
    if _stored_as(found, column.storage):
        return None
    said = plain(column.physical_type, limit=60)
    message = f"{plain(origin.shown)}: column '{plain(column.name, limit=80)}' is stored as {found}, not as {said}"
    return _broken(column, "storage", message, origin, stops=False)


def _stored_as(found: Held, storage: StorageType) -> bool:
    family = "number" if found.family == "decimal" else found.family
    whole = storage.family == "integer" and found.family == "decimal" and not found.scale
    if family != storage.family and not whole:
        return False
    exact = storage.precision is not None
    if storage.family == "number" and exact != (found.family == "decimal") and (exact or storage.bits is not None):
        return False
    parts = ("bits", "signed", "precision", "scale")
    pairs = ((getattr(storage, part), getattr(found, part)) for part in parts)
    return all(said is None or held is None or said == held for said, held in pairs)


def _below(column: Column, held: Held) -> tuple[Held | None, bool]:
    """Return what the field that `column` is holds, and whether it was reached.

    It is `None` where there is no such field, and not reached where a type of nothing but nulls stands above it.
    """
    for step in column.path[1:]:
        if held.family == "null":
            return held, False
        below = _next(held, step)
        if below is None:
            return None, False
        held = below
    return held, True


def _next(held: Held, step: Step) -> Held | None:
    if isinstance(step, Entry):
        return _entry(held, step)
    return held.items if step is None else held.fields.get(step)


def _entry(held: Held, part: Entry) -> Held | None:
    """Return what a map holds as keys or values, in whatever way: as a map, a list of its entries, or an object."""
    if held.family == "array" and held.items is not None:
        if held.items.family == "null":
            return held.items
        pair = list(held.items.fields.values())
        return (pair[0] if part is Entry.KEY else pair[1]) if len(pair) == _PAIR else None
    if held.family == "object":
        return Held(family="string") if part is Entry.KEY else joint(held.fields.values())
    return held.fields.get(part.value)


def joint(several: Iterable[Held]) -> Held:
    """Return what holds values of `several`, the fields of an object that is a map."""
    kinds = [one for one in several if one.family != "null"]
    if not kinds:
        return Held(family="null")
    if all(one == kinds[0] for one in kinds):
        return kinds[0]
    if all(one.family in ("integer", "number") for one in kinds):
        whole = all(one.family == "integer" for one in kinds)
        return Held(family="integer", bits=128, signed=True) if whole else Held(family="number", bits=64)
    return Held(family="other", words="of several types")


def _missing(
    wanted: Mapping[str, Column], counts: Mapping[str, int], unknown: Sequence[str], origin: Origin
) -> Iterator[BrokenColumn]:
    missing = [(name, column) for name, column in wanted.items() if name not in counts]
    for missed, column in missing:
        hint = _renamed(missed, unknown, only=len(missing) == 1)
        if not hint:
            names = [name for name in counts if name.strip()][:_LISTED]
            more = ", …" if len(counts) > _LISTED else ""
            hint = f"; it has {', '.join(plain(name, limit=60) for name in names)}{more}" if names else ""
        message = f"{plain(origin.shown)} has no column '{plain(missed, limit=80)}'{plain(hint)}"
        yield _broken(column, "missing", message, origin)


def _renamed(name: str, unknown: Sequence[str], *, only: bool) -> str:
    # difflib costs 4 ms, and is needed only where a column is missing.
    from difflib import get_close_matches

    # Its time grows with the product of the lengths, and names come from outside.
    folded = {_folded(one): one for one in unknown[:1000] if len(one) <= _LISTED * 2}
    close = get_close_matches(_folded(name[: _LISTED * 2]), list(folded), n=1, cutoff=_CLOSE)
    likely = folded[close[0]] if close else unknown[0] if only and len(unknown) == 1 else None
    return "" if likely is None else f"; renamed to '{plain(likely, limit=80)}'?"


def _folded(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum()) or name


def _repeated(wanted: Mapping[str, Column], counts: Mapping[str, int], origin: Origin) -> Iterator[BrokenColumn]:
    line = min((column.line for column in wanted.values()), default=1)
    for name, count in counts.items():
        # Columns without a name, as delimiters at the ends of lines make them, are no columns of that name.
        if count > 1 and name.strip():
            column = wanted.get(name) or Column(name=name, line=line)
            words = "twice" if count == 2 else f"{count} times"  # noqa: PLR2004 - a word, not a limit
            message = f"{plain(origin.shown)} has the column '{plain(name, limit=80)}' {words}; rename or remove one"
            yield _broken(column, "duplicate", message, origin, stops=name in wanted)


def _extra(unknown: Sequence[str], table: Table, origin: Origin) -> Iterator[BrokenColumn]:
    line = min((column.line for column in table.columns), default=1)
    for name in unknown:
        told = f"the column '{plain(name, limit=80)}', which the contract does not name"
        if not name.strip():
            told = "columns without a name; name them, or remove the delimiters too many at the ends of the lines"
        message = f"{plain(origin.shown)} has {told}"
        yield _broken(Column(name=name, line=line), "extra", message, origin, stops=False)


def _order(wanted: Sequence[str], there: Sequence[str], origin: Origin) -> Iterator[BrokenColumn]:
    wrong = [
        (place, one, other) for place, (one, other) in enumerate(zip(wanted, there, strict=True), 1) if one != other
    ]
    if not wrong:
        return
    listed = ", ".join(
        f"'{plain(other, limit=60)}' where the contract has '{plain(one, limit=60)}'" for _, one, other in wrong[:_FEW]
    )
    more = ", …" if len(wrong) > _FEW else ""
    message = f"{plain(origin.shown)} has its columns in another order than the contract: {listed}{more}"
    yield BrokenColumn(
        column="",
        what="order",
        message=message,
        source=origin.source,
        line=1,
        stops=False,
        severity=Severity.WARNING,
    )


def _broken(column: Column, what: str, message: str, origin: Origin, *, stops: bool = True) -> BrokenColumn:
    return BrokenColumn(
        column=column.name, what=what, message=message, source=origin.source, line=column.line, stops=stops
    )

"""Some of the rows that break a rule, looked up only for rules that failed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from mlgate.contracts import Rule, Table
from mlgate.contracts.constraints import Dangling, Outside, Repeated, Untrue
from mlgate.core.display import plain
from mlgate.engines.duckdb import items, keys
from mlgate.engines.duckdb.readings import Read
from mlgate.engines.duckdb.sessions import Session
from mlgate.engines.duckdb.sources import ROW
from mlgate.engines.far_moments import order
from mlgate.engines.observing import MOST, Examples

_VALUE_LENGTH = 60


class _Found(msgspec.Struct, kw_only=True):
    """What was seen so far of one rule."""

    places: list[tuple[int, int]] = msgspec.field(default_factory=list)
    values: list[str] = msgspec.field(default_factory=list)
    extremes: list[object] = msgspec.field(default_factory=list)

    def examples(self) -> Examples:
        low, high = (_told(end(self.extremes, key=order)) if self.extremes else None for end in (min, max))
        return Examples(places=tuple(self.places[:MOST]), values=tuple(self.values), low=low, high=high)


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """What was looked at: a table's sources, in a session, and what foreign keys point to."""

    table: Table
    reads: tuple[Read, ...]
    session: Session
    related: Mapping[str, keys.Related]


def look_up(rules: Sequence[Rule], seen: Looked, shown: Mapping[str, int]) -> dict[str, Examples]:
    """Return examples of rows that break each of `rules`, by its subject; `shown` has how many values may be told.

    Raises:
        CheckError: a source cannot be read to its end.
    """
    apart = {
        rule.subject for rule in rules if isinstance(rule.test, Repeated | Dangling) or items.concerns(rule, seen.reads)
    }
    found = {rule.subject: _Found() for rule in rules if rule.subject not in apart}
    # Rows without numbers of their own are counted as they are read, which must then be in order.
    seen.session.connection.execute("SET preserve_insertion_order = true")
    for index, one in enumerate(seen.reads):
        wanted = [rule for rule in rules if rule.subject in found and one.reads(rule) and _wants(rule, found, shown)]
        if wanted:
            _add(wanted, (index, one), found, shown, seen.session)
    examples = {subject: one.examples() for subject, one in found.items()}
    for rule in rules:
        if rule.subject in apart:
            examples[rule.subject] = _of_keys(rule, seen, shown[rule.subject])
    return examples


def _wants(rule: Rule, found: Mapping[str, _Found], shown: Mapping[str, int]) -> bool:
    return len(found[rule.subject].places) < MOST or bool(shown[rule.subject] and isinstance(rule.test, Outside))


def _add(
    rules: list[Rule], placed: tuple[int, Read], found: dict[str, _Found], shown: Mapping[str, int], session: Session
) -> None:
    index, one = placed
    raws = {name: f"r{number}" for number, name in enumerate(one.raw)}
    selected = [part for rule in rules for part in _parts(rule, one, shown[rule.subject], raws)]
    used = [
        f"{sql} AS {raws[name]}" for name, sql in one.raw.items() if any(_shows(rule, name, shown) for rule in rules)
    ]
    query = f"SELECT {', '.join(selected)} FROM ({one.frame(*used, numbered=True)})"  # noqa: S608 - names are this module's own
    seen = iter(session.row(query, one.source.shown))
    for rule in rules:
        places, values, low, high = (next(seen) for _ in range(4))
        some = found[rule.subject]
        some.places.extend((index, int(row)) for row in places or ())
        room = max(0, shown[rule.subject] - len(some.values))
        some.values.extend(_told(value["v"]) for value in (values or ())[:room])
        some.extremes.extend(value for value in (low, high) if value is not None)


def _shows(rule: Rule, name: str, shown: Mapping[str, int]) -> bool:
    return bool(shown[rule.subject]) and not isinstance(rule.test, Untrue) and rule.columns[0] == name


def _parts(rule: Rule, one: Read, shown: int, raws: Mapping[str, str]) -> list[str]:
    """Return the aggregates of a rule: places, values, the lowest and the highest."""
    where = f"FILTER (WHERE {one.breaking(rule)})"
    places, nothing = f"min({ROW}, {MOST}) {where}", "NULL"
    name = rule.columns[0] if rule.columns else ""
    if not shown or name not in raws:
        return [places, nothing, nothing, nothing]
    # In an object, since a null alone would be left out.
    values = nothing if isinstance(rule.test, Untrue) else f"arg_min({{'v': {raws[name]}}}, {ROW}, {shown}) {where}"
    if not isinstance(rule.test, Outside):
        return [places, values, nothing, nothing]
    view = one.views[name]
    ends = f"FILTER (WHERE {one.breaking(rule)} AND {view.present})"
    return [places, values, f"min({view.value}) {ends}", f"max({view.value}) {ends}"]


def _of_keys(rule: Rule, seen: Looked, shown: int) -> Examples:
    there = [(index, one) for index, one in enumerate(seen.reads) if one.reads(rule)]
    session, related = seen.session, seen.related
    if items.concerns(rule, seen.reads):
        unfolded = tuple(enumerate(items.unfolded(rule, seen.table, seen.reads)))
        rows = items.first(rule, unfolded, related.get(rule.subject), session, MOST)
    elif isinstance(rule.test, Repeated):
        rows = keys.repeat_examples(rule, there, session, MOST)
    else:
        rows = keys.dangling_examples(rule, there, related[rule.subject], session, MOST)
    return Examples(
        places=tuple(keys.split(place) for place, _ in rows),
        values=tuple(", ".join(_told(value) for value in key) for _, key in rows if key)[:shown],
    )


def _told(value: object) -> str:
    return plain(value, limit=_VALUE_LENGTH)

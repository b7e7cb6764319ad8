"""What a newer version of a contract allows that the older did not: never missed, and said as exactly as can be.

Every rule of the older version must be implied by one of the newer, at the same severity; every column must still be
there, of a type whose values the old one takes. What cannot be decided, as between two patterns, is reported as
changed. So data that keeps the newer version and not the older always has an entry here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

import msgspec

from mlgate.contracts.compatibility.candidates import Candidates
from mlgate.contracts.compatibility.implication import always_kept, keys, rule_implies
from mlgate.contracts.compiled import NONE_ALLOWED, Column, Contract, Rule, Table
from mlgate.contracts.constraints import Query, Unlisted, Unmatched, Untrue
from mlgate.contracts.values import listed
from mlgate.core.display import plain, plural
from mlgate.core.model import Severity

What = Literal["object", "column", "type", "storage", "format", "classification", "rule", "severity", "unchecked"]


class Loosening(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that the newer version allows and the older did not.

    `subject` is that of the rule, or the column's name, or "" for a whole object; `was` and `now` are what was asked
    for and what is, in words, "" for nothing; `line` is the place in the newer version, `None` for what it no longer
    has, `old_line` that in the older. `certain` is false where nobody can tell whether more is allowed: a pattern, a
    condition or a query was changed.
    """

    table: str
    what: What
    subject: str
    message: str
    was: str = ""
    now: str = ""
    line: int | None = None
    old_line: int | None = None
    certain: bool = True


def loosened(old: Contract, new: Contract) -> tuple[Loosening, ...]:
    """Return everything that `new` allows and `old` did not, in the order of the older version's objects and rules."""
    tables = {table.name: table for table in new.tables}
    found: list[Loosening] = []
    for table in old.tables:
        if table.name in tables:
            found += table_loosened(table, tables[table.name])
        else:
            name = plain(table.name)
            message = f"object '{name}' is no longer described"
            found.append(Loosening(table=table.name, what="object", subject="", message=message, was=name))
    return tuple(found)


def table_loosened(old: Table, new: Table) -> Iterator[Loosening]:
    """Yield everything that the object `new` allows and `old`, the same object before, did not."""
    columns = {column.name: column for column in new.columns}
    gone: set[str] = set()
    for column in old.columns:
        if column.name in columns:
            yield from _column(old.name, column, columns[column.name])
            continue
        # A field goes with the column that it is below.
        above = {column.name[:place] for place, sign in enumerate(column.name) if sign in ".["}
        if gone.isdisjoint(above):
            yield _removed(old.name, column)
        gone.add(column.name)
    candidates = Candidates(new)
    for rule in old.rules:
        if gone.isdisjoint(rule.columns) and not always_kept(rule):
            yield from _rule(rule, candidates, columns, old.name)
    yield from _unchecked(old, new)


def _removed(table: str, column: Column) -> Loosening:
    name = plain(column.name)
    message = f"column '{name}' is removed: it may be missing, or hold anything"
    return Loosening(
        table=table, what="column", subject=column.name, message=message, was=f"'{name}'", old_line=column.line
    )


def _column(table: str, old: Column, new: Column) -> Iterator[Loosening]:
    name = plain(old.name)

    def entry(what: What, verb: str, was: str, now: str) -> Loosening:
        message = f"{verb} {now}, was {was}"
        lines = (new.line, old.line)
        return Loosening(
            table=table,
            what=what,
            subject=old.name,
            message=message,
            was=was,
            now=now,
            line=lines[0],
            old_line=lines[1],
        )

    if not type_within(new.logical_type, old.logical_type):
        yield entry("type", f"'{name}' is", _spelt(old.logical_type), _spelt(new.logical_type))
    elif old.logical_type is not None and old.format != new.format:
        yield entry("format", f"text of '{name}' is read as", _spelt(old.format), _spelt(new.format))
    if old.storage is not None and old.storage != new.storage:
        yield entry("storage", f"'{name}' is stored as", _spelt(old.physical_type), _spelt(new.physical_type))
    if (old.classified and not new.classified) or (new.public and not old.public):
        yield entry("classification", f"values of '{name}' may be shown: it is", _class(old), _class(new))


def _class(column: Column) -> str:
    return "public" if column.public else "classified" if column.classified else "not classified"


def _spelt(word: str | None) -> str:
    return "anything" if word is None else f"'{plain(word, limit=60)}'"


def type_within(new: str | None, old: str | None) -> bool:
    """Return whether every column that is of the logical type `new` is of `old` too (Avro's promotion of an int)."""
    return old is None or new == old or (old, new) == ("number", "integer")


def _rule(old: Rule, candidates: Candidates, columns: dict[str, Column], name: str) -> Iterator[Loosening]:
    whole = bool(old.columns) and all(columns[one].logical_type == "integer" for one in old.columns if one in columns)
    kept = [rule for rule in candidates.of(old) if rule_implies(rule, old, whole=whole)]
    if any(rule.severity is Severity.ERROR or old.severity is Severity.WARNING for rule in kept):
        return
    now = kept[0] if kept else candidates.counterpart(old)
    certain = True
    if kept:
        what: What = "severity"
        message = f"breaking '{_told(old)}' is a warning, was an error"
    elif now is None:
        what, message = "rule", f"no longer checked: {_told(old)}"
    else:
        what = "rule"
        message, certain = _difference(old, now)
    yield Loosening(
        table=name,
        what=what,
        subject=old.subject,
        message=message,
        was=_told(old),
        now=_told(now) if now else "",
        line=now.line if now else None,
        old_line=old.line,
        certain=certain,
    )


def _difference(old: Rule, new: Rule) -> tuple[str, bool]:
    """Say how `new` differs from `old`, and whether it is certain that it allows more."""
    if isinstance(old.test, Unlisted) and isinstance(new.test, Unlisted) and old.amount == new.amount:
        known = keys(old.test.values)
        added = [value for value in new.test.values if (isinstance(value, bool), value) not in known]
        return f"allows {plural(len(added), 'more value')}: {listed(added)}", True
    undecided = isinstance(old.test, Unmatched | Untrue | Query) and new.test != old.test
    words = "changed, and whether it allows more cannot be decided" if undecided else "allows more"
    return f"{words}: checked is '{_told(new)}', was '{_told(old)}'", not undecided


def _told(rule: Rule) -> str:
    amount = "" if rule.amount == NONE_ALLOWED else f", {rule.amount}"
    return f"{plain(rule.words)}{amount}"


def _unchecked(old: Table, new: Table) -> Iterator[Loosening]:
    before = Counter(one.message for one in old.unchecked)
    for one in new.unchecked:
        if before[one.message]:
            before[one.message] -= 1
            continue
        message = f"is asked for and not checked, which it was not before: {plain(one.message)}"
        yield Loosening(
            table=new.name, what="unchecked", subject="", message=message, now=plain(one.message), line=one.line
        )

"""What of a contract does not hold of data, as the polars engine sees it."""

from __future__ import annotations

from collections.abc import Sequence

from mlgate.contracts import Table
from mlgate.contracts.constraints import EveryRow, KeyTest, Missing, Mistyped, RowTest
from mlgate.contracts.inference.cases import Break
from mlgate.engines import polars
from mlgate.engines.observing import Settings
from mlgate.engines.polars.sources import Source


def broken(table: Table, path: str, sources: Sequence[Source]) -> tuple[Break, ...]:
    """Return the rules of `table`, which the contract at `path` describes, that `sources` break.

    A rule that this engine does not check is none of them. Columns that are not there break nothing here.

    Raises:
        CheckError: a source cannot be read to its end.
    """
    seen = polars.observe(table, sources, Settings(path=path))
    total = sum(source.rows for source in seen.sources)
    typed = {one.column for one in seen.broken if one.what == "type"}
    unread = {one.column for one in seen.broken if one.stops}
    found = []
    for rule in table.rules:
        if isinstance(rule.test, Mistyped) and rule.columns[0] in typed:
            found.append(Break(rule=rule, count=total, total=total))
        elif rule.subject in seen.unchecked or unread & set(rule.columns):
            continue
        elif isinstance(rule.test, RowTest | KeyTest):
            count = seen.counts.get(rule.subject, 0)
            if not rule.amount.allows(count, total):
                found.append(Break(rule=rule, count=count, total=total))
        else:
            value = float(total) if isinstance(rule.test, EveryRow) else seen.values.get(rule.subject)
            if value is not None and not rule.amount.holds(value):
                found.append(Break(rule=rule, count=0, total=total, value=value))
    return _once(found)


def _once(found: Sequence[Break]) -> tuple[Break, ...]:
    """Leave out what another change mends: a column that is not of its type, the parts of a key that has gaps."""
    mistyped = {one.rule.columns[0] for one in found if isinstance(one.rule.test, Mistyped)}
    gaps = {
        one.rule.columns[0] for one in found if isinstance(one.rule.test, Missing) and "required" in one.rule.subject
    }
    kept = []
    for one in found:
        key = one.rule.subject.startswith(":primary_key")
        if key and gaps & set(one.rule.columns):
            continue
        if isinstance(one.rule.test, Mistyped) or not mistyped & set(one.rule.columns):
            kept.append(one)
    return tuple(kept)

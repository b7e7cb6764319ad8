"""Rows that came in in a loop: since when, what was made of them, and what was learned of one of them alone."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from mlgate.rules.flow import Flow
from mlgate.rules.rows import Rows
from mlgate.rules.values import NONE, Data, Identities, Items, Value

# So far up is looked for what a row was made of.
_FARTHEST = 12
_PAIR = 2


class Since(NamedTuple):
    """Since when a list is the same: rows with higher numbers came in in the loops that make it longer.

    `nested` is set where a loop around makes a new one each time.
    """

    row: int
    nested: bool


def summary(flow: Flow, value: Value, since: int) -> Value:
    """Return a row for what came in in a loop, since the row of that number, and of which there are only statistics."""
    if not isinstance(value, Data) or value.rows - flow.filled:
        # Zeros may stand in the place of what there is no statistic of.
        return value
    of_it = own(flow, value, since)
    if not of_it or not all(flow.fits[number].lesson == "statistic" for number in of_it):
        return value
    rows = NONE.union(*(flow.fits[number].rows for number in of_it))
    if not all(flow.rows.sets[row].edge in ("derived", "root") or row in flow.windows for row in rows):
        return value
    learned = flow.learned(value) - of_it
    return flow.data(flow.rows.derived(rows), learned=learned, predictions=value.predictions, form=value.form)


def without_summaries(flow: Flow, row: Items, since: int) -> Items:
    """Return one `row` of a list without what its statistics have learned of what came in since then."""
    if not any(isinstance(one, Data) and one.learned and not one.rows for one in row.values):
        return row
    values = [
        msgspec.structs.replace(one, identity=flow.identity(), learned=flow.learned(one) - own(flow, one, since))
        if isinstance(one, Data) and one.learned and not one.rows
        else one
        for one in row.values
    ]
    return Items((*values,), row.keys)


def forget_samples(flow: Flow, since: int) -> None:
    """Note that a loop has ended: what it has read since then stands beside what its other rounds have read."""
    if flow.samples:
        flow.samples = {row: is_one for row, is_one in flow.samples.items() if row < since}


def single_rows(flow: Flow, source: Value, element: Value, since: int) -> Identities:
    """Return the rows of an `element` of `source` that are one row of data, made since the row of that number."""
    if isinstance(source, Data) and (source.form in ("groups", "windows") or source.identity in flow.kinds):
        return NONE
    return frozenset(row for row in flow.rows_of(element) if row >= since and flow.rows.sets[row].edge == "derived")


def without_own(flow: Flow, value: Value, single: Identities) -> Value:
    """Return a `value` of several things without the statistics that were taken within one row of those in `single`."""
    if not single or not isinstance(value, Items):
        return value
    return Items(tuple(_without_own(flow, one, single) for one in value.values), value.keys)


def _without_own(flow: Flow, value: Value, single: Identities) -> Value:
    within = frozenset(
        n
        for n in flow.lessons(value, "statistic")
        if all(not single.isdisjoint(flow.rows.above(frozenset((row,)))) for row in flow.fits[n].rows)
    )
    if not within or not isinstance(value, Data):
        return value
    return msgspec.structs.replace(value, identity=flow.identity(), learned=value.learned - within)


def own(flow: Flow, value: Value, since: int) -> Identities:
    """Return what was learned from rows that came in since then."""
    return frozenset(n for n in flow.learned(value) if n >= 0 and min(flow.fits[n].rows, default=-1) >= since)


def steps(flow: Flow, rows: Identities, since: int) -> dict[int, int]:
    """Return what `rows` were made of since then, and in how many steps."""
    found: dict[int, int] = {}
    waiting = dict.fromkeys(rows, 0)
    for step in range(_FARTHEST):
        waiting = {row: step for row in waiting if row >= since and row not in found}
        found |= waiting
        made = [row for row in waiting if row not in flow.loaded]
        made = [row for row in made if flow.rows.sets[row].edge == "derived" or is_piece(flow.rows, row)]
        waiting = dict.fromkeys((parent for row in made for parent in flow.rows.sets[row].parents), step)
    return found


def is_piece(rows: Rows, row: int) -> bool:
    """Whether `row` is an element of what something unknown made: `changed(text)[0]`."""
    row_set = rows.sets[row]
    is_subset = row_set.edge == "subset" and row_set.selector is None
    return is_subset and all(rows.sets[one].edge == "derived" for one in row_set.parents)


def is_variant(flow: Flow, one: Value, other: Value) -> bool:
    """Whether two rows of several things are of the same, and one of them has something that was changed."""
    if not isinstance(one, Items) or not isinstance(other, Items):
        return False
    if one.keys != other.keys or len(one.values) != len(other.values) or len(one.values) < _PAIR:
        return False
    changed = [_changes(flow, mine, theirs) for mine, theirs in zip(one.values, other.values, strict=True)]
    return None not in changed and sum(map(bool, changed)) == 1


def _changes(flow: Flow, one: Value, other: Value) -> bool | None:
    """Return whether one of two values was made of the same in more steps; `None` where they are of others."""
    if not isinstance(one, Data) or not isinstance(other, Data):
        return False if one == other else None
    if one.rows == other.rows:
        return False
    mine, theirs = steps(flow, one.rows, 0), steps(flow, other.rows, 0)
    common = mine.keys() & theirs.keys()
    return any(mine[row] != theirs[row] for row in common) if common else None

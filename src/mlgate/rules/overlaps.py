"""Rows that are partly others: pieces of one table whose bounds cross, and samples that were drawn of it by itself."""

from __future__ import annotations

from mlgate.rules.events import Split
from mlgate.rules.row_sets import Bound, RowSet, Size, Span
from mlgate.rules.rows import Rows
from mlgate.rules.seeding import are_surely_different
from mlgate.rules.values import Identities

_NEARLY = 1e-6
# So far up is looked for what rows were chosen from.
_FARTHEST = 4
# By these rows are chosen alike each time.
_BY_CONTENT = frozenset({"<", "<=", "=="})
# Pieces that have less than this in common may be so because rows before the first are needed to make it.
_OF_ONE, _OF_OTHER = 0.5, 0.1


def overlap(rows: Rows, splits: list[Split], held: Identities, known: Identities) -> bool:
    """Whether many rows of `held` are surely among the `known`, of which they are not chosen."""
    if len(held) != 1 or len(known) != 1 or held == known:
        return False
    one, other = next(iter(held)), next(iter(known))
    if other in rows.turns and _end_alike(rows, one, other):
        return True
    if rows.sets[one].parents != rows.sets[other].parents:
        return _are_of_two_splits(rows, splits, one, other)
    if one in rows.spans and other in rows.spans and _cross(rows.spans[one], rows.spans[other]):
        # Of what is cut once more, rows are made of several: those before the first are needed.
        return not any(row_set.edge == "subset" and one in row_set.parents for row_set in rows.sets[one:])
    if one in rows.draws and other in rows.draws:
        draw, before = rows.draws[one], rows.draws[other]
        return draw.of == before.of and draw.number != before.number
    return _are_of_two_splits(rows, splits, one, other)


def _end_alike(rows: Rows, one: int, other: int) -> bool:
    """Whether `other` are all rows up to a place that is computed, and `one` some of those before it: `[t : t + 7]`."""
    places = [where for how, where in rows.turns[other] if how == "before" and str(where).startswith("BinOp")]
    if len(places) != 1 or len(rows.turns[other]) != 1:
        return False
    for _ in range(_FARTHEST):
        row_set = rows.sets[one]
        if row_set.edge != "subset" or len(row_set.parents) != 1:
            return False
        if row_set.parents == rows.sets[other].parents:
            return ("before", places[0]) in rows.turns.get(one, ())
        one = next(iter(row_set.parents))
    return False


def _are_of_two_splits(rows: Rows, splits: list[Split], one: int, other: int) -> bool:
    """Whether both are, or were chosen from, parts of the same rows, that were split by chance twice."""
    found = False
    for held in _chosen_from(rows, one):
        for known in _chosen_from(rows, other):
            if held.split is None or known.split is None or not _are_the_same(rows, held.parents, known.parents):
                continue
            if not _are_independent(splits[held.split], splits[known.split]):
                return False
            found = True
    return found


def _chosen_from(rows: Rows, row: int) -> list[RowSet]:
    """Return `row`, and what it was chosen from, one after the other."""
    found = [rows.sets[row]]
    while len(found) < _FARTHEST and found[-1].edge in ("part", "subset") and len(found[-1].parents) == 1:
        found.append(rows.sets[next(iter(found[-1].parents))])
    return found


def _are_independent(one: Split, other: Split) -> bool:
    """Whether both divide by chance, and surely not alike."""
    if one is other or not all(
        split.kind in ("split", "cross-validation") and split.mixing == "random" for split in (one, other)
    ):
        return False
    return are_surely_different(one, other)


def _are_the_same(rows: Rows, some: Identities, others: Identities) -> bool:
    """Whether both are the same rows, or were read from the same file twice and chosen alike."""
    for _ in range(_FARTHEST):
        if some == others:
            return True
        if len(some) != 1 or len(others) != 1:
            return False
        one, other = next(iter(some)), next(iter(others))
        if one in rows.files or other in rows.files:
            return rows.files.get(one) == rows.files.get(other)
        first, second = rows.sets[one], rows.sets[other]
        if first.edge != "subset" or second.edge != "subset" or first.selector is None:
            return False
        if first.selector != second.selector or first.selector[0][0] not in _BY_CONTENT:
            return False
        some, others = first.parents, second.parents
    return False


def _cross(one: Span, other: Span) -> bool:
    """Whether two spans surely have much in common."""
    bounds = (one.lower, one.upper, other.lower, other.upper)
    if one.of != other.of or ... in bounds:
        return False
    # What their bounds are shares of: where numbers of rows lie, that is the rows.
    of = next((bound.of for bound in bounds if isinstance(bound, Size) and bound.of), one.of)
    lower = _later(_beginning(of, one.lower), _beginning(of, other.lower))
    upper = _earlier(_end(of, one.upper), _end(of, other.upper))
    if lower is None or upper is None or not _is_before(lower, upper):
        return False
    common = _less(upper, lower)
    return common.share > _NEARLY or any(
        length.share < _NEARLY and 0 < part * length.more <= common.more
        for length, part in ((_length(of, one), _OF_ONE), (_length(of, other), _OF_OTHER))
    )


def _length(of: Identities, span: Span) -> Size:
    return _less(_end(of, span.upper), _beginning(of, span.lower))


def _beginning(of: Identities, bound: Bound) -> Size:
    return _from_beginning(of, bound) if isinstance(bound, Size) else Size(of, 0, 0)


def _end(of: Identities, bound: Bound) -> Size:
    return _from_beginning(of, bound) if isinstance(bound, Size) else Size(of, 1, 0)


def _from_beginning(of: Identities, bound: Size) -> Size:
    """Return a place that may be counted from the end as one that is counted from the beginning."""
    is_from_end = bound.share <= 0 and bound.more <= 0 and (bound.share, bound.more) != (0, 0)
    return Size(bound.of or of, bound.share + is_from_end, bound.more)


def _less(one: Size, other: Size) -> Size:
    return Size(one.of, one.share - other.share, one.more - other.more)


def _is_before(one: Size, other: Size) -> bool:
    """Whether `one` is surely less than `other`, however many rows there are."""
    if one.of != other.of:
        return False
    share, more = other.share - one.share, other.more - one.more
    # There are more rows than a bound that is written as a number, from the beginning or the end.
    is_end = other.share == 1 and other.more == 0 and one.share == 0
    is_beginning = one.share == 0 and one.more == 0 and other.share == 1
    return is_end or is_beginning or (share >= -_NEARLY and more >= 0 and (share > _NEARLY or more > 0))


def _later(one: Size, other: Size) -> Size | None:
    return other if one == other or _is_before(one, other) else one if _is_before(other, one) else None


def _earlier(one: Size, other: Size) -> Size | None:
    return one if one == other or _is_before(one, other) else other if _is_before(other, one) else None

"""Parts that were put together, and are taken apart again as they were: by a bound, by a flag, by their number."""

from __future__ import annotations

import ast

from mlgate.rules.part_names import is_held_out_name, is_training_name
from mlgate.rules.row_sets import Bound, Size
from mlgate.rules.rows import Rows
from mlgate.rules.values import NONE, Identities, Selector


def part(rows: Rows, together: Identities, selector: Selector) -> Identities:
    """Return those of `together` that `selector` gives back; none where that is not known."""
    (how, *what), side = selector
    if how in ("<", "<="):
        return frozenset(row for row in together if _is_same(rows.sets[row].selector, selector))
    flag = side if how == "part" else _flag(what, side) if how == "==" else None
    if flag is None:
        return NONE
    trained = frozenset(row for row in together if is_trained_on(rows, row))
    return NONE if trained == together or not trained else together - trained if flag else trained


def piece(together: Identities, lower: Bound, upper: Bound) -> Identities:
    """Return those of `together` up to, or from, the length of the first; none where that is not known."""
    at = upper if lower is None else lower
    if not isinstance(at, Size) or (at.share, at.more) != (1, 0) or not at.of < together:
        return NONE
    return at.of if lower is None else together - at.of


def is_inside(chosen: Selector | None, selector: Selector | None) -> bool:
    """Whether both choose by a comparison of the same column, of whichever table, the first no more than the second."""
    if chosen is None or selector is None or chosen[1] != selector[1]:
        return False
    match chosen[0], selector[0]:
        case ("<" | "<=" as how, left, bound), (other_how, other_left, other_bound):
            is_same = how == other_how and _column(left) is not None and _column(left) == _column(other_left)
            return is_same and (bound == other_bound or _is_further(chosen[1], bound, other_bound))
    return False


def _is_same(chosen: Selector | None, selector: Selector) -> bool:
    return is_inside(chosen, selector) and is_inside(selector, chosen)


def _is_further(side: int, bound: object, other: object) -> bool:
    """Whether a constant chooses fewer rows than another: of those below, the lesser one."""
    lesser, greater = map(_constant, (bound, other) if side == 0 else (other, bound))
    if isinstance(lesser, str) and isinstance(greater, str):
        return lesser <= greater
    numbers = (int, float)
    return isinstance(lesser, numbers) and isinstance(greater, numbers) and lesser <= greater


def _column(written: object) -> object:
    """Return the column that `rows["a"]` or `rows.a` names."""
    match written:
        case (ast.Subscript, _, key):
            return _constant(key)
        case (_, str() as name):
            return name
    return None


def _constant(written: object) -> object:
    match written:
        case (ast.Constant, _, value):
            return value
    return None


def _flag(what: list[object], side: int) -> int | None:
    """Return which side `rows["is_train"] == 1` chooses: 0 for the rows to train on, 1 for the others."""
    name, value = _column(what[0]), _constant(what[1])
    if not isinstance(name, str) or value not in (0, 1):
        return None
    chosen = int(not value)
    if is_training_name(name):
        return chosen ^ side
    return 1 ^ chosen ^ side if is_held_out_name(name) else None


def is_trained_on(rows: Rows, row: int) -> bool:
    """Whether `row` is a part to train on, by how it was made or by its names."""
    names = rows.labels.get(row, set())
    return rows.sets[row].part == "train" or (bool(names) and all(map(is_training_name, names)))

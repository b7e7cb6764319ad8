"""What is learned from rows without a fitted object: statistics, encodings by group, choices of columns, more rows."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlgate.rules.columns import About
from mlgate.rules.flow import Flow
from mlgate.rules.growing import grows
from mlgate.rules.loop_rows import is_variant
from mlgate.rules.row_sets import RowSet
from mlgate.rules.totals import note_total
from mlgate.rules.values import (
    NONE,
    Arguments,
    Constant,
    Data,
    Each,
    Either,
    Identities,
    Items,
    Lesson,
    Pending,
    Symbol,
    Value,
    constant,
)

# Of all rows, these say something of the test rows that a model can use once they are written back.
STATISTICS = frozenset({
    "amax", "amin", "average", "cov", "describe", "fmean", "mad", "max", "mean", "median", "min", "mode", "moments",
    "nanmax", "nanmean", "nanmedian", "nanmin", "nanpercentile", "nanquantile", "nanstd", "norm", "percentile",
    "pstdev", "ptp", "pvariance", "quantile", "quantiles", "reduce_max", "reduce_mean", "reduce_min", "reduce_std",
    "reduce_variance", "sem", "std", "std_mean", "stdev", "trim_mean", "var", "var_mean", "variance",
})  # fmt: skip
# What a group is encoded by.
_OF_GROUPS = STATISTICS | {"agg", "aggregate", "count", "first", "last", "nunique", "size", "skew", "sum"}
_FREQUENCIES = frozenset({"value_counts"})
_CORRELATIONS = frozenset({"corr", "corrcoef", "corrwith"})
# The ends of the rows alone: `year.max() - year` is an age, and says nothing of single rows.
_ENDS = frozenset({"amax", "amin", "max", "min", "nanmax", "nanmin"})
# Methods of a polars frame that evaluate expressions.
_EVALUATING = frozenset({"select", "with_columns", "with_column"})
JUDGING = {"mask": "the share that is right", "error": "its mean error"}
# They are told which aggregates to take.
_NAMING = frozenset({"agg", "aggregate"})
# Where no axis is named, it stands first.
_WITH_AXIS = frozenset(
    {"amax", "amin", "max", "mean", "median", "min", "nanmean", "nanstd", "ptp", "std", "sum", "var"}
)
_BESIDE = (1, "columns", "index_columns", -1)


def note_right(flow: Flow, compared: Value, node: ast.expr) -> None:
    """Note that predictions are judged where those are counted of which it is true what they are `compared` with."""
    if isinstance(compared, Data) and compared.form == "mask" and flow.predicted(compared):
        flow.judged(node, JUDGING["mask"], compared)


def aggregated(flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> Value:
    """Return what the aggregate `name` of `receiver` gives: of windows and of rows beside one another, every row."""
    rows = flow.rows_of(receiver)
    form = receiver.form if isinstance(receiver, Data) else ""
    if form == "windows" or is_beside(arguments) or _is_beside_by_place(receiver, name, arguments):
        predictions = _in_columns(flow, receiver)
        return flow.data(rows, receiver, form="mask" if name in ("all", "any") else "", predictions=predictions)
    if form in JUDGING and name in ("mean", "median", "sum") and flow.predicted(receiver):
        flow.judged(node, JUDGING[form], receiver)
    if name in _NAMING and form != "groups":
        name = next((one for one in _named_in(arguments.get(0, "func")) if one in STATISTICS), name)
    if name in _CORRELATIONS and any(map(flow.predicted, (receiver, *arguments.all))):
        flow.judged(node, "a comparison", receiver, *arguments.all, known=False)
    lesson = _lesson(form, name)
    if form == "expression":
        # Of rows that were chosen by an expression it is not known which they are.
        is_whole = isinstance(receiver, Data) and receiver.selector is None
        about = flow.about(receiver)
        vague = about.inexact() if about is not None else None
        told: Lesson = lesson or "total"
        return flow.data(rows, receiver, pending=((told, name, node),) if is_whole else (), about=vague)
    # An end of each column of an array is for scaling; one of a single column may be a date.
    shown = f"{name} of each column" if name in _ENDS and arguments.get(-1, "axis", "dim") is not None else name
    learned = flow.lesson(lesson, shown, rows, node) if lesson else NONE
    if form != "groups":
        made = flow.data(NONE, receiver, learned=learned)
        return note_total(flow, name, receiver, made) if name == "sum" else made
    # A table with a row for each group has rows of its own.
    about, frame = flow.about(receiver), flow.identity()
    about = about if about is not None and about.frame in flow.periods else About(frame)
    return flow.data(flow.rows.root(), receiver, learned=learned, about=about)


def _in_columns(flow: Flow, table: Value) -> Identities:
    """Return the predictions that were written into the columns of `table`."""
    identity = table.identity if isinstance(table, Data) and flow.columns else None
    return NONE.union(*(found for (one, _), found in flow.columns.items() if one == identity))


def _named_in(value: Value | None) -> Iterator[str]:
    """Yield the aggregates that `agg` is given: by name, as functions, in a list or for each column."""
    if isinstance(value, Items):
        for one in value.values:
            yield from _named_in(one)
    elif isinstance(value, Symbol):
        yield value.last
    elif isinstance(value, Constant) and isinstance(value.value, str):
        yield value.value


def ranked(flow: Flow, value: Value, name: str, node: ast.expr) -> Identities:
    """Return what ranking a statistic of each column learns: which columns are chosen by it."""
    if flow.rows_of(value):
        return NONE
    of = [flow.fits[number].rows for number in flow.lessons(value, "statistic")]
    return flow.lesson("selection", name, NONE.union(*of), node) if of else NONE


def is_beside(arguments: Arguments) -> bool:
    """Whether an aggregate is over the columns of each row."""
    axis = arguments.get(-1, "axis", "dim")
    if isinstance(axis, Items):
        # Of pictures: over the height and the width of each.
        axes = [constant(one) for one in axis.values]
        return bool(axes) and all(type(one) is int and one != 0 for one in axes)
    return constant(axis) in _BESIDE


def _is_beside_by_place(receiver: Value, name: str, arguments: Arguments) -> bool:
    """Whether an aggregate is over the columns of each row by its first argument, behind the rows themselves."""
    given = arguments.positional
    if name not in _WITH_AXIS or not given:
        return False
    axis = constant(given[0] if given[0] is not receiver else given[1] if len(given) > 1 else None)
    return type(axis) is int and axis in (1, -1)


def _lesson(form: str, name: str) -> Lesson | None:
    if name in _CORRELATIONS:
        return "selection"
    if name in _FREQUENCIES or (form == "groups" and name in _OF_GROUPS):
        return "encoding"
    return "statistic" if name in STATISTICS and form != "groups" else None


def resolved(flow: Flow, frame: Value, values: tuple[Value, ...], name: str) -> Identities:
    """Return what the expressions in `values` learn of `frame`, whose method `name` they were given to."""
    if name not in _EVALUATING:
        return NONE
    rows, learned = flow.rows_of(frame), NONE
    for lesson, by, where in dict.fromkeys(one for value in values for one in flow.pending(value)):
        learned |= flow.lesson(lesson, by, rows, where) if lesson != "total" else NONE
    return learned


def over_groups(receiver: Data) -> tuple[Pending, ...]:
    """Return what the aggregates of an expression learn where they are taken `over` groups."""
    return tuple(("encoding", name, where) for _, name, where in receiver.pending)


def of_each_group(flow: Flow, receiver: Value, arguments: Arguments, node: ast.expr) -> Identities:
    """Return what `groupby(…).transform("mean")` learns; nothing where it only looks back."""
    name = constant(arguments.get(0, "func"))
    if isinstance(receiver, Data) and receiver.form == "groups" and name in _OF_GROUPS:
        return flow.lesson("encoding", f"groupby.transform({name})", receiver.rows, node)
    return NONE


def without_ends(flow: Flow, operator: ast.operator, value: Value) -> bool:
    """Whether `value` is only the least or the most of rows, which is added or subtracted."""
    if not isinstance(operator, (ast.Add, ast.Sub)) or not isinstance(value, Data) or value.rows:
        return False
    learned = flow.learned(value)
    return bool(learned) and all(
        number >= 0 and flow.fits[number].lesson == "statistic" and flow.fits[number].method in _ENDS
        for number in learned
    )


def is_size(flow: Flow, one: Value, other: Value) -> bool:
    """Whether `one` is the most of rows, to which the whole number `other` is added: how many there are."""
    learned = flow.learned(one)
    return (
        type(constant(other)) is int
        and flow.rows_of(one) == NONE
        and bool(learned)
        and all(number >= 0 and flow.fits[number].method in _ENDS for number in learned)
    )


def cut(flow: Flow, name: str, arguments: Arguments, node: ast.expr) -> Identities:
    """Return what `qcut`, or `cut` into a number of bins, learns of the rows; bins that are given tell nothing."""
    given = arguments.get(0, "x")
    rows = flow.rows_of(given) if given is not None else NONE
    bins = arguments.get(1, "bins", "q")
    if name == "qcut" or (isinstance(bins, Constant) and isinstance(bins.value, int)):
        return flow.lesson("statistic", name, rows, node)
    return NONE


def repeated(flow: Flow, pieces: Value, node: ast.expr, *, looping: bool = False) -> Identities:
    """Return what stacking `pieces` learns where one holds rows that another has too: copies, or changed copies."""
    if isinstance(pieces, Either):
        return NONE.union(*(repeated(flow, one, node) for one in pieces.values))
    if not isinstance(pieces, Items) or len(pieces.values) > _MOST_PIECES:
        return NONE
    # In a loop, what is put together is more often the columns of one row.
    may_be_columns = flow.iterating > flow.outer_loops and not looping
    held = [piece for piece in pieces.values if isinstance(piece, Data) and piece.rows]
    for place, one in enumerate(held):
        for other in held[:place]:
            lesson = _copied(flow, one, other) or _copied(flow, other, one)
            if lesson and not (
                may_be_columns
                and not grows(flow, one, other, node)
                and not (_are_chosen(flow, one) or _are_chosen(flow, other))
            ):
                rows = flow.rows_of(one, other)
                return flow.lesson(lesson, "stacking", rows, node)
    return NONE


_MOST_PIECES = 16


def _copied(flow: Flow, one: Data, other: Data) -> Lesson | None:
    if one.rows == other.rows:
        return "copies" if one.identity == other.identity else "augmentation"
    if flow.rows.within(one.rows, other.rows):
        return "copies"
    # Made by something unknown of the other's rows, and of no part beside them.
    edges = [flow.rows.sets[row] for row in flow.rows.above(one.rows, other.rows)]
    made = any(row_set.edge == "derived" for row_set in edges)
    above = [flow.rows.sets[row] for row in flow.rows.above(one.rows, other.rows)]
    of_other = any(not row_set.parents.isdisjoint(other.rows) for row_set in above)
    whole = all(row_set.edge in ("derived", "root") or _is_piece(row_set) for row_set in above)
    return "augmentation" if made and of_other and whole else None


def _are_chosen(flow: Flow, value: Data) -> bool:
    """Whether the rows of `value` were chosen by what they hold."""
    return all((flow.rows.sets[row].selector or (("",), 0))[0][0] in ("<", "<=", "==", "mask") for row in value.rows)


def _is_piece(row_set: RowSet) -> bool:
    """Whether `row_set` is an element of something unknown that was made of rows: `batch[0]`."""
    return row_set.edge == "subset" and row_set.selector is None


def extended(flow: Flow, before: Value, added: Value, node: ast.expr) -> Identities:
    """Return what `rows += [changed(row)]` learns in a loop over the rows themselves."""
    rows = flow.rows_of(before)
    if isinstance(before, Each) and isinstance(added, Each) and is_variant(flow, before.element, added.element):
        return flow.lesson("augmentation", "adding changed ones", rows, node)
    if not rows or not (isinstance(added, Each) or (flow.iterating and isinstance(added, Items))):
        return NONE
    made = [flow.rows.sets[row] for row in flow.rows_of(added) - rows]
    of_them = any(not flow.rows.above(row_set.parents).isdisjoint(rows) for row_set in made)
    changed = bool(made) and all(row_set.edge == "derived" for row_set in made)
    return flow.lesson("augmentation", "adding in a loop", rows, node) if of_them and changed else NONE


def scored(flow: Flow, name: str, arguments: Arguments, node: ast.expr) -> Value:
    """Return what a function says of each column: how much it tells of the target."""
    return flow.data(NONE, *arguments.all, learned=flow.lesson("selection", name, flow.rows_of(*arguments.all), node))


def normalized(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    """Return rows that were divided by the length of each column; of each row by its own, where nothing else is said.

    `axis` is `dim` in torch; `normalize` of sklearn, keras, tensorflow (`l2_normalize`) and torch take it by name.
    """
    given = arguments.get(0, "X", "x", "input")
    if given is None or constant(arguments.get(-1, "axis", "dim")) != 0:
        return None
    rows = flow.rows_of(given)
    return flow.data(rows, given, learned=flow.lesson("statistic", symbol.last, rows, node))

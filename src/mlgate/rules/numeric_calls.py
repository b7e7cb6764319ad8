"""What functions of numpy, pandas, polars and their like give: rows that are read, stacked, computed, or numbered."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from typing import TypeAlias

import msgspec

from mlgate.rules import draws, libraries
from mlgate.rules.aggregates import STATISTICS, aggregated, cut, ranked, repeated, scored
from mlgate.rules.changes import change, written_into
from mlgate.rules.coefficients import SOLVING, solved
from mlgate.rules.columns import About, combined
from mlgate.rules.decompositions import DECOMPOSING, decomposed, of_statistics
from mlgate.rules.events import Mixing
from mlgate.rules.flow import Flow
from mlgate.rules.gathering import of_summaries
from mlgate.rules.polars_calls import EXPRESSIONS, correlated, expression, length
from mlgate.rules.row_numbers import again, are_numbers, are_of_rows, chosen_numbers, numbers_of
from mlgate.rules.selectors import beside
from mlgate.rules.sizes import number_all
from mlgate.rules.stored_files import from_file, kept
from mlgate.rules.subsets import random_split
from mlgate.rules.turns import deleted
from mlgate.rules.unknown_calls import unknown_call
from mlgate.rules.values import (
    NONE,
    Arguments,
    Data,
    Form,
    Identities,
    Items,
    Symbol,
    Value,
    constant,
    is_error,
    longest,
)
from mlgate.rules.whole_series import FILTERS, filtered

# Of a mask, and of numbers of rows, these give the same.
_THE_SAME = frozenset({"array", "asarray", "ascontiguousarray", "ravel", "sort", "squeeze"})


# `None` where the name means something else of what it is given.
_Behaviour: TypeAlias = Callable[[Flow, Symbol, Arguments, ast.expr], Value | None]


def call_numeric(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value:
    """Follow the call of a function of a package that computes with arrays or frames."""
    name = symbol.last
    if name.startswith(("read_", "scan_", "load", "genfromtxt")):
        found = kept(flow, arguments, node)
        return found if found is not None else from_file(flow, _loaded(flow, symbol, arguments), symbol, arguments)
    if symbol.root == "polars" and (symbol.name in EXPRESSIONS or symbol.name.startswith("polars.selectors.")):
        return expression(flow, symbol, arguments)
    behaviour = _BEHAVIOURS.get(name)
    made = behaviour(flow, symbol, arguments, node) if behaviour is not None else None
    if made is not None:
        return made
    first = _first(arguments)
    if first is None:
        return flow.unknown()
    if name in libraries.STACKING or (name == "hstack" and are_numbers(longest(first))):
        return _stacked(flow, arguments, node)
    made = _computed(flow, symbol, first, arguments, node)
    if "out" in arguments.keywords:
        change(flow, arguments.keywords["out"], made)
    return made


def _loaded(flow: Flow, symbol: Symbol, arguments: Arguments) -> Data:
    if symbol.last.startswith(("read_", "scan_")):
        return _read(flow, arguments)
    read = flow.read()
    if symbol.root == "numpy":
        flow.arrays.add(read.identity)
        if flow.iterating:
            flow.samples.update(dict.fromkeys(read.rows, False))
    return read


def _first(arguments: Arguments) -> Value | None:
    return arguments.get(0, "data", "objs", "arrays", "x")


def _generator(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Data:
    del symbol, arguments, node
    return Data(flow.identity())


def _drawn(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Data:
    del symbol, node
    return flow.drawn(*arguments.all)


def _counted(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Data:
    del symbol, node
    return number_all(flow, Data(flow.identity(), flow.rows.root(), form="index"), arguments)


def _calendar(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Data:
    """Return dates, or other steps, between two: they tell nothing of the rows that these were of."""
    del symbol, arguments, node
    return Data(flow.identity())


def _indexed(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Data | None:
    """Return a frame that is made of an index only."""
    del symbol, node
    index = arguments.get(-1, "index")
    if not isinstance(index, Data) or _first(arguments) is not None:
        return None
    of = flow.indexes.get(index.identity)
    # Its columns will be made of those of the frame that has the index.
    return flow.data(index.rows, about=About(of.frame, frozenset()) if of is not None else None)


def _ranked(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Data | None:
    """Return the columns in the order of something learned."""
    first = _first(arguments)
    learned = ranked(flow, first, symbol.last, node) if first is not None else NONE
    return flow.data(NONE, form="labels", learned=learned) if learned else None


def _binned(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Data | None:
    """Return a number for each group."""
    first = _first(arguments)
    rows = flow.rows_of(first) if first is not None else NONE
    return flow.data(NONE, *arguments.all, learned=flow.lesson("encoding", symbol.last, rows, node)) if rows else None


def _numbered(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Items | None:
    """Return the distinct values of rows, and for each row the number of its value."""
    del node
    first, is_factorize = _first(arguments), symbol.last == "factorize"
    if first is None or not (is_factorize or constant(arguments.get(-1, "return_inverse")) is True):
        return None
    values, numbers = flow.data(NONE, first), flow.data(flow.rows_of(first), first, about=None)
    if is_factorize:
        return Items((numbers, values))
    more = constant(arguments.get(-1, "return_counts")) is True
    return Items((values, numbers, Data(flow.identity())) if more else (values, numbers))


def _filled(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Data | None:
    """Return an array of one value; one that is as long as rows are belongs to these."""
    del node
    if symbol.last.endswith("_like") and flow.rows_of(*arguments.all):
        return None
    made = flow.unknown(*arguments.all)
    flow.filled |= made.rows
    return made


def _read(flow: Flow, arguments: Arguments) -> Data:
    """Return a frame that was read; in the order of time where its index is."""
    read = flow.read()
    dates = arguments.get(-1, "parse_dates")
    if dates is not None and arguments.get(-1, "index_col") is not None and read.about is not None:
        flow.timed.add(read.about.frame)
    return read


def _computed(flow: Flow, symbol: Symbol, first: Value, arguments: Arguments, node: ast.expr) -> Value:
    name = symbol.last
    # The length of each column; that of a row, or of a difference, is none.
    is_norm_of_rows = name == "norm" and constant(arguments.get(2, "axis")) != 0
    if (name in libraries.AGGREGATING or name in STATISTICS) and not is_norm_of_rows:
        return aggregated(flow, first, name, arguments, node)
    if name in libraries.MASKING:
        return flow.data(flow.rows_of(first), *arguments.all, form="mask")
    if name in ("repeat", "tile") and isinstance(first, Data) and are_of_rows(flow, first):
        if first.form == "index":
            return again(flow, first, name, node)
        return flow.data(first.rows, first, learned=flow.lesson("copies", name, first.rows, node), about=None)
    if name == "setdiff1d":
        return beside(flow, first, arguments.get(1, "ar2"))
    if name in ("argwhere", "flatnonzero"):
        return numbers_of(flow, first)
    if name == "nonzero" or (name == "where" and len(arguments.all) == 1):
        # For each dimension those of it.
        return Items((numbers_of(flow, first),))
    if name in libraries.SCORING_FUNCTIONS:
        return scored(flow, name, arguments, node)
    return _row_by_row(flow, symbol, first, arguments, node)


def _row_by_row(flow: Flow, symbol: Symbol, first: Value, arguments: Arguments, node: ast.expr) -> Value:
    name = symbol.last
    if name == "random_split":
        return random_split(flow, arguments, node)
    if name == "crosstab":
        rows = flow.rows_of(*arguments.positional)
        return flow.data(flow.rows.root(), *arguments.all, learned=flow.lesson("encoding", name, rows, node))
    if name in ("cut", "qcut"):
        return _cut(flow, name, first, arguments, node)
    if name in ("repeat", "tile") and constant(arguments.get(2, "axis")) == 0:
        rows = flow.rows_of(first)
        return flow.data(rows, first, learned=flow.lesson("copies", name, rows, node))
    if name == "split":
        return _pieces(flow, first, arguments, node)
    if name in libraries.STANDARDISING:
        rows = flow.rows_of(first)
        return flow.data(rows, first, learned=flow.lesson("statistic", name, rows, node))
    if name in libraries.ROWWISE:
        return _kept(flow, name, first, arguments, node)
    return of_statistics(flow, symbol, arguments) or unknown_call(flow, symbol, arguments, node)


def _kept(flow: Flow, name: str, first: Value, arguments: Arguments, node: ast.expr) -> Value:
    """Return the rows that a function is given, in their order."""
    if name == "TensorDataset" and len(arguments.positional) > 1:
        flow.pair(arguments.positional[0], arguments.positional[1], node)
    about = flow.about(first)
    if about is not None and about.names is not None and not isinstance(first, Items):
        about = combined(tuple(flow.about(one) for one in arguments.all if flow.rows_of(one)), exact=True)
    if name in libraries.NUMERIC_FUNCTIONS:
        flow.count(about)
    form: Form = "error" if name in ("abs", "absolute", "square") and is_error(first) else ""
    if isinstance(first, Data) and first.form == "labels":
        form = "labels"
    if isinstance(first, Data) and first.form in ("index", "mask") and name in _THE_SAME:
        chosen = first.selector or (("mask", first.identity), 0)
        return flow.data(
            first.rows, first, form=first.form, selector=chosen if first.form == "mask" else first.selector
        )
    return flow.data(_first_rows(flow, *arguments.all), *arguments.all, about=about, form=form)


def _pieces(flow: Flow, value: Value, arguments: Arguments, node: ast.expr) -> Value:
    """Return what `np.split(rows, [a, b])` gives: the rows up to `a`, and those behind, piece by piece."""
    where, rows = arguments.get(1, "indices_or_sections"), flow.rows_of(value)
    if not isinstance(where, Items) or not rows or constant(arguments.get(2, "axis")) not in (..., 0):
        return flow.unknown(value)
    cuts = range(len(where.values) + 1)
    parts = [flow.rows.subset(rows, (("pieces", flow.identity()), one)) for one in cuts]
    about = flow.about(value)
    mixing: Mixing = "random" if about is not None and about.shuffled else ""
    sides = (parts[0], NONE.union(*parts[1:]))
    flow.split("manual", rows, node, learned=flow.learned(value), parts=sides, abouts=(about,), mixing=mixing)
    form: Form = value.form if isinstance(value, Data) else ""
    return Items(tuple(flow.data(part, value, about=about, form=form) for part in parts))


def _cut(flow: Flow, name: str, first: Value, arguments: Arguments, node: ast.expr) -> Value:
    about = flow.about(first)
    if about is not None:
        about = msgspec.structs.replace(about, number=constant(arguments.get(-1, "labels")) is False)
    learned = cut(flow, name, arguments, node)
    return flow.data(flow.rows_of(first), *arguments.all, learned=learned, about=about)


def _stacked(flow: Flow, arguments: Arguments, node: ast.expr) -> Value:
    beside = constant(arguments.get(-1, "axis")) in (1, "columns") or constant(arguments.get(-1, "how")) == "horizontal"
    if beside:
        about = _side_by_side(flow, arguments.get(0, "objs", "arrays", "tup") or Items(()))
        return flow.data(_first_rows(flow, *arguments.positional), *arguments.all, about=about)
    pieces = arguments.get(0, "objs", "arrays", "tup")
    if isinstance(pieces, Data) and len(arguments.positional) > 1:
        # `np.append(rows, more)`.
        pieces = Items(arguments.positional[:2])
    learned = repeated(flow, pieces, node) if pieces is not None else NONE
    if flow.around and not flow.rows_of(*arguments.all) and isinstance(pieces, Items):
        return of_summaries(flow, pieces, node)
    form: Form = "index" if pieces is not None and are_numbers(longest(pieces)) else ""
    rows = flow.rows_of(*arguments.all)
    flow.unite(rows)
    return flow.data(rows, *arguments.all, learned=learned, about=None, form=form)


def _side_by_side(flow: Flow, pieces: Value) -> About | None:
    """Return what columns that are put together are about; one that looks ahead may be the target."""
    about = flow.about(pieces)
    known = [flow.about(piece) for piece in pieces.values] if isinstance(pieces, Items) else []
    if about is not None and any(piece is None or not piece.ahead for piece in known):
        return msgspec.structs.replace(about, ahead=())
    return about


def _first_rows(flow: Flow, *values: Value) -> frozenset[int]:
    """Return the rows of the first of `values` that has any: what stands side by side has the same.

    Those of an array of ones say less than any others.
    """
    found = NONE
    for value in values:
        rows = _first_rows(flow, *value.values) if isinstance(value, Items) else flow.rows_of(value)
        if rows and not rows <= flow.filled:
            return rows | _siblings(flow, rows, values)
        found = found or rows
    return found


def _siblings(flow: Flow, rows: Identities, values: Sequence[Value]) -> Identities:
    """Return the rows of those of `values` that something unknown made of the same as `rows`, one for each of them."""
    if flow.rows.parts(rows) or not all(flow.rows.sets[row].edge == "derived" for row in rows):
        return NONE
    made_of = NONE.union(*(flow.rows.sets[row].parents for row in rows))
    others = NONE.union(*(value.rows for value in values if isinstance(value, Data)))
    return frozenset(
        row
        for row in others - rows - flow.filled
        if flow.rows.sets[row].edge == "derived" and flow.rows.sets[row].parents == made_of
    )


_BEHAVIOURS: dict[str, _Behaviour] = {
    **dict.fromkeys(("RandomState", "default_rng"), _generator),
    **dict.fromkeys(libraries.DRAWING, _drawn),
    **dict.fromkeys(("copyto", "place", "putmask"), written_into),
    **dict.fromkeys(("permutation", "randperm"), draws.permuted),
    **dict.fromkeys(("arange", "range"), _counted),
    **dict.fromkeys(("bdate_range", "date_range", "interval_range", "period_range", "timedelta_range"), _calendar),
    **dict.fromkeys(("DataFrame", "Series"), _indexed),
    "corr": correlated,
    "delete": deleted,
    **dict.fromkeys(FILTERS, filtered),
    **dict.fromkeys(("count", "len"), length),
    "argsort": _ranked,
    "choice": chosen_numbers,
    "bincount": _binned,
    **dict.fromkeys(DECOMPOSING, decomposed),
    **dict.fromkeys(SOLVING, solved),
    **dict.fromkeys(("factorize", "unique"), _numbered),
    **dict.fromkeys(("empty", "full", "ones", "zeros", "zeros_like"), _filled),
}

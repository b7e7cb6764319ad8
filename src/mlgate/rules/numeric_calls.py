"""What functions of numpy, pandas, polars and their like give: rows that are read, stacked, computed, or numbered."""

from __future__ import annotations

import ast

from mlgate.rules import libraries
from mlgate.rules.aggregates import STATISTICS, aggregated, cut, repeated, scored
from mlgate.rules.columns import combined
from mlgate.rules.flow import Flow
from mlgate.rules.row_choices import beside
from mlgate.rules.unknown_calls import unknown_call
from mlgate.rules.values import NONE, Arguments, Data, Form, Items, Symbol, Value, constant, is_error

_MOST_PIECES = 8
_EXPRESSIONS = frozenset({"polars.all", "polars.col", "polars.exclude", "polars.nth"})


def call_numeric(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value:
    """Follow the call of a function of a package that computes with arrays or frames."""
    name, first = symbol.last, arguments.get(0, "data", "objs", "arrays", "x")
    if name.startswith(("read_", "scan_")):
        return flow.read()
    if name.startswith(("load", "genfromtxt")):
        return flow.outside("")
    if name in ("RandomState", "default_rng"):
        return Data(flow.identity())
    if name in libraries.DRAWING:
        return flow.drawn(*arguments.all)
    if name in ("arange", "permutation", "randperm", "range"):
        return Data(flow.identity(), flow.rows.root(), form="index")
    if first is None:
        return flow.unknown()
    if name in libraries.STACKING:
        return _stacked(flow, arguments, node)
    return _computed(flow, symbol, first, arguments, node)


def _computed(flow: Flow, symbol: Symbol, first: Value, arguments: Arguments, node: ast.expr) -> Value:
    name = symbol.last
    if name in libraries.AGGREGATING or name in STATISTICS:
        return aggregated(flow, first, name, arguments, node)
    if name in libraries.MASKING:
        return flow.data(flow.rows_of(first), *arguments.all, form="mask")
    if name in ("repeat", "tile") and isinstance(first, Data) and first.rows and first.form != "index":
        rows = flow.rows_of(first)
        return flow.data(rows, first, learned=flow.lesson("copies", name, rows, node), about=None)
    if name == "setdiff1d":
        return beside(flow, first, arguments.get(1, "ar2"))
    if name in ("array_split", "split") and symbol.root == "numpy":
        return _divided(flow, first, arguments)
    if name in ("argwhere", "flatnonzero", "nonzero") or (name == "where" and len(arguments.all) == 1):
        return numbers_of(flow, first)
    if name in libraries.SCORING_FUNCTIONS:
        return scored(flow, name, arguments, node)
    return _row_by_row(flow, symbol, first, arguments, node)


def _row_by_row(flow: Flow, symbol: Symbol, first: Value, arguments: Arguments, node: ast.expr) -> Value:
    name = symbol.last
    if symbol.name in _EXPRESSIONS:
        return Data(flow.identity(), form="expression")
    if name == "random_split":
        return _random_split(flow, arguments, node)
    if name == "crosstab":
        rows = flow.rows_of(*arguments.positional)
        return flow.data(flow.rows.root(), *arguments.all, learned=flow.lesson("encoding", name, rows, node))
    if name in ("cut", "qcut"):
        return flow.data(flow.rows_of(first), *arguments.all, learned=cut(flow, name, arguments, node))
    if name in libraries.STANDARDISING:
        rows = flow.rows_of(first)
        return flow.data(rows, first, learned=flow.lesson("statistic", name, rows, node))
    if name in libraries.ROWWISE:
        about = flow.about(first)
        if about is not None and about.names is not None:
            about = combined(tuple(flow.about(one) for one in arguments.all if flow.rows_of(one)), exact=True)
        form: Form = "error" if name in ("abs", "absolute", "square") and is_error(first) else ""
        if isinstance(first, Data) and first.form == "labels":
            form = "labels"
        return flow.data(_first_rows(flow, *arguments.all), *arguments.all, about=about, form=form)
    return unknown_call(flow, symbol, arguments, node)


def _divided(flow: Flow, whole: Value, arguments: Arguments) -> Value:
    """Return the pieces that numpy's `split` makes of rows, or of their numbers."""
    bounds = arguments.get(1, "indices_or_sections")
    known = constant(bounds)
    count = len(bounds.values) + 1 if isinstance(bounds, Items) else known if type(known) is int else 0
    rows = flow.rows_of(whole)
    if not rows or not 0 < count <= _MOST_PIECES:
        return flow.unknown(whole)
    number = flow.identity()
    pieces = (flow.rows.subset(rows, (("piece", number, piece), 0)) for piece in range(count))
    form = whole.form if isinstance(whole, Data) else ""
    return Items(
        tuple(
            flow.data(one, whole, form=form, selector=(("piece", number, piece), 0)) for piece, one in enumerate(pieces)
        )
    )


def numbers_of(flow: Flow, mask: Value) -> Value:
    """Return the numbers of the rows that `mask` chooses."""
    if not isinstance(mask, Data):
        return flow.unknown(mask)
    selector = mask.selector or (("mask", mask.identity), 0)
    return flow.data(flow.rows.subset(mask.rows), mask, form="index", selector=selector)


def _stacked(flow: Flow, arguments: Arguments, node: ast.expr) -> Value:
    beside = constant(arguments.get(-1, "axis")) in (1, "columns") or constant(arguments.get(-1, "how")) == "horizontal"
    if beside:
        return flow.data(_first_rows(flow, *arguments.positional), *arguments.all, about=None)
    pieces = arguments.get(0, "objs", "arrays", "tup")
    learned = repeated(flow, pieces, node) if pieces is not None else NONE
    return flow.data(flow.rows_of(*arguments.all), *arguments.all, learned=learned, about=None)


def _first_rows(flow: Flow, *values: Value) -> frozenset[int]:
    """Return the rows of the first of `values` that has any: what stands side by side has the same."""
    for value in values:
        rows = _first_rows(flow, *value.values) if isinstance(value, Items) else flow.rows_of(value)
        if rows:
            return rows
    return NONE


def _random_split(flow: Flow, arguments: Arguments, node: ast.expr) -> Value:
    given = arguments.get(0, "dataset")
    rows = (flow.rows_of(given) if given is not None else NONE) or flow.rows.root()
    number = flow.split("split", rows, node, learned=flow.learned(given) if given is not None else NONE)
    parts = ("train", "test")
    return Items(tuple(flow.data(flow.part(rows, number, part), *([given] if given else [])) for part in parts))

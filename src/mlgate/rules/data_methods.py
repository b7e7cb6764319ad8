"""What methods of data give: the same rows, some of them, columns, or an aggregate."""

from __future__ import annotations

import ast

import msgspec

from mlgate.rules import libraries
from mlgate.rules.aggregates import aggregated, extended, is_beside, of_each_group, over_groups, resolved
from mlgate.rules.columns import About, Names, named
from mlgate.rules.flow import Flow
from mlgate.rules.libraries import (
    AGGREGATING,
    CHOOSING,
    EXACT,
    GROUPING,
    KEEPING,
    MASKING,
    NUMBERING,
    WINDOWING,
)
from mlgate.rules.row_choices import beside, selector
from mlgate.rules.values import (
    NONE,
    Arguments,
    Blueprint,
    Constant,
    Data,
    Each,
    Form,
    Function,
    Items,
    Method,
    Selector,
    Value,
    constant,
    is_error,
)

# What is an aggregate of groups only.
_OF_GROUPS = frozenset({"first", "last", "nth", "size"})
# Of a mask, and of numbers of rows, these give the same.
_AS_MASK = frozenset({"astype", "copy", "fillna", "ravel", "reset_index", "squeeze", "to_list", "to_numpy", "tolist"})
# Afterwards rows have the index that they had.
_INDEXED = frozenset({"assign", "astype", "copy", "fillna", "sort_index", "sort_values"})


def _form(value: Value) -> str:
    return value.form if isinstance(value, Data) else ""


def _selector_of(name: str, arguments: Arguments, node: ast.expr) -> Selector | None:
    """Return how a method chooses rows, where another may choose all others."""
    if name in ("head", "tail", "slice", "limit"):
        beginning = name in ("head", "limit")
        if name == "slice" and constant(arguments.get(0, "offset")) == 0:
            beginning = True
        elif len(arguments.positional) > 1:
            return None
        return (("slice",), 0 if beginning else 1)
    given = arguments.get(0)
    if name == "filter" and isinstance(given, Data) and isinstance(node, ast.Call) and len(node.args) == 1:
        return selector(given, node.args[0])
    return None


def call_data(flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> Value:
    """Follow the method `name` of data, or of something unknown."""
    rows, form = flow.rows_of(receiver), _form(receiver)
    if name in MASKING:
        by = arguments.get(0) if name == "isin" else None
        selector = by.selector if isinstance(by, Data) else None
        if selector is not None and not (isinstance(by, Data) and by.form == "index"):
            selector = (("isin", *selector[0]), selector[1])
        return flow.data(rows, receiver, *arguments.all, form="mask", selector=selector)
    if name in NUMBERING and not flow.rows_of(*arguments.all):
        return Data(flow.identity(), flow.rows.root(), form="index")
    if name in libraries.DRAWING and not flow.rows_of(*arguments.all):
        return flow.drawn()
    if name == "repeat" and rows:
        learned = flow.lesson("copies", name, rows, node)
        return flow.data(rows, receiver, form="index" if form == "index" else "", learned=learned)
    if name in ("append", "extend") and rows and flow.iterating:
        change(flow, receiver, flow.data(rows, learned=extended(flow, receiver, Items(arguments.all), node)))
        return Constant(None)
    if name == "difference" and form == "index":
        return beside(flow, receiver, arguments.get(0, "other"))
    if form in ("labels", "expression") and not rows:
        return _of_columns(flow, receiver, name, arguments, node)
    results = [result for result in _called(flow, rows, arguments, node) if result is not None]
    if name in AGGREGATING or (name in _OF_GROUPS and form == "groups"):
        return aggregated(flow, receiver, name, arguments, node)
    if name in CHOOSING:
        return _chosen(flow, receiver, name, arguments, node)
    if name in KEEPING:
        return _kept(flow, receiver, arguments, results, (name, node))
    return _shaped(flow, receiver, name, arguments, results, node)


def _of_columns(flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> Value:
    """Follow a method of names of columns, or of an expression about some."""
    if name == "filter":
        return flow.data(NONE, receiver, form="expression", selector=(("filter",), 0))
    if _form(receiver) == "labels":
        return flow.data(NONE, receiver, *arguments.all, form="labels")
    if name == "over" and isinstance(receiver, Data):
        return Data(flow.identity(), form="expression", pending=over_groups(receiver))
    if name in AGGREGATING:
        return aggregated(flow, receiver, name, arguments, node)
    selector = receiver.selector if isinstance(receiver, Data) else None
    return flow.data(NONE, receiver, *arguments.all, form="expression", selector=selector)


def _shaped(
    flow: Flow, receiver: Value, name: str, arguments: Arguments, results: list[Value], node: ast.expr
) -> Value:
    rows = flow.rows_of(receiver)
    if name == "pivot_table" and rows:
        return flow.data(flow.rows.root(), receiver, learned=flow.lesson("encoding", name, rows, node))
    if name in GROUPING and rows:
        return flow.data(rows, receiver, form="groups")
    if name in WINDOWING and rows:
        return flow.data(rows, receiver, form="windows", about=_about_window(flow, receiver, arguments, node))
    if name in ("cross_val_score", "plot", "hist", "to_csv", "to_parquet", "to_pickle"):
        return Data(flow.identity())
    flow.forget(*arguments.all)
    return flow.unknown(receiver, *arguments.all, *results)


def _about_window(flow: Flow, receiver: Value, arguments: Arguments, node: ast.expr) -> About | None:
    about = flow.about(receiver)
    if about is None:
        return None
    flow.lagging.add(about.frame)
    if constant(arguments.get(-1, "center")) is True:
        return flow.glimpse("a centred window", about, node)
    return msgspec.structs.replace(about, exact=False)


def _called(flow: Flow, rows: frozenset[int], arguments: Arguments, node: ast.expr) -> list[Value | None]:
    """Return what the functions among the arguments make of the rows: `df.apply(scaler.fit_transform)`."""
    results: list[Value | None] = []
    for argument in arguments.all:
        if isinstance(argument, Function | Method | Blueprint) and rows:
            results.append(flow.invoke(argument, Arguments((flow.data(rows),)), node))
        else:
            results.append(None)
    return results


def _kept(
    flow: Flow, receiver: Value, arguments: Arguments, results: list[Value], called: tuple[str, ast.expr]
) -> Value:
    name, node = called
    if name == "pipe" and results and flow.rows_of(results[0]):
        return results[0]
    if name == "drop":
        return _dropped(flow, receiver, arguments, node)
    others = [other for other in arguments.all if isinstance(other, Data | Items | Each)]
    learned = of_each_group(flow, receiver, arguments, node) if name == "transform" else NONE
    learned |= resolved(flow, receiver, arguments.all, name, node)
    if name == "rank" and _form(receiver) == "" and not is_beside(arguments):
        learned = flow.lesson("statistic", name, flow.rows_of(receiver), node)
    # `" ".join(words)` is what the words are.
    rows = flow.rows_of(*others) if isinstance(receiver, Constant) else flow.rows_of(receiver)
    about = _about(flow, receiver, name, arguments, node)
    chosen = receiver.selector if isinstance(receiver, Data) and name in _INDEXED else None
    form: Form = "error" if name in ("abs", "pow") and is_error(receiver) else ""
    if isinstance(receiver, Data) and receiver.form in ("index", "mask") and name in _AS_MASK:
        form, chosen = receiver.form, receiver.selector or (("mask", receiver.identity), 0)
    kept = flow.data(rows, receiver, *others, *results, learned=learned, about=about, selector=chosen, form=form)
    if constant(arguments.get(-1, "inplace")) is True:
        _change(flow, receiver, kept)
        return Constant(None)
    if name == "insert":
        _change(flow, receiver, kept)
    return kept


def _about(flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> About | None:
    """Return what the result of a method that keeps the rows is about, and note where it looks ahead."""
    about = flow.about(receiver)
    if about is None:
        return None
    if name in ("shift", "diff", "pct_change"):
        periods = constant(arguments.get(0, "periods", "n"))
        if type(periods) is int and periods < 0:
            return flow.glimpse(f"{name}({periods})", about, node)
        flow.lagging.add(about.frame)
    if name in ("backfill", "bfill") or constant(arguments.get(-1, "method", "strategy")) in ("backfill", "bfill"):
        return flow.glimpse("a backward fill", about, node)
    if name == "pop":
        names = named(arguments.get(0, "item"))
        drop(flow, receiver, names)
        return about.only(names) if names else None
    if name in EXACT:
        return about
    return None if about.names is None else msgspec.structs.replace(about, exact=False)


def drop(flow: Flow, receiver: Value, names: Names | None) -> None:
    """Note that columns were dropped from `receiver` in place."""
    if isinstance(receiver, Data) and names:
        flow.put(flow.dropped, receiver.identity, flow.dropped.get(receiver.identity, frozenset()) | names)


def _change(flow: Flow, receiver: Value, now: Value) -> None:
    if isinstance(receiver, Data):
        flow.put(flow.changed, receiver.identity, flow.learned(now))


def change(flow: Flow, target: Value, value: Value) -> None:
    """Note that `value` was written into `target` in place."""
    learned = flow.learned(value)
    if isinstance(target, Data) and learned:
        flow.put(flow.changed, target.identity, flow.learned(target) | learned)


def _dropped(flow: Flow, receiver: Value, arguments: Arguments, node: ast.expr) -> Value:
    by = arguments.get(0, "index", "labels")
    if isinstance(by, Data) and by.form == "index" and by.rows:
        return flow.choose(receiver, (by.selector[0], 1) if by.selector else None, node)
    about, names = flow.about(receiver), _dropped_names(arguments)
    learned = NONE.union(*(flow.lessons(one, "selection", "fit") for one in arguments.all))
    if constant(arguments.get(-1, "inplace")) is True:
        drop(flow, receiver, names)
        change(flow, receiver, flow.data(NONE, learned=learned))
        return Constant(None)
    if about is not None:
        about = about.without(names) if names is not None else None
    return flow.data(flow.rows_of(receiver), receiver, about=about, learned=learned)


def _dropped_names(arguments: Arguments) -> Names | None:
    """Return the columns that `drop` names; none where it drops rows, `None` where it is not known."""
    by = arguments.get(-1, "columns")
    if by is not None:
        return named(by)
    first = arguments.get(0, "labels")
    if constant(arguments.get(1, "axis")) in (1, "columns"):
        return named(first)
    # In polars columns are all that can be dropped; in pandas names are rarely rows.
    return named(first) if first is not None else frozenset()


def _chosen(flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> Value:
    if constant(arguments.get(-1, "inplace")) is True:
        return Constant(None)
    if name != "sample":
        chosen = flow.choose(receiver, _selector_of(name, arguments, node), node)
        # pandas' filter chooses columns.
        by_name = name == "filter" and {"items", "like", "regex"} & set(arguments.keywords)
        return flow.data(flow.rows_of(receiver), receiver, about=None) if by_name else chosen
    if constant(arguments.get(-1, "replace", "with_replacement")) is True:
        rows = flow.rows_of(receiver)
        return flow.data(rows, receiver, learned=flow.lesson("copies", name, rows, node))
    share = constant(arguments.get(-1, "frac", "fraction"))
    if isinstance(share, int | float) and share >= 1:
        return flow.data(flow.rows_of(receiver), receiver)
    selector: Selector = (("sample", flow.identity()), 0)
    chosen = flow.choose(receiver, selector, node)
    return flow.data(chosen.rows, chosen, selector=selector)

"""What methods of data give: the same rows, some of them, columns, or an aggregate."""

from __future__ import annotations

import ast

import msgspec

from mlgate.rules import libraries
from mlgate.rules.aggregates import aggregated, extended, is_beside, of_each_group, over_groups, ranked, resolved
from mlgate.rules.column_methods import about_expression, about_kept, about_labels, drop, function_of, windowed
from mlgate.rules.columns import About, Names, named
from mlgate.rules.flow import Flow
from mlgate.rules.libraries import (
    AGGREGATING,
    CHOOSING,
    GROUPING,
    KEEPING,
    MASKING,
    NUMBERING,
    PERIODS,
    WINDOWING,
)
from mlgate.rules.row_choices import beside, queried, selector
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
_RANKING = frozenset({"argpartition", "argsort", "nlargest", "nsmallest", "sort_values"})
# Of a mask, and of numbers of rows, these give the same.
_AS_MASK = frozenset({"astype", "copy", "fillna", "ravel", "reset_index", "squeeze", "to_list", "to_numpy", "tolist"})
# Afterwards rows have the index that they had.
_INDEXED = frozenset({"assign", "astype", "copy", "fillna", "sort_index", "sort_values"})


def _form(value: Value) -> str:
    return value.form if isinstance(value, Data) else ""


def _is_index(value: Value | None) -> bool:
    return not isinstance(value, Constant | Data) or (isinstance(value, Data) and bool(value.rows))


def _selector_of(name: str, arguments: Arguments, node: ast.expr) -> Selector | None:
    """Return how a method chooses rows, where another may choose all others."""
    if name in ("head", "tail", "slice", "limit", "skip") or (name == "take" and not _is_index(arguments.get(0))):
        beginning = name in ("head", "limit", "take")
        if name == "slice" and constant(arguments.get(0, "offset")) == 0:
            beginning = True
        elif len(arguments.positional) > 1:
            return None
        return (("slice",), 0 if beginning else 1)
    given = arguments.get(0)
    if name == "query" and isinstance(text := constant(given), str):
        return queried(text)
    if name == "filter" and isinstance(given, Data) and isinstance(node, ast.Call) and len(node.args) == 1:
        return selector(given, node.args[0])
    return None


def call_data(flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> Value:
    """Follow the method `name` of data, or of something unknown."""
    rows, form = flow.rows_of(receiver), _form(receiver)
    if name in MASKING and (rows or form != "labels"):
        return _masked(flow, receiver, name, arguments)
    if name in NUMBERING and not flow.rows_of(*arguments.all):
        return flow.drawn_numbers()
    if name in libraries.DRAWING and not flow.rows_of(*arguments.all):
        return flow.drawn()
    if name == "repeat" and rows:
        learned = flow.lesson("copies", name, rows, node)
        return flow.data(rows, receiver, form="index" if form == "index" else "", learned=learned)
    if name in ("append", "extend") and rows and flow.iterating:
        change(flow, receiver, flow.data(rows, learned=extended(flow, receiver, Items(arguments.all), node)))
        return Constant(None)
    if name in _RANKING and not rows and (chosen := ranked(flow, receiver, name, node)):
        return flow.data(NONE, receiver, form="labels", learned=chosen)
    if name == "difference" and form == "index":
        return beside(flow, receiver, arguments.get(0, "other"))
    if form in ("labels", "expression") and not rows:
        return _of_columns(flow, receiver, name, arguments, node)
    if name == "pipe" and (function := function_of(arguments)) is not None and rows:
        given = Arguments((receiver, *arguments.positional[1:]), arguments.keywords, arguments.open)
        return flow.invoke(function, given, node)
    arguments, results = _called(flow, receiver, name, arguments, node)
    if name in AGGREGATING or (name in _OF_GROUPS and form == "groups"):
        return aggregated(flow, receiver, name, arguments, node)
    if name in CHOOSING:
        return _chosen(flow, receiver, name, arguments, node)
    if name in KEEPING:
        return _kept(flow, receiver, arguments, results, (name, node))
    return _shaped(flow, receiver, name, arguments, results, node)


def _masked(flow: Flow, receiver: Value, name: str, arguments: Arguments) -> Data:
    by = arguments.get(0) if name == "isin" else None
    selector = by.selector if isinstance(by, Data) else None
    if selector is not None:
        selector = (("isin", *selector[0]), selector[1])
    return flow.data(flow.rows_of(receiver), receiver, *arguments.all, form="mask", selector=selector)


def _of_columns(flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> Value:
    """Follow a method of names of columns, or of an expression about some."""
    if name == "filter":
        return flow.data(NONE, receiver, form="expression", selector=(("filter",), 0))
    if _form(receiver) == "labels":
        about = about_labels(flow, receiver, name, arguments) if isinstance(receiver, Data) else None
        return flow.data(NONE, receiver, *arguments.all, form="labels", about=about)
    about = about_expression(flow, receiver, name, arguments, node) if isinstance(receiver, Data) else None
    if name == "fill_null" and constant(arguments.get(1, "strategy")) in ("max", "mean", "min"):
        by = str(constant(arguments.get(1, "strategy")))
        return flow.data(NONE, receiver, form="expression", pending=(("statistic", by),))
    if name == "over" and isinstance(receiver, Data):
        return Data(flow.identity(), form="expression", pending=over_groups(receiver), about=about)
    if name in AGGREGATING:
        return aggregated(flow, receiver, name, arguments, node)
    selector = receiver.selector if isinstance(receiver, Data) else None
    return flow.data(NONE, receiver, *arguments.all, form="expression", selector=selector, about=about)


def _shaped(
    flow: Flow, receiver: Value, name: str, arguments: Arguments, results: list[Value], node: ast.expr
) -> Value:
    rows = flow.rows_of(receiver)
    if name == "pivot_table" and rows:
        return flow.data(flow.rows.root(), receiver, learned=flow.lesson("encoding", name, rows, node))
    if name in GROUPING and rows:
        about, names = flow.about(receiver), named(arguments.get(0, "by"))
        flow.mention(about, names)
        if about is not None and names:
            flow.grouped.setdefault(about.frame, set()).update(names)
        return flow.data(rows, receiver, form="groups", **({"about": flow.period()} if name in PERIODS else {}))
    if name in WINDOWING and rows:
        return flow.data(rows, receiver, form="windows", about=windowed(flow, flow.about(receiver), arguments, node))
    if name in ("cross_val_score", "plot", "hist", "to_csv", "to_parquet", "to_pickle"):
        return Data(flow.identity())
    flow.forget(*arguments.all)
    about = flow.about(receiver)
    made = flow.unknown(receiver, *arguments.all, *results)
    return msgspec.structs.replace(made, about=about.vague()) if about is not None else made


def _called(
    flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr
) -> tuple[Arguments, list[Value]]:
    """Return what the functions among the arguments make of the rows: `df.apply(scaler.fit_transform)`.

    What `assign` is given by name stands for the column that it makes.
    """
    rows, results = flow.rows_of(receiver), list[Value]()
    if not rows:
        return arguments, results

    # One row at a time has no statistic of rows.
    form: Form = "windows" if name == "apply" and is_beside(arguments) else ""

    def called(argument: Value) -> Value:
        if not isinstance(argument, Function | Method | Blueprint):
            return argument
        given = flow.data(rows, about=flow.about(receiver), form=form)
        results.append(flow.invoke(argument, Arguments((given,)), node))
        return results[-1]

    for argument in arguments.positional:
        called(argument)
    keywords = {key: called(value) for key, value in arguments.keywords.items()}
    return (Arguments(arguments.positional, keywords, arguments.open) if name == "assign" else arguments), results


def _kept(
    flow: Flow, receiver: Value, arguments: Arguments, results: list[Value], called: tuple[str, ast.expr]
) -> Value:
    name, node = called
    if name == "pipe" and results and flow.rows_of(results[0]):
        return results[0]
    if name in ("join", "merge") and constant(arguments.get(-1, "how")) in ("anti", "semi"):
        return _matched(flow, receiver, arguments, node)
    if name == "drop":
        return _dropped(flow, receiver, arguments, node)
    others = [other for other in arguments.all if isinstance(other, Data | Items | Each)]
    learned = of_each_group(flow, receiver, arguments, node) if name == "transform" else NONE
    learned |= resolved(flow, receiver, arguments.all, name, node)
    if name == "fill_null" and constant(arguments.get(-1, "strategy")) in ("max", "mean", "min"):
        learned |= flow.lesson("statistic", name, flow.rows_of(receiver), node)
    strategy = constant(arguments.get(1, "strategy")) if name == "fill_null" else None
    if strategy in ("max", "mean", "min"):
        learned |= flow.lesson("statistic", str(strategy), flow.rows_of(receiver), node)
    if name == "rank" and _form(receiver) == "" and not is_beside(arguments):
        learned = flow.lesson("statistic", name, flow.rows_of(receiver), node)
    # `" ".join(words)` is what the words are.
    rows = flow.rows_of(*others) if isinstance(receiver, Constant) else flow.rows_of(receiver)
    about = about_kept(flow, receiver, name, arguments, node)
    if results and name in ("apply", "transform") and (_form(receiver) == "groups" or is_beside(arguments)):
        # What a function makes of a group, or of a row, it says itself.
        about = flow.about(results[0])
    chosen = receiver.selector if isinstance(receiver, Data) and name in _INDEXED else None
    form: Form = "error" if name in ("abs", "pow") and is_error(receiver) else ""
    if isinstance(receiver, Data) and receiver.form in ("index", "mask") and name in _AS_MASK:
        form, chosen = receiver.form, receiver.selector or (("mask", receiver.identity), 0)
    kept = flow.data(rows, receiver, *others, *results, learned=learned, about=about, selector=chosen, form=form)
    if constant(arguments.get(-1, "inplace")) is True:
        _change(flow, receiver, kept)
        _change_holder(flow, kept, node)
        return Constant(None)
    if name == "insert":
        _change(flow, receiver, kept)
    return kept


def _change(flow: Flow, receiver: Value, now: Value) -> None:
    if isinstance(receiver, Data):
        flow.put(flow.changed, receiver.identity, flow.learned(now))


def _change_holder(flow: Flow, now: Value, node: ast.expr) -> None:
    """Note that `df["a"].fillna(…, inplace=True)` changed `df`."""
    column = node.func.value if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else None
    if isinstance(column, ast.Attribute | ast.Subscript) and isinstance(column.value, ast.Attribute | ast.Name):
        change(flow, flow.evaluate(column.value), now)


def change(flow: Flow, target: Value, value: Value) -> None:
    """Note that `value` was written into `target` in place."""
    learned = flow.learned(value)
    if isinstance(target, Data) and learned:
        flow.put(flow.changed, target.identity, flow.learned(target) | learned)


def _matched(flow: Flow, receiver: Value, arguments: Arguments, node: ast.expr) -> Data:
    """Return the rows that are in another table, or those that are not; all others where it is some of them."""
    others = flow.rows_of(arguments.get(0, "other", "right") or Constant(None))
    chosen = [flow.rows.sets[row].selector for row in others]
    by = chosen[0] if len(chosen) == 1 else None
    if by is not None and constant(arguments.get(-1, "how")) == "anti":
        by = (by[0], 1 - by[1])
    return flow.choose(receiver, by, node)


def _dropped(flow: Flow, receiver: Value, arguments: Arguments, node: ast.expr) -> Value:
    by = arguments.get(0, "index", "labels")
    if isinstance(by, Data) and by.form == "index" and by.rows:
        return flow.choose(receiver, (by.selector[0], 1) if by.selector else None, node)
    about, names = flow.about(receiver), _dropped_names(arguments)
    listed = arguments.get(0, "columns", "labels")
    chosen = flow.lessons(listed, "selection", "fit") if listed is not None else NONE
    if constant(arguments.get(-1, "inplace")) is True:
        drop(flow, receiver, names)
        change(flow, receiver, Data(flow.identity(), learned=chosen))
        return Constant(None)
    if about is not None:
        flow.mention(about, names)
        about = about.without(names) if names is not None else _without_unknown(flow, about, arguments)
    return flow.data(flow.rows_of(receiver), receiver, about=about, learned=chosen)


def _without_unknown(flow: Flow, about: About, arguments: Arguments) -> About:
    """Return what is left where the columns that are dropped are not listed, but may be known otherwise."""
    of = flow.about(arguments.get(0, "columns", "labels") or Constant(None))
    known = of is not None and of.frame == about.frame and of.names
    return about.without(of.names) if known and of is not None and of.names else about.vague()


def _dropped_names(arguments: Arguments) -> Names | None:
    """Return the columns that `drop` names; none where it drops rows, `None` where it is not known."""
    by = arguments.get(-1, "columns")
    if by is not None:
        return named(by)
    first = arguments.get(0, "labels")
    if constant(arguments.get(1, "axis")) in (1, "columns"):
        return named(first)
    listed = named(Items(arguments.positional))
    if listed is not None and len(arguments.positional) > 1:
        return listed
    # In polars columns are all that can be dropped; in pandas names are rarely rows.
    return named(first) if first is not None else frozenset()


def _chosen(flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> Value:
    if constant(arguments.get(-1, "inplace")) is True:
        return Constant(None)
    if name != "sample":
        chosen = flow.choose(receiver, _selector_of(name, arguments, node), node)
        # pandas' filter chooses columns.
        by_name = name == "filter" and {"items", "like", "regex"} & set(arguments.keywords)
        about = flow.about(receiver)
        if by_name:
            vague = about.vague() if about is not None else None
            return flow.data(flow.rows_of(receiver), receiver, about=vague)
        by = named(arguments.get(0, "subset"))
        if name in ("drop_duplicates", "unique") and by and about is not None:
            # One row of each is another table.
            frame = flow.identity()
            flow.single[frame] = set(by)
            return msgspec.structs.replace(chosen, about=msgspec.structs.replace(about, frame=frame))
        return chosen
    if constant(arguments.get(-1, "replace", "with_replacement")) is True:
        rows = flow.rows_of(receiver)
        return flow.data(rows, receiver, learned=flow.lesson("copies", name, rows, node))
    share = constant(arguments.get(-1, "frac", "fraction"))
    if isinstance(share, int | float) and share >= 1:
        return flow.data(flow.rows_of(receiver), receiver, about=flow.shuffled(receiver))
    selector: Selector = (("sample", flow.identity()), 0)
    chosen = flow.choose(receiver, selector, node)
    return flow.data(chosen.rows, chosen, selector=selector)

"""What methods of data give: the same rows, some of them, columns, or an aggregate."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TypeAlias

import msgspec

from mlgate.rules.aggregates import aggregated, extended, is_beside, of_each_group, over_groups, ranked, resolved
from mlgate.rules.changes import change, change_holder, changed
from mlgate.rules.chosen_rows import chosen, matched
from mlgate.rules.column_methods import about_expression, about_kept, about_labels, function_of, windowed
from mlgate.rules.columns import named
from mlgate.rules.datasets import lengthened
from mlgate.rules.dropped_columns import dropped
from mlgate.rules.flow import Flow
from mlgate.rules.gathering import as_one
from mlgate.rules.huggingface import divided
from mlgate.rules.libraries import (
    AGGREGATING,
    CHOOSING,
    DRAWING,
    GROUPING,
    KEEPING,
    LEARNING_FUNCTIONS,
    MASKING,
    NUMBERING,
    PERIODS,
    STANDARDISING,
    WINDOWING,
)
from mlgate.rules.recommenders import rated
from mlgate.rules.row_numbers import again, drawn_numbers
from mlgate.rules.selectors import beside
from mlgate.rules.stored_files import SHOWING, keep_written
from mlgate.rules.values import (
    NONE,
    Arguments,
    Blueprint,
    Constant,
    Data,
    Each,
    Either,
    Form,
    Function,
    Identities,
    Items,
    Method,
    Symbol,
    Value,
    constant,
    is_error,
    is_partial,
)  # fmt: skip
from mlgate.rules.vocabularies import listed

# `None` where the name means something else of what it is called on.
_Behaviour: TypeAlias = Callable[[Flow, Value, str, Arguments, ast.expr], Value | None]

# What is an aggregate of groups only.
_OF_GROUPS = frozenset({"first", "last", "nth", "size"})
# Of a mask, and of numbers of rows, these give the same.
_AS_MASK = frozenset({
    "astype", "copy", "cpu", "detach", "double", "fillna", "float", "int", "long", "numpy", "ravel", "reset_index",
    "squeeze", "to_list", "to_numpy", "tolist", "type",
})  # fmt: skip
# Afterwards rows have the index that they had.
_INDEXED = frozenset({"assign", "astype", "copy", "fillna", "sort_index", "sort_values"})


def _form(value: Value) -> str:
    return value.form if isinstance(value, Data) else ""


def call_data(flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> Value:
    """Follow the method `name` of data, or of something unknown."""
    behaviour = _BEHAVIOURS.get(name)
    made = behaviour(flow, receiver, name, arguments, node) if behaviour is not None else None
    if made is not None:
        return made
    form = _form(receiver)
    if form in ("labels", "expression") and not flow.rows_of(receiver):
        return _of_columns(flow, receiver, name, arguments, node)
    arguments, results = _called(flow, receiver, name, arguments, node)
    if name in AGGREGATING or (name in _OF_GROUPS and form == "groups"):
        return aggregated(flow, receiver, name, arguments, node)
    if name in CHOOSING:
        return chosen(flow, receiver, name, arguments, node)
    if name in KEEPING:
        return _kept(flow, receiver, arguments, results, (name, node))
    return _shaped(flow, receiver, name, arguments, results, node)


def _masked(flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> Data | None:
    del node
    rows = flow.rows_of(receiver)
    if not rows and _form(receiver) == "labels":
        return None
    by = arguments.get(0) if name == "isin" else None
    selector = by.selector if isinstance(by, Data) else None
    if selector is not None:
        selector = (("isin", *selector[0]), selector[1])
    return flow.data(rows, receiver, *arguments.all, form="mask", selector=selector)


def _drawn(flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> Data | None:
    del receiver, name, node
    return None if flow.rows_of(*arguments.all) else flow.drawn(*arguments.all)


def _repeated(flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> Data | None:
    """Return rows, or their numbers, several times."""
    del arguments
    rows = flow.rows_of(receiver)
    if not rows:
        return None
    if isinstance(receiver, Data) and receiver.form == "index":
        return again(flow, receiver, name, node)
    return flow.data(rows, receiver, learned=flow.lesson("copies", name, rows, node))


def _lengthened(flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> Constant | None:
    """Note what is added to rows in a loop, which may be changed copies of them."""
    del name
    rows = flow.rows_of(receiver)
    if not rows or not flow.iterating:
        return None
    change(flow, receiver, flow.data(rows, learned=extended(flow, receiver, Items(arguments.all), node)))
    return Constant(None)


def _shuffled(flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> Data | None:
    """Return the rows of a data set in another order; a generator shuffles what it is given."""
    del name, node
    rows = flow.rows_of(receiver)
    if not rows or flow.rows_of(*arguments.positional):
        return None
    return flow.data(rows, receiver, about=flow.shuffled(receiver), form=_form(receiver))


def _ranked(flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> Data | None:
    """Return the columns in the order of something learned."""
    del arguments
    learned = NONE if flow.rows_of(receiver) else ranked(flow, receiver, name, node)
    return flow.data(NONE, receiver, form="labels", learned=learned) if learned else None


def _listed(flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> Data | None:
    del name, arguments, node
    return listed(flow, receiver)


def _less(flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> Data | None:
    """Return numbers of rows without others."""
    del name, node
    return beside(flow, receiver, arguments.get(0, "other")) if _form(receiver) == "index" else None


def _piped(flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> Value | None:
    """Return what a function that is named makes of rows."""
    del name
    function = function_of(arguments)
    if function is None or not flow.rows_of(receiver):
        return None
    given = Arguments((receiver, *arguments.positional[1:]), arguments.keywords, arguments.open)
    return flow.invoke(function, given, node)


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
        return flow.data(NONE, receiver, form="expression", pending=(("statistic", by, node),))
    if name in ("qcut", "rank"):
        return flow.data(NONE, receiver, form="expression", pending=(("statistic", name, node),), about=about)
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
        about, names = flow.begin(receiver), named(arguments.get(0, "by"))
        flow.mention(about, names)
        if about is not None and names:
            flow.grouped.setdefault(about.frame, set()).update(names)
        return flow.data(rows, receiver, form="groups", **({"about": flow.period()} if name in PERIODS else {}))
    if name in WINDOWING and rows:
        return flow.data(rows, receiver, form="windows", about=windowed(flow, flow.about(receiver), arguments, node))
    keep_written(flow, receiver, name, arguments, node)
    if name in SHOWING:
        return Data(flow.identity())
    if not rows and flow.learned(receiver) and not flow.rows_of(*arguments.all):
        # What numbers about all rows are made into.
        return flow.data(NONE, receiver, *arguments.all, about=None)
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

    form: Form = "windows" if name == "apply" and is_beside(arguments) else ""  # a row at a time has no statistic

    def called(argument: Value) -> Value:
        known = isinstance(argument, Symbol) and argument.last in STANDARDISING | LEARNING_FUNCTIONS
        if not known and not isinstance(argument, (Function, Method, Blueprint)) and not is_partial(argument):
            return argument
        whole, since = name in ("applymap", "map"), len(flow.rows.sets)
        given = flow.data(flow.rows.derived(rows) if whole else rows, about=flow.about(receiver), form=form)
        results.append(as_one(flow, flow.invoke(argument, Arguments((given,)), node), since, whole=whole))
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
        return matched(flow, receiver, arguments, node)
    if name == "drop":
        return dropped(flow, receiver, arguments, node)
    others: list[Value] = [other for other in arguments.all if isinstance(other, (Data, Each, Either, Items))]
    if name in ("join", "merge") and flow.rows_of(receiver):
        others = [_looked_up(flow, other) for other in others]
    learned = _learned(flow, receiver, name, arguments, node)
    # `" ".join(words)` is what the words are.
    rows = flow.rows_of(*others) if isinstance(receiver, Constant) else flow.rows_of(receiver)
    about = about_kept(flow, receiver, name, arguments, node)
    if results and name in ("apply", "transform") and (_form(receiver) == "groups" or is_beside(arguments)):
        # What a function makes of a group, or of a row, it says itself.
        about = flow.about(results[0])
    selector = receiver.selector if isinstance(receiver, Data) and name in _INDEXED else None
    form: Form = "error" if name in ("abs", "pow") and is_error(receiver) else ""
    if isinstance(receiver, Data) and receiver.form in ("index", "mask") and name in _AS_MASK:
        form, selector = receiver.form, receiver.selector or (("mask", receiver.identity), 0)
    kept = flow.data(rows, receiver, *others, *results, learned=learned, about=about, selector=selector, form=form)
    if constant(arguments.get(-1, "inplace")) is True:
        changed(flow, receiver, kept)
        change_holder(flow, kept, node)
        return Constant(None)
    if name == "insert":
        changed(flow, receiver, kept)
    return kept


def _looked_up(flow: Flow, other: Value) -> Value:
    """Return a table that others are joined to, as it is beside theirs: how often it has its rows is not seen there."""
    copies = flow.lessons(other, "augmentation", "copies") if isinstance(other, Data) else NONE
    if not copies or not isinstance(other, Data):
        return other
    return msgspec.structs.replace(other, identity=flow.identity(), learned=flow.learned(other) - copies)


def _learned(flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> Identities:
    """Return what a method that keeps every row learns of all rows."""
    if name == "rank" and _form(receiver) == "" and not is_beside(arguments):
        return flow.lesson("statistic", name, flow.rows_of(receiver), node)
    learned = of_each_group(flow, receiver, arguments, node) if name == "transform" else NONE
    learned |= resolved(flow, receiver, arguments.all, name)
    if name == "fill_null" and constant(arguments.get(1, "strategy")) in ("max", "mean", "min"):
        learned |= flow.lesson("statistic", name, flow.rows_of(receiver), node)
    return learned


_BEHAVIOURS: dict[str, _Behaviour] = {
    **dict.fromkeys(("build_full_trainset", "build_testset"), rated),
    **dict.fromkeys(MASKING, _masked),
    **dict.fromkeys(NUMBERING, drawn_numbers),
    **dict.fromkeys(DRAWING, _drawn),
    **dict.fromkeys(("append", "extend"), _lengthened),
    **dict.fromkeys(("argpartition", "argsort", "nlargest", "nsmallest", "sort_values"), _ranked),
    "concatenate": lengthened,
    **dict.fromkeys(("items", "keys", "most_common"), _listed),
    "difference": _less,
    "pipe": _piped,
    "repeat": _repeated,
    "shuffle": _shuffled,
    "train_test_split": divided,
}

"""Numbers of rows: those that a mask chooses, drawn from others, put together."""

from __future__ import annotations

import ast

from mlgate.rules.draws import counted
from mlgate.rules.flow import Flow
from mlgate.rules.values import NONE, Arguments, Data, Items, Symbol, Value, constant


def chosen_numbers(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Data | None:
    """Return numbers of rows that were drawn from others, some again."""
    given = arguments.get(0, "a")
    if not flow.rows_of(*arguments.all):
        return counted(flow, given)
    if not isinstance(given, Data) or given.form != "index":
        return None
    return drawn_again(flow, given, symbol.last, arguments, node)


def drawn_again(flow: Flow, given: Data, name: str, arguments: Arguments, node: ast.expr) -> Data | None:
    """Return what is drawn from the numbers of rows `given`; `None` where none is drawn twice, or they only count."""
    if constant(arguments.get(2, "replace")) is False or not are_of_rows(flow, given):
        return None
    # Those that have the numbers were chosen of others.
    of = NONE.union(*(flow.rows.sets[row].parents for row in given.rows))
    return flow.data(given.rows, given, form="index", learned=flow.lesson("copies", name, of, node))


def again(flow: Flow, numbers: Data, name: str, node: ast.expr) -> Data:
    """Return `numbers` of rows, each several times: those of a class, of the rows that have all classes."""
    sets = {row: flow.rows.sets[row] for row in numbers.rows}
    of = NONE.union(
        *(
            one.parents if one.edge == "subset" and one.selector is None and row not in flow.rows.labels else {row}
            for row, one in sets.items()
        )
    )
    return flow.data(numbers.rows, numbers, form="index", learned=flow.lesson("copies", name, of, node))


def drawn_numbers(flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> Data | None:
    """Return numbers of rows that a generator gives: any, or of those that it is given."""
    del receiver
    if not flow.rows_of(*arguments.all):
        return counted(flow, arguments.get(0))
    given = arguments.get(0)
    if not isinstance(given, Data) or given.form != "index":
        return None
    if name == "choice":
        return drawn_again(flow, given, name, arguments, node)
    return flow.data(given.rows, given, form="index", about=flow.shuffled(given))


def are_of_rows(flow: Flow, value: Data) -> bool:
    """Whether `value` is rows, or numbers that were chosen of theirs: what only counts is often used to label."""
    return bool(value.rows) and (value.form != "index" or any(flow.rows.sets[row].edge != "root" for row in value.rows))


def numbers_of(flow: Flow, mask: Value) -> Value:
    """Return the numbers of the rows that `mask` chooses."""
    if not isinstance(mask, Data):
        return flow.unknown(mask)
    selector = mask.selector or (("mask", mask.identity), 0)
    return flow.data(flow.rows.subset(mask.rows), mask, form="index", selector=selector)


def are_numbers(pieces: Value) -> bool:
    """Whether all of `pieces` are numbers of rows."""
    held = pieces.values if isinstance(pieces, Items) else ()
    return bool(held) and all(isinstance(one, Data) and one.form == "index" for one in held)

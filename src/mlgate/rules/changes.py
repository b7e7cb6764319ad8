"""What is written into data in place."""

from __future__ import annotations

import ast

from mlgate.rules.flow import Flow
from mlgate.rules.values import Arguments, Constant, Data, Items, Symbol, Value


def change(flow: Flow, target: Value, value: Value) -> None:
    """Note that `value` was written into `target` in place."""
    learned = flow.learned(value)
    while isinstance(target, Data) and learned:
        flow.put(flow.changed, target.identity, flow.learned(target) | learned)
        if target.identity not in flow.views:
            return
        target = flow.views[target.identity]


def change_element(flow: Flow, element: Value, value: Value) -> None:
    """Note that `value` was written into `element`, and so into the list that a loop has it from.

    What was learned of the element alone tells the others nothing.
    """
    change(flow, element, value)
    if not isinstance(element, Data) or element.identity not in flow.elements:
        return
    of_it = frozenset(n for n in flow.learned(value) if n >= 0 and element.rows & flow.rows.above(flow.fits[n].rows))
    if learned := flow.learned(value) - of_it:
        change(flow, flow.elements[element.identity], Data(flow.identity(), learned=learned))


def changed(flow: Flow, receiver: Value, now: Value) -> None:
    """Note that `receiver` is as `now` afterwards."""
    if isinstance(receiver, Data):
        flow.put(flow.changed, receiver.identity, flow.learned(now))


def change_holder(flow: Flow, now: Value, node: ast.expr) -> None:
    """Note that `df["a"].fillna(…, inplace=True)` changed `df`."""
    column = node.func.value if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else None
    if isinstance(column, (ast.Attribute, ast.Subscript)) and isinstance(column.value, (ast.Attribute, ast.Name)):
        change(flow, flow.evaluate(column.value), now)


def written_into(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Constant | None:
    """Note what is written into an array."""
    del symbol, node
    into = arguments.get(0, "dst", "a", "arr")
    if into is None:
        return None
    change(flow, into, Items(arguments.all[1:]))
    return Constant(None)

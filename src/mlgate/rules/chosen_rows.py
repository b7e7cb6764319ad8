"""What methods of data give that choose rows: the first, a sample, those that a mask or a query says."""

from __future__ import annotations

import ast

import msgspec

from mlgate.rules.columns import named
from mlgate.rules.flow import Flow
from mlgate.rules.row_sets import Draw
from mlgate.rules.selectors import queried, selector
from mlgate.rules.sizes import negative, put, size
from mlgate.rules.subsets import by_numbers
from mlgate.rules.values import Arguments, Constant, Data, Selector, Value, constant


def _is_index(value: Value | None) -> bool:
    return not isinstance(value, (Constant, Data)) or (isinstance(value, Data) and bool(value.rows))


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


def chosen(flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> Value:
    """Follow the method `name`, which chooses some of the rows of `receiver`."""
    if constant(arguments.get(-1, "inplace")) is True:
        return Constant(None)
    if name == "sample":
        return _sampled(flow, receiver, arguments, node)
    numbers = arguments.get(0)
    if name in ("slice", "take") and isinstance(numbers, Data) and numbers.form == "index":
        return by_numbers(flow, receiver, numbers, node)
    found = flow.choose(receiver, _selector_of(name, arguments, node), node)
    if name in ("head", "tail", "limit"):
        _lie(flow, found, receiver, name, arguments)
    about = flow.about(receiver)
    # pandas' filter chooses columns.
    if name == "filter" and not {"items", "like", "regex"}.isdisjoint(arguments.keywords):
        return flow.data(flow.rows_of(receiver), receiver, about=about.vague() if about is not None else None)
    by = named(arguments.get(0, "subset"))
    if name in ("drop_duplicates", "unique") and by and about is not None:
        # One row of each is another table.
        frame = flow.identity()
        flow.single[frame] = set(by)
        return msgspec.structs.replace(found, about=msgspec.structs.replace(about, frame=frame))
    return found


def _lie(flow: Flow, found: Data, receiver: Value, name: str, arguments: Arguments) -> None:
    """Note which end of the rows was chosen."""
    many = size(flow, arguments.get(0, "n"))
    if many is not None:
        bounds = (negative(many), None) if name == "tail" else (None, many)
        put(flow, found.rows, flow.rows_of(receiver), *bounds)


def _sampled(flow: Flow, receiver: Value, arguments: Arguments, node: ast.expr) -> Value:
    if constant(arguments.get(-1, "replace", "with_replacement")) is True:
        rows = flow.rows_of(receiver)
        return flow.data(rows, receiver, learned=flow.lesson("copies", "sample", rows, node))
    share = constant(arguments.get(-1, "frac", "fraction"))
    if isinstance(share, (int, float)) and share >= 1:
        return flow.data(flow.rows_of(receiver), receiver, about=flow.shuffled(receiver))
    selector: Selector = (("sample", flow.identity()), 0)
    found = flow.choose(receiver, selector, node)
    flow.rows.draws.update(dict.fromkeys(found.rows, Draw(flow.rows_of(receiver), selector)))
    return flow.data(found.rows, found, selector=selector)


def matched(flow: Flow, receiver: Value, arguments: Arguments, node: ast.expr) -> Data:
    """Return the rows that are in another table, or those that are not; all others where it is some of them."""
    others = flow.rows_of(arguments.get(0, "other", "right") or Constant(None))
    selectors = [flow.rows.sets[row].selector for row in others]
    by = selectors[0] if len(selectors) == 1 else None
    if by is not None and constant(arguments.get(-1, "how")) == "anti":
        by = (by[0], 1 - by[1])
    return flow.choose(receiver, by, node)

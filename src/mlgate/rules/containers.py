"""What methods of lists, sets and dicts give, and what they leave behind."""

from __future__ import annotations

import ast

from mlgate.rules.columns import named
from mlgate.rules.data_methods import call_data
from mlgate.rules.flow import Flow
from mlgate.rules.gathering import gathered
from mlgate.rules.huggingface import is_of_each_part
from mlgate.rules.values import NONE, Arguments, Constant, Data, Each, Items, Value, keys_of, longest

_MOST_ITEMS = 64


def call_items(flow: Flow, receiver: Each | Items, name: str, arguments: Arguments, node: ast.expr) -> Value:
    """Follow `receiver.name(…)` of a list, a tuple or a dict."""
    if isinstance(receiver, Each):
        return _call_each(flow, receiver, name, arguments, node)
    if name == "copy":
        return receiver
    if receiver.keys is not None and name in ("get", "items", "keys", "values"):
        return _call_dict(flow, dict(zip(receiver.keys, receiver.values, strict=True)), name, arguments)
    if name == "pop" and receiver.values:
        return flow.join(receiver.values)
    if receiver.keys is not None and is_of_each_part(receiver, name):
        parts = tuple(call_data(flow, value, name, arguments, node) for value in receiver.values)
        return Items(parts, receiver.keys)
    return call_data(flow, receiver, name, arguments, node)


def _call_each(flow: Flow, receiver: Each, name: str, arguments: Arguments, node: ast.expr) -> Value:
    if name == "items":
        return Each(Items((Data(flow.identity(), form="labels"), receiver.element)))
    return receiver if name == "values" else call_data(flow, receiver, name, arguments, node)


def _call_dict(flow: Flow, entries: dict[object, Value], name: str, arguments: Arguments) -> Value:
    if name == "items":
        return Items(tuple(Items((Constant(key), value)) for key, value in entries.items()))
    if name == "values":
        return Items(tuple(entries.values()))
    if name == "keys":
        return Items(tuple(map(Constant, entries)))
    found = [entries[key] for key in keys_of(arguments.get(0)) if key in entries]
    return flow.join(found) if found else flow.unknown(*entries.values())


def appended(flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> Value | None:
    """Return the container that `receiver.name(…)` leaves behind, where that changes one whose elements are known."""
    if name in ("discard", "remove"):
        return _without(flow, receiver, arguments)
    if name == "update":
        return _updated(receiver, arguments) if isinstance(receiver, Items) and receiver.keys is not None else None
    if name in ("append", "extend", "insert"):
        return _longer(flow, longest(receiver), name, arguments, node)
    return None


def _without(flow: Flow, receiver: Value, arguments: Arguments) -> Value | None:
    """Return a list without one of its elements, or names of columns without one that something learned says."""
    removed = arguments.get(0)
    learned = flow.lessons(removed, "selection", "fit") if removed is not None else NONE
    if learned:
        return flow.data(NONE, form="labels", learned=learned)
    if not isinstance(receiver, Items) or receiver.keys is not None or named(receiver) is None:
        return None
    if not isinstance(removed, Constant):
        # Which of them is left is not known.
        return Data(flow.identity(), form="labels")
    return Items(tuple(one for one in receiver.values if one != removed))


def _longer(flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> Value | None:
    """Return the list with what was added to it."""
    added = arguments.get(0)
    if added is None:
        return None
    if name == "insert":
        added = arguments.get(1) or added
    if flow.governing:
        of = added if isinstance(added, Data) else Data(flow.identity())
        added = flow.data(of.rows, of, form=of.form, learned=flow.governing)
    if isinstance(receiver, Each):
        return _with_copies(flow, receiver, added, node)
    if not isinstance(receiver, Items) or receiver.keys is not None:
        return None
    more = added.values if name == "extend" and isinstance(added, Items) and added.keys is None else (added,)
    if flow.around and isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        more = gathered(flow, node.func.value, receiver, more, node)
    values = (*receiver.values, *more)
    return Items(values) if len(values) <= _MOST_ITEMS else receiver


def _with_copies(flow: Flow, receiver: Each, added: Value, node: ast.expr) -> Each:
    """Return a list of rows of which one is known, with what a loop adds: changed copies of its rows, if anything."""
    if not flow.around or not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return receiver
    one = added.element if isinstance(added, Each) else added
    (row,) = gathered(flow, node.func.value, Items((receiver.element,)), (one,), node)
    changed = flow.lessons(row, "augmentation") - flow.lessons(receiver.element, "augmentation")
    return Each(flow.join([receiver.element, row])) if changed else receiver


def _updated(receiver: Items, arguments: Arguments) -> Value:
    """Return the dict after `update`; of what is not known, it may hold anything."""
    entries = dict(zip(receiver.keys or (), receiver.values, strict=True))
    for given in arguments.positional:
        if not isinstance(given, Items) or given.keys is None:
            return Each(Items(receiver.values))
        entries |= dict(zip(given.keys, given.values, strict=True))
    entries.update(arguments.keywords)
    return Items(tuple(entries.values()), tuple(entries))

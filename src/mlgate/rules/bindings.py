"""Values given to names, attributes and elements: assignment, unpacking, and writing into data."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from mlgate.rules import frames
from mlgate.rules.changes import change, change_element
from mlgate.rules.column_methods import add, drop, name_anew
from mlgate.rules.columns import named
from mlgate.rules.events import Write
from mlgate.rules.flow import Flow
from mlgate.rules.selectors import ACCESSORS
from mlgate.rules.sizes import passed
from mlgate.rules.values import (
    NONE,
    Constant,
    Data,
    Each,
    Either,
    Instance,
    Items,
    Object,
    Symbol,
    Value,
    alternatives,
    constant,
    keys_of,
    longest,
)

_MOST_ITEMS = 64


def bind(flow: Flow, target: ast.expr, value: Value) -> None:
    """Give `value` to `target`."""
    if isinstance(target, ast.Name):
        flow.put(flow.owner(target.id).names, target.id, value)
        flow.label(value, target.id)
    elif isinstance(target, (ast.Tuple, ast.List)):
        _unpack(flow, target.elts, value)
    elif isinstance(target, ast.Attribute):
        _bind_attribute(flow, target, value)
    elif isinstance(target, ast.Subscript):
        _bind_item(flow, target, value)
    elif isinstance(target, ast.Starred):
        bind(flow, target.value, Each(value))


def _unpack(flow: Flow, targets: Sequence[ast.expr], value: Value) -> None:
    starred = next((i for i, target in enumerate(targets) if isinstance(target, ast.Starred)), None)
    if (
        isinstance(value, Items)
        and value.keys is None
        and starred is not None
        and len(value.values) >= len(targets) - 1
    ):
        after = len(targets) - starred - 1
        middle = Items(value.values[starred : len(value.values) - after])
        values = (*value.values[:starred], middle, *value.values[len(value.values) - after :])
        for target, one in zip(targets, values, strict=True):
            bind(flow, target.value if isinstance(target, ast.Starred) else target, one)
        return
    for position, target in enumerate(targets):
        bind(flow, target, element(flow, value, position, len(targets)))


def element(flow: Flow, value: Value, position: int, count: int) -> Value:
    """Return what `value` has at `position` when it is taken apart into `count` pieces."""
    if isinstance(value, Items) and value.keys is None and len(value.values) == count:
        return value.values[position]
    if isinstance(value, Each):
        return value.element
    if isinstance(value, Either):
        return flow.join([element(flow, one, position, count) for one in value.values])
    if isinstance(value, Data) and value.form == "labelled":
        return flow.data(value.rows, value)
    if isinstance(value, Data) and position == 0 and value.identity in flow.sizes:
        # The first of the shape.
        return passed(flow, Data(flow.identity()), value)
    if isinstance(value, Data):
        # Pieces of something unknown: each holds rows of its own.
        key = (value.identity, f"[{position}]")
        if key not in flow.members:
            told = bool(flow.lessons(value, "selection", "statistic", "vocabulary")) and not value.rows
            flow.members[key] = flow.data(NONE, value) if told else flow.unknown(value)
            flow.origins.mark(flow.members[key], flow.origins.of(value))
        return flow.members[key]
    return flow.unknown()


def _bind_attribute(flow: Flow, target: ast.Attribute, value: Value) -> None:
    holder = flow.evaluate(target.value)
    if isinstance(holder, Instance):
        flow.put(holder.attributes.names, target.attr, value)
        flow.label(value, target.attr)
    elif isinstance(holder, (Object, Either)):
        for owner in holder.values if isinstance(holder, Either) else (holder,):
            made = flow.constructions.get(owner.identity) if isinstance(owner, Object) else None
            if made is not None:
                made.configured |= {target.attr}
    elif isinstance(holder, Data) and holder.opaque:
        flow.put(flow.members, (holder.identity, target.attr), value)
    else:
        if isinstance(holder, Symbol):
            flow.settings[f"{holder.name}.{target.attr}"] = value
        elif target.attr == "columns" and isinstance(holder, Data):
            name_anew(flow, holder, value)
        change(flow, holder, value)


def _bind_item(flow: Flow, target: ast.Subscript, value: Value) -> None:
    inner = target.value
    if isinstance(inner, ast.Attribute) and inner.attr in ACCESSORS:
        inner = inner.value
    holder = longest(flow.evaluate(inner))
    note_write(flow, inner, holder, target)
    if not isinstance(holder, Items):
        change_element(flow, holder, value)
        assign(flow, holder, target.slice, value)
        if flow.filled and isinstance(holder, Data) and isinstance(inner, ast.Name):
            fill(flow, inner, holder, value)
            if holder.rows <= flow.filled and isinstance(target.slice, ast.Name):
                _mask_one(flow, inner, target.slice, value)
        return
    key = flow.evaluate(target.slice)
    changed = _with_entry(flow, holder, key, value) if holder.keys is not None else _with_item(holder, key, value)
    if len(changed.values) <= _MOST_ITEMS and isinstance(inner, (ast.Name, ast.Attribute)):
        bind(flow, inner, changed)


def _mask_one(flow: Flow, mask: ast.Name, number: ast.Name, value: Value) -> None:
    """Note that an array of `True` chooses all rows but one, as a loop counts them: `keep[i] = False`."""
    at = flow.evaluate(number)
    if constant(value) is not False or not isinstance(at, Data) or at.identity not in flow.loop_numbers:
        return
    selector = ("==", "delete", number.id), 1
    bind(
        flow,
        mask,
        Data(flow.identity(), flow.filled & flow.rows_of(flow.evaluate(mask)), form="mask", selector=selector),
    )


def _with_entry(flow: Flow, holder: Items, key: Value, value: Value) -> Items:
    """Return the dictionary with `value` by its `key`: in a loop that goes through keys, by each of them its own."""
    entries = dict(zip(holder.keys or (), holder.values, strict=True))
    keys, values = keys_of(key), alternatives(value)
    if len(keys) == 1 or (keys and flow.iterating):
        own = values if len(values) == len(keys) else (value,) * len(keys)
        entries.update(zip(keys, own, strict=True))
    else:
        entries["unknown", len(entries)] = value
    return Items(tuple(entries.values()), tuple(entries))


def _with_item(holder: Items, number: Value, value: Value) -> Items:
    """Return the list with `value` at a place; behind all others where that is not known."""
    key = constant(number)
    if type(key) is int and -len(holder.values) <= key < len(holder.values):
        values = list(holder.values)
        values[key] = value
        return Items(tuple(values))
    return Items((*holder.values, value))


def fill(flow: Flow, target: ast.Name, holder: Data, value: Value) -> None:
    """Give `target`, an array of one value, the rows that are written into it; of folds, all of them in the end."""
    is_filled = holder.rows <= flow.filled or holder.identity in flow.containers
    rows = flow.rows_of(value)
    if not holder.rows or not is_filled or not rows or target.id not in flow.frame.names:
        return
    folds = [flow.rows.sets[row] for row in rows]
    if all(one.split is not None and flow.splits[one.split].kind == "cross-validation" for one in folds):
        rows = NONE.union(*(one.parents for one in folds))
    made = flow.data(rows, holder, value, form="")
    flow.containers.add(made.identity)
    bind(flow, target, made)


def note_write(flow: Flow, choice: ast.expr, value: Value, node: ast.expr, method: str = "") -> None:
    """Note that `node` writes into `choice`, whose value is `value`, where that is one of a table's rows or columns."""
    if frames.kind(flow, value) and frames.is_choice(flow, choice):
        flow.writes.append(Write(place=flow.place(node), choice=choice, method=method))


def assign(flow: Flow, holder: Value, index: ast.expr, value: Value) -> None:
    """Note what the columns that `index` names are about from now on."""
    about = (
        flow.begin(holder) if isinstance(index, ast.Constant) and isinstance(index.value, str) else flow.about(holder)
    )
    if isinstance(index, ast.Tuple) and index.elts:
        index = index.elts[-1]
    names = (
        named(flow.evaluate(index))
        if isinstance(index, (ast.Attribute, ast.Constant, ast.JoinedStr, ast.List, ast.Name))
        else None
    )
    if names is None and isinstance(holder, Data) and (predicted := flow.predicted(value)):
        # Some column.
        key = (holder.identity, "")
        flow.put(flow.columns, key, predicted | flow.columns.get(key, NONE))
    for name in names or () if about is not None else ():
        assert about is not None
        flow.assign(about.frame, name, flow.about(value))
        if isinstance(holder, Data) and (predicted := flow.predicted(value)):
            flow.put(flow.columns, (holder.identity, name), predicted)
        add(flow, holder, about, name)


def unbind(flow: Flow, target: ast.expr) -> None:
    """Follow `del target`."""
    if isinstance(target, ast.Name):
        flow.put(flow.owner(target.id).names, target.id, Constant(None))
    elif isinstance(target, ast.Subscript):
        drop(flow, flow.evaluate(target.value), named(flow.evaluate(target.slice)))

"""What an index gives: an element of a list, a column, some rows."""

from __future__ import annotations

import ast
from typing import Any

from mlgate.rules import frames
from mlgate.rules.builtin_calls import iterated
from mlgate.rules.column_choices import apply_choice
from mlgate.rules.columns import About, named, numbered, numbers
from mlgate.rules.flow import Flow
from mlgate.rules.pipeline_steps import is_pipeline, step_of
from mlgate.rules.row_choices import choose_rows
from mlgate.rules.selectors import ACCESSORS
from mlgate.rules.sizes import passed
from mlgate.rules.text_models import is_text_model
from mlgate.rules.turns import is_counted, turns
from mlgate.rules.values import (
    NONE,
    Arguments,
    Data,
    Each,
    Either,
    Items,
    Method,
    Object,
    Symbol,
    Value,
    constant,
    keys_of,
    symbol,
)
from mlgate.rules.windows import across

_ROWS_AND_COLUMNS = 2


def subscript(flow: Flow, node: ast.Subscript) -> Value:
    """Return the value of `node`, an element or a choice of rows or columns."""
    labelled = isinstance(node.value, ast.Attribute) and node.value.attr in ACCESSORS
    base = flow.evaluate(node.value)
    item = _item(flow, base, node, labelled=labelled)
    if flow.orders.of(base):
        _note_order(flow, base, item, node)
    kind = frames.kind(flow, base)
    found = frames.item(flow, kind, item, node) if kind else item
    return flow.origins.passed(found, base, node)


def _note_order(flow: Flow, base: Value, item: Value, node: ast.Subscript) -> None:
    """Note what is taken of things in no order that stays: a run of them, or one by its number."""
    index = node.slice
    if isinstance(index, ast.Slice):
        flow.orders.mark(item, flow.orders.of(base))
        if (index.lower is None) != (index.upper is None) and index.step is None:
            flow.orders.use(base, "before" if index.lower is None else "after", flow.place(node))
    elif flow.function == "__getitem__" and not isinstance(index, ast.Constant):
        flow.orders.use(base, "rows", flow.place(node))


def _item(flow: Flow, base: Value, node: ast.Subscript, *, labelled: bool) -> Value:
    if isinstance(base, Either):
        return flow.join([_item(flow, one, node, labelled=labelled) for one in base.values])
    if isinstance(base, (Items, Each)):
        return _element(flow, base, node.slice, node)
    if isinstance(base, Data) and base.rows:
        chosen = _of_rows(flow, base, node, labelled=labelled)
        if chosen is not None:
            return chosen
    if isinstance(base, Object) and is_pipeline(base):
        # The first or last steps were fitted as all are.
        key = ... if isinstance(node.slice, ast.Slice) else constant(flow.evaluate(node.slice))
        return base if key is ... else step_of(flow, base, key) or base
    return _item_of_others(flow, base, node)


def _item_of_others(flow: Flow, base: Value, node: ast.Subscript) -> Value:
    value = flow.evaluate(node.slice)
    if is_text_model(base):
        return flow.invoke(Method(base, "transform"), Arguments((value,)), node)
    if isinstance(base, Symbol) and base.name in ("numpy.c_", "numpy.r_"):
        return flow.invoke(symbol(base.name.replace("c_", "column_stack")), Arguments((value,)), node)
    if isinstance(base, Data) and not base.rows and base.form == "labels":
        if base.identity in flow.sizes and constant(value) == 0:
            # The first of the shape.
            return passed(flow, Data(flow.identity()), base)
        return flow.data(NONE, base, value, form="labels", about=_of_labels(flow, base, node.slice))
    return flow.data(NONE, base)


def _chosen(flow: Flow, base: Data, index: ast.expr, node: ast.expr, *, labelled: bool) -> Value:
    """Return the rows that `index` chooses, noting where they stand."""
    if isinstance(index, ast.List) and not labelled and is_counted(flow, index):
        chosen: Value = flow.choose(base, None, node)
    else:
        chosen = choose_rows(flow, base, index, node, labelled=labelled)
    if isinstance(chosen, Data) and chosen.rows != base.rows and (found := turns(index)):
        flow.rows.turns.update(dict.fromkeys(chosen.rows, found))
    return chosen


def _of_rows(flow: Flow, base: Data, node: ast.Subscript, *, labelled: bool) -> Value | None:
    """Return the rows that an index chooses; `None` where it is not known what stands first in it."""
    index = node.slice
    if not isinstance(index, ast.Tuple) or not index.elts:
        return None if isinstance(index, ast.Starred) else _chosen(flow, base, index, node, labelled=labelled)
    others = [flow.evaluate(other) for other in index.elts[1:] if not isinstance(other, (ast.Constant, ast.Slice))]
    columns = NONE.union(*(flow.lessons(other, "selection", "fit") for other in others))
    if isinstance(index.elts[0], ast.Starred):
        return None
    chosen = _chosen(flow, base, index.elts[0], node, labelled=True)
    apply_choice(flow, columns, flow.rows_of(chosen), node)
    about = _of_columns(flow, base, chosen, index)
    item = flow.data(flow.rows_of(chosen), chosen, learned=columns, about=about, **_kept(chosen))
    if flow.counting:
        item = across(flow, item, index)
    for other in others:
        flow.orders.chosen(item, other)
    if not labelled and isinstance(index.elts[0], ast.Slice) and not isinstance(index.elts[-1], ast.List):
        flow.views[item.identity] = base
    return item


def _of_labels(flow: Flow, labels: Data, index: ast.expr) -> About | None:
    """Return which columns `df.columns[1:]` names."""
    about = flow.about(labels)
    if about is None or about.names is not None or about.lacks:
        return None
    if isinstance(index, ast.Slice):
        bounds = [_number(flow, one) for one in (index.lower, index.upper)]
        return numbered(about.frame, *bounds) if index.step is None and ... not in bounds else None
    value = flow.evaluate(index)
    by_number = numbers(value)
    return About(about.frame, by_number, exact=len(by_number) == 1) if by_number is not None else None


def _kept(chosen: Value) -> dict[str, Any]:
    return {"form": chosen.form, "selector": chosen.selector} if isinstance(chosen, Data) else {}


def _of_columns(flow: Flow, base: Data, chosen: Value, index: ast.expr) -> About | None:
    """Return what `df.loc[rows, columns]` is about; columns that are not known by name go by their numbers."""
    about = flow.about(chosen)
    if about is None or not isinstance(index, ast.Tuple) or len(index.elts) != _ROWS_AND_COLUMNS:
        return about.vague() if about is not None else None
    columns = index.elts[1]
    # Numbers are those of the frame as it was read, or else of what it has become.
    frame = about.frame if about.names is None and not about.lacks and about.frame else base.identity
    if isinstance(columns, ast.Slice):
        if columns.lower is None and columns.upper is None:
            return about
        bounds = [_number(flow, one) for one in (columns.lower, columns.upper)]
        known = columns.step is None and ... not in bounds
        return (numbered(frame, *bounds) if known else None) or about.vague()
    value = flow.evaluate(columns)
    names = named(value)
    if names is not None:
        flow.mention(about, names)
        return about.only(names)
    if (by_number := numbers(value)) is not None:
        return About(frame, by_number, exact=len(by_number) == 1)
    of = flow.about(value)
    if of is not None and of.frame == about.frame:
        return about.without(of.lacks) if of.names is None else about.only(of.names)
    return about.vague()


def _element(flow: Flow, base: Items | Each, index: ast.expr, node: ast.Subscript) -> Value:
    if isinstance(base, Each):
        return Each(_part(flow, base.element, index, node)) if isinstance(index, ast.Slice) else base.element
    if isinstance(index, ast.Slice):
        bounds = [_number(flow, one) for one in (index.lower, index.upper, index.step)]
        if base.keys is None and all(bound is not ... for bound in bounds) and bounds[2] != 0:
            return Items(base.values[slice(*bounds)])
        return Each(iterated(flow, base)) if base.values else base
    chosen = flow.evaluate(index)
    key = constant(chosen)
    if base.keys is not None:
        entries = dict(zip(base.keys, base.values, strict=True))
        found = [entries[one] for one in keys_of(chosen) if one in entries]
        return flow.join(found or base.values or (flow.unknown(),))
    if type(key) is int and -len(base.values) <= key < len(base.values):
        return base.values[key]
    return flow.join(base.values) if base.values else flow.unknown()


def _part(flow: Flow, element: Value, index: ast.Slice, node: ast.Subscript) -> Value:
    """Return one of the elements of a list that `index` chooses, as `element` is one of all."""
    if isinstance(element, Data) and element.rows:
        return choose_rows(flow, element, index, node, labelled=False)
    if isinstance(element, Items):
        return Items(tuple(_part(flow, one, index, node) for one in element.values), element.keys)
    # Of a list in each row, what is in it belongs to the row.
    return Each(_part(flow, element.element, index, node)) if isinstance(element, Each) else element


def _number(flow: Flow, node: ast.expr | None) -> Any:  # noqa: ANN401 - a number, None, or ... for what is not known
    value = constant(flow.evaluate(node)) if node is not None else None
    return value if value is None or type(value) is int else ...

"""What attributes and indexes of data give: columns, or some of the rows, by what chooses them."""

from __future__ import annotations

import ast

import msgspec

from mlgate.rules.columns import About, named, partly_named
from mlgate.rules.events import Application
from mlgate.rules.flow import Flow
from mlgate.rules.libraries import LABELS
from mlgate.rules.part_names import is_part_name, is_training_name
from mlgate.rules.row_numbers import are_numbers
from mlgate.rules.rows import RowSet
from mlgate.rules.selectors import selector, written
from mlgate.rules.values import Constant, Data, Form, Identities, Instance, Items, Selector, Value, constant
from mlgate.rules.windows import note

# `df.loc[…]`, where an index always chooses rows first.
ACCESSORS = frozenset({"at", "iat", "iloc", "ix", "loc"})

_MOST_CHOICES = 4

# Attributes that give what there is, in another form.
_AS_THEY_ARE = frozenset({"T", "array", "cat", "codes", "values"})
# They give a little of each value only.
_PARTS_OF_VALUES = frozenset({"dt", "str"})


def member(flow: Flow, data: Data, name: str) -> Value:
    """Return the attribute or column `name` of `data`.

    What came from outside keeps its members, so that `a.model` is the same object each time. A name such as `X_test`
    says that it holds other rows than its neighbours.
    """
    if name in LABELS:
        return Data(flow.identity(), form="labels", about=flow.about(data) if name == "columns" else None)
    if data.form == "groups":
        flow.mention(flow.about(data), frozenset((name,)))
    if name in ("index", "index_", "indices"):
        labels = flow.data(data.rows, form="index", selector=data.selector, learned=flow.learned(data))
        if data.about is not None:
            flow.indexes[labels.identity] = data.about
        return labels
    about = column(flow, data, name)
    if data.form in ("groups", "windows"):
        return flow.data(data.rows, data, form=data.form, about=about)
    if data.form == "mask" and name in _AS_THEY_ARE:
        return flow.data(
            data.rows, data, about=about, form="mask", selector=data.selector or (("mask", data.identity), 0)
        )
    if not data.opaque and not is_part_name(name):
        return flow.data(data.rows, data, about=about)
    return _lasting(flow, data, name, about)


def _lasting(flow: Flow, data: Data, name: str, about: About | None) -> Value:
    """Return a member that is the same each time."""
    key = (data.identity, name)
    if key not in flow.members:
        rows = flow.rows.derived(data.rows) if is_part_name(name) else data.rows
        if about is None and name == "frame":
            about = About(flow.identity())
        flow.members[key] = flow.data(rows, opaque=f"{data.opaque}.{name}" if data.opaque else "", about=about)
    found = flow.members[key]
    if isinstance(found, Data) and flow.learned(data) - flow.learned(found):
        return flow.data(found.rows, found, data)
    return found


def column(flow: Flow, data: Data, name: str) -> About | None:
    """Return what the column `name` of `data` is about; values, and the like, are about what the data is."""
    about = flow.about(data)
    if about is None or name in _AS_THEY_ARE:
        return about
    if name in _PARTS_OF_VALUES:
        return about.inexact()
    if about.names and name not in about.names:
        return about
    names = frozenset((name,))
    flow.mention(about, names)
    assigned = flow.assigned.get((about.frame, name))
    if assigned is None:
        return about.only(names)
    return msgspec.structs.replace(about.only(names), ahead=assigned.ahead, present=assigned.present)


def choose_rows(flow: Flow, base: Data, index: ast.expr, node: ast.expr, *, labelled: bool) -> Value:
    """Return `base[index]`, where `index` stands first; `labelled` for `.loc` and its like, where rows come first."""
    if base.form in ("groups", "windows"):
        return _of_groups(flow, base, index)
    if isinstance(index, ast.Slice):
        return _sliced(flow, base, index, node)
    if isinstance(index, ast.Constant) and (index.value is None or index.value is ...):
        return flow.data(base.rows, base, form="drawn" if base.form == "drawn" else "")
    value = flow.evaluate(index)
    if are_numbers(value) and isinstance(value, Items) and len(value.values) == 1:
        value = value.values[0]
    if isinstance(value, Data) and (value.rows or value.form == "mask"):
        found = _by_data(flow, base, value, index, node)
    else:
        found = _by_names(flow, base, value, node, labelled=labelled)
    flow.orders.chosen(found, value)
    return found


def _by_names(flow: Flow, base: Data, value: Value, node: ast.expr, *, labelled: bool) -> Value:
    if isinstance(value, Constant) or _all_constants(value):
        names = [value.value] if isinstance(value, Constant) else [constant(one) for one in _elements(value)]
        if labelled or not all(isinstance(name, str) for name in names):
            return flow.choose(base, None, node)
        if isinstance(value, Constant):
            flow.begin(base)
            return member(flow, base, str(names[0]))
        about = flow.about(base)
        flow.mention(about, frozenset(map(str, names)))
        return flow.data(base.rows, base, about=about.only(frozenset(map(str, names))) if about is not None else None)
    lessons = flow.lessons(value, "selection", "fit")
    if labelled:
        return flow.choose(base, None, node)
    apply_choice(flow, lessons, base.rows, node)
    return flow.data(base.rows, base, learned=lessons, about=_about_columns(flow, base, value))


def apply_choice(flow: Flow, learned: Identities, rows: Identities, node: ast.expr) -> None:
    """Note that of `rows` those columns are taken that something `learned` says."""
    for number in learned:
        if flow.fits[number].lesson == "selection":
            use = Application(
                place=flow.place(node), identity=0, fits=frozenset((number,)), rows=rows, method="transform"
            )
            flow.applications.append(use)


def _of_groups(flow: Flow, base: Data, index: ast.expr) -> Data:
    about, chosen = flow.about(base), named(flow.evaluate(index))
    if chosen and about is not None:
        about = column(flow, base, min(chosen)) if len(chosen) == 1 else about.only(chosen)
    return flow.data(base.rows, base, form=base.form, about=about)


def _about_columns(flow: Flow, base: Data, columns: Value) -> About | None:
    """Return what `base[columns]` is about, where it is known which columns are left out."""
    about, chosen = flow.about(base), flow.about(columns)
    if about is None:
        return None
    if chosen is None or chosen.frame != about.frame:
        names = partly_named(columns)
        flow.mention(about, names)
        return about.only(names).inexact() if names else about.vague()
    if chosen.names is not None:
        return about.only(chosen.names)
    return msgspec.structs.replace(about.without(chosen.lacks), numbers_only=about.numbers_only or chosen.numbers_only)


def _by_data(flow: Flow, base: Data, value: Data, index: ast.expr, node: ast.expr) -> Value:
    by = _column_of(index, node)
    if by is not None or value.form == "mask":
        return _numbers(base, flow.choose(base, by or selector(value, index), node, by=value))
    if value.form == "index":
        return _by_index(flow, base, value, index, node)
    if value.opaque or flow.rows.related(value.rows, base.rows):
        # Columns are far more often chosen by a name from outside than rows.
        about = flow.about(base)
        return flow.data(base.rows, base, about=about.vague() if about is not None else None)
    return _numbers(base, _numbered(flow, base, value, index, node))


def _numbers(base: Data, chosen: Data) -> Data:
    """Return what was `chosen` of `base`: of numbers of rows, they are some."""
    return msgspec.structs.replace(chosen, form="index") if base.form == "index" else chosen


def _column_of(index: ast.expr, node: ast.expr) -> Selector | None:
    """Return how `df[df["is_test"]]`, or `df[~df["is_test"]]`, chooses rows by a column of its own."""
    side = int(isinstance(index, ast.UnaryOp) and isinstance(index.op, ast.Invert))
    column = index.operand if isinstance(index, ast.UnaryOp) else index
    if not isinstance(column, ast.Subscript) or not isinstance(column.slice, ast.Constant):
        return None
    base = node.value if isinstance(node, ast.Subscript) else None
    if isinstance(base, ast.Attribute) and base.attr in ACCESSORS:
        base = base.value
    if not isinstance(column.slice.value, str) or base is None or written(base) != written(column.value):
        return None
    return ("mask", written(column)), side


def _by_index(flow: Flow, base: Data, value: Data, index: ast.expr, node: ast.expr) -> Data:
    by = value.selector or (("mask", value.identity), 0)
    for row in value.rows:
        if (part := _part_above(flow, row)) is not None and part.split is not None:
            found = _part(flow, base, part.split, part.part, node)
            return found if part is flow.rows.sets[row] else flow.choose(found, by, node, by=value)
    return _numbered(flow, base, value, index, node)


def _numbered(flow: Flow, base: Data, numbers: Data, index: ast.expr, node: ast.expr) -> Data:
    """Return the rows of `base` that have `numbers`, called as the numbers are."""
    chosen = flow.choose(base, numbers.selector or (("mask", numbers.identity), 0), node, by=numbers)
    if copies := flow.lessons(numbers, "copies"):
        chosen = flow.data(chosen.rows, chosen, learned=copies)
    if isinstance(index, ast.Name) and is_part_name(index.id):
        flow.label(chosen, index.id)
        if numbers.selector is None and chosen.rows:
            # Numbers of which nothing else is known.
            flow.divide(base, (("part",), int(not is_training_name(index.id))), chosen.rows, node)
    for row in numbers.rows if numbers.form == "index" else ():
        for name in flow.rows.labels.get(row, ()):
            flow.label(chosen, name)
    return chosen


def by_numbers(flow: Flow, data: Value, numbers: Value, node: ast.expr) -> Value:
    """Return the rows of `data` that have `numbers`."""
    if isinstance(data, Instance) and flow.rows_of(data):
        data = flow.data(flow.rows_of(data), data)
    if not isinstance(data, Data) or not isinstance(numbers, Data):
        return flow.unknown(data, numbers)
    chosen = _by_data(flow, data, msgspec.structs.replace(numbers, form="index"), ast.Constant(None), node)
    return flow.data(flow.rows_of(chosen), chosen, form=data.form)


def _part_above(flow: Flow, row: int) -> RowSet | None:
    """Return the part of a split that `row` is, or that it was chosen from; `None` where it is of none."""
    for _ in range(_MOST_CHOICES):
        row_set = flow.rows.sets[row]
        if row_set.split is not None:
            return row_set
        if row_set.edge != "subset" or len(row_set.parents) != 1:
            break
        row = next(iter(row_set.parents))
    return None


def _part(flow: Flow, base: Data, number: int, part: str, node: ast.expr) -> Data:
    split = flow.splits[number]
    if split.rows != base.rows or flow.learned(base) - split.learned:
        # The numbers of the rows were split; the rows themselves are, now that the numbers are used.
        abouts = (*split.abouts, flow.about(base))
        flow.split(split.kind, base.rows, node, learned=flow.learned(base), abouts=abouts, mixing=split.mixing)
    form: Form = base.form if base.form in ("index", "mask") else ""
    return flow.data(flow.part(base.rows, number, part), base, form=form)


def _sliced(flow: Flow, base: Data, index: ast.Slice, node: ast.expr) -> Data:
    of = node.value if isinstance(node, ast.Subscript) else None
    lower, upper = _bound(index.lower, of), _bound(index.upper, of)
    if index.step is not None and (lower or upper):
        return flow.choose(base, None, node)
    if not lower and not upper:
        return flow.data(base.rows, base, form="drawn" if base.form == "drawn" else "")
    if lower and upper:
        chosen = flow.choose(base, None, node)
        if flow.counting:
            note(flow, chosen, index)
        return chosen
    selector: Selector = (("slice",), 1 if lower else 0)
    chosen = flow.choose(base, selector, node)
    return flow.data(chosen.rows, chosen, form=base.form, selector=selector)


def _bound(node: ast.expr | None, of: ast.expr | None) -> object:
    """Return what a slice of `of` is bounded by; nothing for the beginning and the end."""
    if node is None or (isinstance(node, ast.Constant) and node.value in (0, None)):
        return ""
    is_length = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "len"
    if is_length and isinstance(node, ast.Call) and node.args and of is not None:
        if isinstance(of, ast.Attribute) and of.attr in ACCESSORS:
            of = of.value
        is_length = written(node.args[0]) == written(of)
    return "" if is_length else written(node)


def _elements(value: Value) -> tuple[Value, ...]:
    return value.values if isinstance(value, Items) else ()


def _all_constants(value: Value) -> bool:
    return bool(_elements(value)) and all(isinstance(one, Constant) for one in _elements(value))

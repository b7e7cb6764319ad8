"""What attributes and indexes of data give: columns, or some of the rows, by what chooses them."""

from __future__ import annotations

import ast
import re

import msgspec

from mlgate.rules.column_choices import about_columns, apply_choice
from mlgate.rules.columns import About, named
from mlgate.rules.flow import Flow
from mlgate.rules.libraries import LABELS
from mlgate.rules.part_names import is_part_name, is_training_name
from mlgate.rules.rejoined import piece
from mlgate.rules.row_numbers import are_numbers
from mlgate.rules.row_sets import Bound, RowSet, Size
from mlgate.rules.selectors import ACCESSORS, column_of, selector, written
from mlgate.rules.sizes import are_all, lie_as, put, size
from mlgate.rules.values import NONE, Constant, Data, Form, Items, Selector, Value, constant
from mlgate.rules.windows import note

# So many choices one of another are followed.
_MOST_CHOICES = 4

# Attributes that give what there is, in another form.
_AS_THEY_ARE = frozenset({"T", "array", "cat", "codes", "values"})
# Names of the numbers of rows.
_ROWS = re.compile(r"(?:\w*_)?(?:ids?|idx|inds?|index|indexes|indices|rows?)")
# They give a little of each value only.
_PARTS_OF_VALUES = frozenset({"dt", "str"})


def member(flow: Flow, data: Data, name: str) -> Value:
    """Return the attribute or column `name` of `data`.

    What came from outside keeps its members, so that `a.model` is the same object each time. A name such as `X_test`
    says that it holds other rows than its neighbours.
    """
    if name in LABELS:
        made = Data(flow.identity(), form="labels", about=flow.about(data) if name == "columns" else None)
        if name == "shape" and data.rows:
            flow.sizes[made.identity] = Size(data.rows, 1, 0)
        return made
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
        return _of_data(flow, data, name, about)
    return _lasting(flow, data, name, about)


def _of_data(flow: Flow, data: Data, name: str, about: About | None) -> Data:
    """Return a column of `data`, or all of them in another form."""
    made = flow.data(data.rows, data, about=about, predictions=flow.columns.get((data.identity, name), NONE))
    if name == "T":
        flow.transposed.add(made.identity)
        flow.views[made.identity] = data
    return made


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
    if (isinstance(value, Constant) and value.value is ...) or are_all(flow, value, base.rows):
        return flow.data(base.rows, base)
    if are_numbers(value) and isinstance(value, Items) and len(value.values) == 1:
        value = value.values[0]
    if isinstance(value, Data) and (value.rows or value.form == "mask"):
        found = by_data(flow, base, value, index, node)
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
    return flow.data(base.rows, base, learned=lessons, about=about_columns(flow, base, value))


def _of_groups(flow: Flow, base: Data, index: ast.expr) -> Data:
    about, chosen = flow.about(base), named(flow.evaluate(index))
    if chosen and about is not None:
        about = column(flow, base, min(chosen)) if len(chosen) == 1 else about.only(chosen)
    return flow.data(base.rows, base, form=base.form, about=about)


def by_data(flow: Flow, base: Data, value: Data, index: ast.expr, node: ast.expr) -> Value:
    """Return the rows of `base` that `value`, a mask or numbers, chooses."""
    by = column_of(index, node)
    if by is not None or value.form == "mask":
        chosen = flow.choose(base, by or selector(value, index), node, by=value)
        lie_as(flow, chosen.rows, base.rows, value.rows)
        return _numbers(base, chosen)
    if value.form == "index":
        return _by_index(flow, base, value, index, node)
    if not value.opaque and (part := _of_part(flow, base, value, node)) is not None:
        return part
    name = index.attr if isinstance(index, ast.Attribute) else getattr(index, "id", "")
    if _ROWS.fullmatch(name):
        return flow.choose(base, None, node)
    if value.opaque or flow.rows.related(value.rows, base.rows):
        # Columns are far more often chosen by a name from outside than rows.
        about = flow.about(base)
        return flow.data(base.rows, base, about=about.vague() if about is not None else None)
    return _numbers(base, _numbered(flow, base, value, index, node))


def _numbers(base: Data, chosen: Data) -> Data:
    """Return what was `chosen` of `base`: of numbers of rows, they are some."""
    return msgspec.structs.replace(chosen, form="index") if base.form == "index" else chosen


def _by_index(flow: Flow, base: Data, value: Data, index: ast.expr, node: ast.expr) -> Data:
    """Return the rows of `base` whose numbers are in `value`."""
    rows = value.rows if len(value.rows) == 1 else flow.rows.whole(value.rows)
    if rows == base.rows and rows != value.rows:
        # Those of both parts.
        return flow.data(rows, base, value)
    if value.rows < base.rows:
        # Those of a part, of several that were put together.
        return flow.data(value.rows, base)
    by = value.selector or (("mask", value.identity), 0)
    # What is of a part already is not divided once more.
    divided = {flow.rows.sets[row].split for row in flow.rows.parts(base.rows)}
    for row in rows:
        if (part := _part_above(flow, row)) is not None and part.split is not None and part.split not in divided:
            found = _part(flow, base, part.split, part.part, node)
            return found if part is flow.rows.sets[row] else flow.choose(found, by, node, by=value)
    return _numbered(flow, base, value, index, node)


def _numbered(flow: Flow, base: Data, numbers: Data, index: ast.expr, node: ast.expr) -> Data:
    """Return the rows of `base` that have `numbers`, called as the numbers are."""
    chosen = flow.choose(base, numbers.selector or (("mask", numbers.identity), 0), node, by=numbers)
    if base.form == "index" and numbers.form == "index":
        chosen = msgspec.structs.replace(chosen, form="index")
    lie_as(flow, chosen.rows, base.rows, numbers.rows)
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


def _of_part(flow: Flow, base: Data, value: Data, node: ast.expr) -> Data | None:
    """Return the part of `base` of which `value` has numbers that something unknown made of others."""
    parts = flow.rows.parts(value.rows)
    row_set = flow.rows.sets[next(iter(parts))] if len(parts) == 1 else None
    if row_set is None or row_set.split is None or row_set.parents != base.rows:
        return None
    return _part(flow, base, row_set.split, row_set.part, node)


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
    selector: Selector | None = None if lower and upper else (("slice",), 1 if lower else 0)
    begins, ends = _place(flow, index.lower) if lower else None, _place(flow, index.upper) if upper else None
    given = piece(base.rows, begins, ends) if selector is not None and len(base.rows) > 1 else NONE
    chosen = flow.choose(base, selector, node, given=given)
    if given:
        return chosen
    put(flow, chosen.rows, base.rows, begins, ends)
    if selector is None:
        if flow.counting:
            note(flow, chosen, index)
        return chosen
    return flow.data(chosen.rows, chosen, form=base.form, selector=selector)


def _place(flow: Flow, bound: ast.expr | None) -> Bound:
    return (size(flow, flow.evaluate(bound)) if bound is not None else None) or ...


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

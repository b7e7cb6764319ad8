"""What operators give: of rows and columns by arithmetic, comparison and choice."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable

import msgspec

from mlgate.rules.aggregates import is_size, repeated, without_ends
from mlgate.rules.coefficients import multiplied
from mlgate.rules.columns import About, combined, named
from mlgate.rules.datasets import CONCATENATION, are_added, is_data_set
from mlgate.rules.flow import Flow
from mlgate.rules.loop_rows import is_variant
from mlgate.rules.selectors import compared
from mlgate.rules.sizes import calculated, negative
from mlgate.rules.totals import combined_total, computed
from mlgate.rules.values import (
    LONGEST_TEXT,
    NONE,
    Arguments,
    Constant,
    Data,
    Each,
    Form,
    Items,
    Value,
    constant,
    is_absent,
    is_error,
    is_something,
    longest,
)

_MOST_ITEMS = 64
_LARGEST = 1_000_000_000
_OF_NUMBERS: dict[type[ast.operator], Callable[[int, int], int]] = {
    ast.Add: operator.add,
    ast.Mult: operator.mul,
    ast.Sub: operator.sub,
}
# Rows that a split, or a choice, made.
_CHOSEN = ("part", "subset")
# What is added keeps its order, too.
_OF_SETS = (ast.Add, ast.BitAnd, ast.BitOr, ast.BitXor, ast.Sub)


def calculate(flow: Flow, node: ast.BinOp) -> Value:
    """Follow arithmetic."""
    # A long sum is nested to the left, as deep as it is long.
    operands = []
    inner: ast.expr = node
    while isinstance(inner, ast.BinOp):
        operands.append(inner)
        inner = inner.left
    value = flow.evaluate(inner)
    for operand in reversed(operands):
        left, right = value, flow.evaluate(operand.right)
        value = _combined(flow, left, right, operand)
        if isinstance(operand.op, _OF_SETS):
            flow.orders.mark(value, flow.orders.of(left) or flow.orders.of(right))
        value = flow.origins.calculated(value, left, right, operand)
    return value


def _combined(flow: Flow, left: Value, right: Value, node: ast.BinOp) -> Value:
    left, right = longest(left), longest(right)
    if isinstance(node.op, ast.MatMult) and (made := multiplied(flow, left, right, node)) is not None:
        return made
    if isinstance(node.op, ast.Add) and are_added(left, right):
        return flow.invoke(CONCATENATION, Arguments((Items((left, right)),)), node)
    listed = _of_lists(flow, left, right, node)
    if listed is not None:
        return listed
    if isinstance(left, Constant) and isinstance(right, Constant):
        known = _text(left, right, node) or _number(left, right, node.op)
        return known or calculated(flow, Data(flow.identity()), left, right, node.op)
    if isinstance(node.op, ast.Add) and (is_size(flow, left, right) or is_size(flow, right, left)):
        return Data(flow.identity())
    made = _of_rows(flow, left, right, node)
    return calculated(flow, made, left, right, node.op) if flow.sizes and not made.rows else made


def _of_lists(flow: Flow, left: Value, right: Value, node: ast.BinOp) -> Value | None:
    """Return a list that is made of one or two; `None` where none is."""
    if isinstance(node.op, ast.Add) and _are_lists(left, right):
        return _joined(flow, left, right, node)
    if not isinstance(left, Items) or left.keys is not None:
        return None
    if isinstance(right, Items) and right.keys is None:
        return Items((*left.values, *right.values)[:_MOST_ITEMS])
    if not isinstance(node.op, ast.Mult):
        return None
    times = constant(right)
    return Items((left.values * times)[:_MOST_ITEMS]) if type(times) is int and 0 <= times <= _MOST_ITEMS else left


def _of_rows(flow: Flow, left: Value, right: Value, node: ast.BinOp) -> Data:
    if _compares(flow, left, right, node.op):
        flow.judged(node, "a comparison", left, right, known=False)
    masks = [value.form for value in (left, right) if isinstance(value, Data) and value.form == "mask"]
    if isinstance(left, Data) and left.form == "drawn":
        left, right = right, left
    rows = flow.rows_of(left) or flow.rows_of(right)
    if flow.around and isinstance(right, Data) and right.form == "drawn" and _are_no_choice(flow, left):
        rows = flow.rows.derived(rows)
    sources = [value for value in (left, right) if not (rows and without_ends(flow, node.op, value))]
    about = _computed(flow, left, right)
    if not rows and _is_labels(left):
        return flow.data(NONE, left, form="labels", about=_labels_but(flow, left, right, node))
    if not isinstance(node.op, (ast.Add, ast.Mod)):
        flow.count(about)
    learned = computed(flow, left, right, node) if flow.totals else NONE
    form: Form = "mask" if masks else _form(flow, left, right, node.op)
    made = flow.data(rows, *sources, form=form, about=about, learned=learned)
    if flow.totals:
        combined_total(flow, left, right, node, made)
    return made


def _compares(flow: Flow, left: Value, right: Value, operator: ast.operator) -> bool:
    """Whether arithmetic may compare predictions with a truth, and not only scale them or add them up."""
    first, second = flow.predicted(left), flow.predicted(right)
    if first and second:
        return not isinstance(operator, ast.Add)
    other = right if first else left
    # An array of one value is there to be added to.
    return bool(first or second) and bool(flow.rows_of(other) - flow.filled)


def _are_no_choice(flow: Flow, value: Value) -> bool:
    """Whether `value` is a row, as a loop goes through them, and nothing that was chosen of rows."""
    edges = {flow.rows.sets[row].edge for row in flow.rows_of(value)}
    return bool(edges) and edges <= {"derived", "root"} and not (isinstance(value, Data) and value.form == "drawn")


def _text(left: Constant, right: Constant, node: ast.BinOp) -> Constant | None:
    """Return one text after another, where they are texts and not so long that nobody wrote them."""
    if not (isinstance(left.value, str) and isinstance(right.value, str) and isinstance(node.op, ast.Add)):
        return None
    is_short = len(left.value) + len(right.value) <= LONGEST_TEXT
    return Constant(left.value + right.value) if is_short else None


def _number(left: Constant, right: Constant, by: ast.operator) -> Constant | None:
    """Return what two whole numbers make, where they are no larger than people write them."""
    one, other = left.value, right.value
    if type(one) is not int or type(other) is not int or max(abs(one), abs(other)) > _LARGEST:
        return None
    if isinstance(by, ast.FloorDiv) and other:
        return Constant(one // other)
    calculation = _OF_NUMBERS.get(type(by))
    return Constant(calculation(one, other)) if calculation is not None else None


def _are_lists(left: Value, right: Value) -> bool:
    """Whether both are lists, and what is in one of them is known by one element only."""
    kinds = [isinstance(one, Each) or (isinstance(one, Data) and one.form == "listed") for one in (left, right)]
    return all(kinds) or (any(kinds) and any(isinstance(one, Items) and one.keys is None for one in (left, right)))


def _joined(flow: Flow, left: Value, right: Value, node: ast.BinOp) -> Value:
    """Return one list after another: rows, and more that may be changed copies of them."""
    pieces: list[Value] = []
    for one in (left, right):
        pieces += one.values if isinstance(one, Items) else [one.element if isinstance(one, Each) else one]
    if any(map(is_data_set, pieces)):
        return Items(tuple(pieces))
    learned = repeated(flow, Items(tuple(pieces)), node)
    if not learned and len(pieces) == 2 and is_variant(flow, *pieces):  # noqa: PLR2004 - one and another
        learned = flow.lesson("augmentation", "adding changed ones", flow.rows_of(left), node)
    if not learned and not flow.rows_of(left, right):
        return Each(flow.join(pieces))
    return flow.data(flow.rows_of(left, right), left, right, learned=learned, about=None, form="listed")


def _computed(flow: Flow, *values: Value) -> About | None:
    held = [value for value in values if isinstance(value, Data) and (value.rows or value.form == "expression")]
    return combined(tuple(map(flow.about, held)), exact=True)


def _is_labels(value: Value) -> bool:
    return isinstance(value, Data) and value.form == "labels"


def _labels_but(flow: Flow, left: Value, right: Value, node: ast.BinOp | ast.Compare) -> About | None:
    """Return the columns `set(df.columns) - {"y"}`, or `df.columns != "y"`."""
    about, names = flow.about(left), named(right)
    if about is None or names is None:
        return None
    leaves_out = isinstance(node.op, ast.Sub) if isinstance(node, ast.BinOp) else isinstance(node.ops[0], ast.NotEq)
    flow.mention(about, names)
    return about.without(names) if leaves_out else None


def _form(flow: Flow, left: Value, right: Value, operator: ast.operator) -> Form:
    """Return `error` for a truth less what was predicted, and for its square; `drawn` where all of it was."""
    with_rows = [one for one in (left, right) if flow.rows_of(one)]
    if with_rows and all(isinstance(one, Data) and one.form == "drawn" for one in with_rows):
        return "drawn"
    if isinstance(operator, ast.Sub):
        return "error" if bool(flow.predicted(left)) != bool(flow.predicted(right)) else ""
    scaled = isinstance(operator, (ast.Div, ast.Mult)) and not flow.predicted(right)
    is_still = scaled or isinstance(operator, ast.Pow)
    return "error" if is_still and is_error(left) else ""


def compare(flow: Flow, node: ast.Compare) -> Value:
    """Follow a comparison."""
    if len(node.ops) == 1 and isinstance(node.ops[0], (ast.Is, ast.IsNot)):
        known = _is_none(flow, node)
        if known is not None:
            return Constant(known == isinstance(node.ops[0], ast.Is))
    values = [flow.evaluate(node.left), *[flow.evaluate(other) for other in node.comparators]]
    predicted = [value for value in values if flow.predicted(value)]
    if len(predicted) > 1 or (predicted and any(flow.rows_of(value) for value in values if value not in predicted)):
        flow.judged(node, "a comparison", *values, known=False)
    rows = next((rows for rows in map(flow.rows_of, values) if rows), NONE)
    if not rows and _is_labels(values[0]):
        return flow.data(NONE, *values, form="labels", about=_labels_but(flow, values[0], values[1], node))
    about = _computed(flow, *values)
    if about is not None:
        about = msgspec.structs.replace(about, number=True)
    return flow.data(rows, *values, form="mask", about=about, selector=compared(node))


def _is_none(flow: Flow, node: ast.Compare) -> bool | None:
    """Return whether what is compared with None is None, where that is known."""
    if not (isinstance(node.comparators[0], ast.Constant) and node.comparators[0].value is None):
        return None
    value = flow.evaluate(node.left)
    if is_something(value) or isinstance(value, (Items, Each)):
        return False
    if isinstance(value, Data) and value.rows and all(flow.rows.sets[row].edge in _CHOSEN for row in value.rows):
        # Some of the rows, or their numbers; what a caller gives, or something unknown, may be None.
        return False
    return True if is_absent(value) else None


def turn(flow: Flow, node: ast.UnaryOp) -> Value:
    """Follow an operator of one operand."""
    value = flow.evaluate(node.operand)
    if isinstance(value, Constant) and isinstance(node.op, ast.USub) and isinstance(value.value, (int, float)):
        return Constant(-value.value)
    if isinstance(value, Constant) and isinstance(node.op, ast.Not) and isinstance(value.value, bool):
        return Constant(not value.value)
    if isinstance(value, Data) and isinstance(node.op, ast.Invert):
        about = flow.about(value)
        if value.form == "labels" and not value.rows:
            rest = msgspec.structs.replace(about, names=None, lacks=about.names) if about and about.names else None
            return flow.data(NONE, value, form="labels", about=rest)
        key, side = value.selector or (("mask", value.identity), 0)
        return flow.data(value.rows, value, form="mask", selector=(key, 1 - side))
    made = flow.data(flow.rows_of(value), value)
    if isinstance(value, Data) and isinstance(node.op, ast.USub) and value.identity in flow.sizes:
        flow.sizes[made.identity] = negative(flow.sizes[value.identity])
    return made


def choose(flow: Flow, node: ast.BoolOp) -> Value:
    """Follow `and` and `or`."""
    values: list[Value] = []
    for operand in node.values:
        value = flow.evaluate(operand)
        values.append(value)
        if isinstance(node.op, ast.Or) and is_something(value):
            # What stands behind is not evaluated.
            break
    if isinstance(node.op, ast.Or):
        values = [value for value in values if not is_absent(value)] or values
    return flow.join(values)

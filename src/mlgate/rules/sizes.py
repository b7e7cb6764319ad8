"""How many rows there are, and which share of them a number is: `int(len(rows) * 0.8)`."""

from __future__ import annotations

import ast
from collections.abc import Callable

from mlgate.rules.flow import Flow
from mlgate.rules.row_sets import Bound, Draw, Size, Span
from mlgate.rules.values import NONE, Arguments, Constant, Data, Identities, Instance, Object, Value

_WHOLE = frozenset({"ceil", "floor", "int", "round"})


def size(flow: Flow, value: Value | None) -> Size | None:
    """Return what is known of the number `value`."""
    if isinstance(value, Constant):
        is_number = isinstance(value.value, (int, float)) and not isinstance(value.value, bool)
        return Size(NONE, 0, float(value.value)) if is_number else None  # type: ignore[arg-type]
    return flow.sizes.get(value.identity) if isinstance(value, Data) else None


def counted(flow: Flow, result: Value, name: str, arguments: Arguments) -> Value:
    """Return the `result` of the builtin `name`, having noted which number it is."""
    given = arguments.get(0)
    if name == "len" and isinstance(result, Data) and given is not None:
        rows = flow.rows_of(given)
        if not rows and isinstance(given, (Data, Object, Instance)):
            # It is not known of which rows, but it is of the same each time.
            rows = frozenset((-given.identity,))
        if rows:
            flow.sizes[result.identity] = Size(rows, 1, 0)
    elif name in _WHOLE and flow.sizes:
        passed(flow, result, given)
    return result


def number_all(flow: Flow, result: Data, arguments: Arguments) -> Data:
    """Return `result`, the numbers of `range` or `arange`, having noted how many they are."""
    known = size(flow, arguments.get(0)) if len(arguments.all) == 1 else None
    if known is not None and known.of:
        flow.numbered[result.identity] = known
    return result


def are_all(flow: Flow, value: Value, rows: Identities) -> bool:
    """Whether `value` has the number of each of `rows`, in order."""
    return isinstance(value, Data) and flow.numbered.get(value.identity) == Size(rows, 1, 0)


def counted_by(flow: Flow, value: Value) -> Identities:
    """Return the rows whose numbers `value` has, all of them; none where that is not known."""
    known = flow.numbered.get(value.identity) if isinstance(value, Data) else None
    is_all = known is not None and known == Size(known.of, 1, 0) and min(known.of) >= 0
    return known.of if known is not None and is_all else NONE


def passed(flow: Flow, result: Value, source: Value | None) -> Value:
    """Return `result`, which is the same number as `source`, or nearly."""
    if isinstance(result, Data) and isinstance(source, Data) and source.identity in flow.sizes:
        flow.sizes[result.identity] = flow.sizes[source.identity]
    return result


def calculated(flow: Flow, result: Value, left: Value, right: Value, operator: ast.operator) -> Value:
    """Return the `result` of arithmetic, having noted which number it is."""
    computed = _COMPUTED.get(type(operator))
    if computed is None or not isinstance(result, Data):
        return result
    one, other = size(flow, left), size(flow, right)
    if one is not None and other is not None and (found := computed(one, other)) is not None:
        flow.sizes[result.identity] = found
    return result


def _sum(one: Size, other: Size) -> Size | None:
    if one.of and other.of and one.of != other.of:
        return None
    return Size(one.of or other.of, one.share + other.share, one.more + other.more)


def _difference(one: Size, other: Size) -> Size | None:
    return _sum(one, negative(other))


def negative(one: Size) -> Size:
    """Return the number less than nothing."""
    return Size(one.of, -one.share, -one.more)


def _product(one: Size, other: Size) -> Size | None:
    if one.of:
        one, other = other, one
    return None if one.of else Size(other.of, other.share * one.more, other.more * one.more)


def _quotient(one: Size, other: Size) -> Size | None:
    return None if other.of or not other.more else Size(one.of, one.share / other.more, one.more / other.more)


_COMPUTED: dict[type[ast.operator], Callable[[Size, Size], Size | None]] = {
    ast.Add: _sum,
    ast.Div: _quotient,
    ast.FloorDiv: _quotient,
    ast.Mult: _product,
    ast.Sub: _difference,
}


def put(flow: Flow, rows: Identities, of: Identities, lower: Bound, upper: Bound) -> None:
    """Note that `rows` are those of `of` between two places."""
    flow.rows.spans.update(dict.fromkeys(rows, Span(of, lower, upper)))


def lie_as(flow: Flow, rows: Identities, of: Identities, numbers: Identities) -> None:
    """Note that `rows` lie among those of `of` as their `numbers` do, or were drawn as these were."""
    if len(numbers) != 1 or len(rows) != 1:
        return
    number, row = next(iter(numbers)), next(iter(rows))
    if number in flow.rows.spans:
        flow.rows.spans[row] = flow.rows.spans[number]
    drawn = flow.rows.origins(numbers) & flow.drawn_rows
    if drawn and not drawn & flow.rows.chosen_from:
        flow.rows.draws[row] = Draw(of, drawn)

"""What calls of Python's own functions give: lists, pairs, numbers, and one element at a time."""

from __future__ import annotations

import msgspec

from mlgate.rules.flow import Flow
from mlgate.rules.sizes import counted, number_all
from mlgate.rules.totals import note_total
from mlgate.rules.values import NONE, Arguments, Constant, Data, Each, Either, Items, Method, Symbol, Value
from mlgate.rules.vocabularies import listed

BUILTINS = frozenset({
    "abs", "dict", "enumerate", "float", "frozenset", "getattr", "input", "int", "isinstance", "iter", "len", "list",
    "map", "max", "min", "next", "open", "print", "range", "reversed", "round", "set", "slice", "sorted", "str", "sum",
    "super", "tuple", "type", "zip",
})  # fmt: skip
_LISTING = frozenset({"frozenset", "iter", "list", "reversed", "set", "sorted", "tuple"})
# Of a value of a row they give a value of the row.
_OF_ONE = frozenset({"abs", "float", "int", "round"})
_MANY = 64
# What `super()` gives.
SUPER = "super()"


def call_builtin(flow: Flow, symbol: Symbol, arguments: Arguments) -> Value:
    """Follow the call of a builtin function."""
    name, given = symbol.last, arguments.positional
    if name == "super":
        return Data(flow.identity(), opaque=SUPER)
    if name in _LISTING:
        listed = _listed(flow, given[0]) if given else Items(())
        if name == "sorted" and isinstance(listed, Each):
            return _ranked(flow, listed)
        # A set has the elements of what it is made of, and not their order.
        return msgspec.structs.replace(listed) if name in ("frozenset", "set") else listed
    if name == "dict":
        return _dict(flow, arguments)
    if name == "enumerate" and given:
        return _side_by_side(flow, (Each(Data(flow.identity())), given[0]))
    if name == "zip":
        return _side_by_side(flow, given)
    if name == "range":
        numbers = Data(flow.identity(), flow.rows.root() if _counts_rows(given) else NONE, form="index")
        return number_all(flow, numbers, arguments)
    if name == "next" and given:
        return iterated(flow, given[0])
    return _unlike_lists(flow, name, arguments)


def _unlike_lists(flow: Flow, name: str, arguments: Arguments) -> Value:
    given = arguments.positional
    if name == "slice" and all(isinstance(one, Constant) and one.value is None for one in given):
        # All there is, as an index.
        return Constant(...)
    if name in ("getattr", "input", "open") or (name == "map" and len(given) > 1):
        return flow.unknown(*given[name == "map" :])
    rows = flow.rows_of(given[0]) if name in _OF_ONE and given and _is_element(flow, given[0]) else NONE
    made = counted(flow, flow.data(rows, *given), name, arguments)
    return note_total(flow, name, given[0], made) if name in ("max", "min", "sum") and len(given) == 1 else made


def _ranked(flow: Flow, pairs: Each) -> Each:
    """Return `pairs`, each where what was learned of the target puts it: `sorted(zip(names, gains))`."""
    element = pairs.element
    learned = flow.lessons(element, "selection") if isinstance(element, Items) else NONE
    if not learned or not isinstance(element, Items):
        return pairs
    told = [
        flow.data(one.rows, one, learned=learned, form=one.form) if isinstance(one, Data) else one
        for one in element.values
    ]
    return Each(Items((*told,), element.keys))


def _is_element(flow: Flow, value: Value) -> bool:
    """Whether `value` is, or is in, one element of data that something goes through."""
    sets = [flow.rows.sets[row] for row in flow.rows_of(value)] if flow.iterating and isinstance(value, Data) else []
    return bool(sets) and all(one.edge == "derived" for one in sets)


def _dict(flow: Flow, arguments: Arguments) -> Value:
    entries: dict[object, Value] = {}
    for given in arguments.positional:
        if not isinstance(given, Items) or given.keys is None:
            return flow.unknown(*arguments.all)
        entries |= dict(zip(given.keys, given.values, strict=True))
    if arguments.open:
        return flow.unknown(*arguments.all)
    entries.update(arguments.keywords)
    return Items(tuple(entries.values()), tuple(entries))


def _counts_rows(given: tuple[Value, ...]) -> bool:
    return len(given) == 1 and not isinstance(given[0], Constant)


def _listed(flow: Flow, value: Value) -> Value:
    if isinstance(value, Constant) and isinstance(value.value, str) and len(value.value) <= _MANY:
        return Items(tuple(map(Constant, value.value)))
    if isinstance(value, Items):
        return Items(tuple(map(Constant, value.keys))) if value.keys is not None else value
    if isinstance(value, Data) and value.form == "labels":
        return flow.data(NONE, value, form="labels", about=flow.about(value))
    if isinstance(value, Data) and not value.rows and value.about is not None:
        return flow.data(NONE, value)
    if isinstance(value, Data) and value.form == "index":
        return flow.data(value.rows, value, form="index", selector=value.selector)
    if isinstance(value, Data) and value.opaque:
        # From outside as it is: names of columns, more often than not.
        return msgspec.structs.replace(value, identity=flow.identity())
    return value if isinstance(value, Each) else flow.data(flow.rows_of(value), value)


def _side_by_side(flow: Flow, values: tuple[Value, ...]) -> Value:
    lists = [_listed(flow, value) if isinstance(value, (Items, Constant)) else value for value in values]
    lengths = {len(one.values) for one in lists if isinstance(one, Items)}
    if not lengths or min(lengths) > _MANY:
        return Each(Items(tuple(iterated(flow, one) for one in lists)))
    rows = [
        Items(tuple(one.values[i] if isinstance(one, Items) else iterated(flow, one) for one in lists))
        for i in range(min(lengths))
    ]
    return Items(tuple(rows))


def unzipped(flow: Flow, value: Value) -> Value:
    """Return what `zip(*pairs)` gives: of each place of the pairs all that stand there."""
    element = value.element if isinstance(value, Each) else value
    if isinstance(element, Items) and element.keys is None and isinstance(value, Each):
        return Items(tuple(one if isinstance(one, Data) else Each(one) for one in element.values))
    return Each(flow.data(flow.rows_of(value), value))


def iterated(flow: Flow, value: Value) -> Value:
    """Return one element of `value`, as a loop gets it."""
    element = _element(flow, value)
    flow.origins.mark(element, flow.origins.of(value))
    return element


def _number(flow: Flow, numbers: Data) -> Data:
    """Return one of the `numbers` of rows, or of names of columns."""
    if numbers.form == "index" and flow.rows.parts(numbers.rows):
        # One row's number after the other, in the end of all of a part.
        return flow.data(numbers.rows, numbers, form="index")
    number = flow.data(NONE, numbers, form="labels")
    if numbers.form == "index":
        flow.loop_numbers.add(number.identity)
    return number


def _element(flow: Flow, value: Value) -> Value:
    if isinstance(value, Items):
        elements: tuple[Value, ...] = tuple(map(Constant, value.keys)) if value.keys is not None else value.values
        return flow.join(elements) if elements else flow.unknown()
    if isinstance(value, Each):
        return value.element
    if isinstance(value, Either):
        return flow.join([iterated(flow, one) for one in value.values])
    if isinstance(value, Data) and value.form in ("labels", "index"):
        return _number(flow, value)
    if (values := listed(flow, value)) is not None:
        return values
    if isinstance(value, Data) and not value.rows and not value.opaque:
        return flow.data(NONE, value)
    if isinstance(value, Data) and value.form == "labelled":
        # Batches, which in the end are all of it.
        return flow.data(value.rows, value, form="labelled")
    return _column(flow, value)


def _column(flow: Flow, value: Value) -> Value:
    """Return a column of an array that was turned over, or something unknown."""
    if isinstance(value, Data) and value.identity in flow.transposed:
        column = flow.data(value.rows, value)
        flow.views[column.identity] = value
        return column
    element = flow.unknown(value) if isinstance(value, (Data, Method)) else flow.unknown()
    if isinstance(value, Data) and value.form in ("", "listed") and value.rows:
        flow.elements[element.identity] = value
    return element

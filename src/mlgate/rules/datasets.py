"""Data sets of torch and TensorFlow that are put one behind another: the same files again, with another transform."""

from __future__ import annotations

import ast

from mlgate.rules.aggregates import repeated
from mlgate.rules.flow import Flow
from mlgate.rules.values import NONE, Arguments, Constant, Data, Identities, Instance, Items, Object, Value, symbol

CONCATENATION = symbol("torch.utils.data.ConcatDataset")
# What a data set does with its files, and not which they are.
_OTHERWISE = frozenset({"download", "is_valid_file", "loader", "target_transform", "transform", "transforms"})

# What a data set of the module's own is told to do with its rows.
_CHANGING = frozenset({"aug", "augment", "augmentation", "augmented", "flip", "noise", "size", "transform"})


def is_of_files(value: Value) -> bool:
    """Whether `value` is a data set of torchvision."""
    return isinstance(value, Object) and value.symbol.name.startswith("torchvision.datasets.")


def concatenated(flow: Flow, arguments: Arguments) -> Arguments | None:
    """Return the arguments of a concatenation with the rows of data sets in their place; `None` where none is one."""
    given = arguments.get(0, "datasets")
    if not isinstance(given, Items) or not any(isinstance(one, (Instance, Object)) for one in given.values):
        return None
    return Arguments((Items(tuple(_rows(flow, one) for one in given.values)),))


def _rows(flow: Flow, value: Value) -> Value:
    """Return the rows of a data set: the same as those of another of the same files."""
    if isinstance(value, Instance):
        rows = flow.rows_of(value)
        key = (0, repr((sorted(rows), _part(value))))
        if key not in flow.members:
            flow.members[key] = Data(flow.identity(), flow.rows.derived(rows))
        return Data(value.identity, flow.rows_of(flow.members[key]), flow.learned(value))
    if not isinstance(value, Object):
        return value
    return Data(value.identity, rows_of_files(flow, value, "files"))


def rows_of_files(flow: Flow, value: Object, otherwise: str) -> Identities:
    """Return the rows of a data set: of files, those of every data set of the same; else its own, kept as `otherwise`.

    One whose attributes were set afterwards may have others.
    """
    made = flow.constructions.get(value.identity)
    is_known = is_of_files(value) and (made is None or made.configured <= _OTHERWISE)
    key = (0, repr(_files(flow, value))) if is_known else (value.identity, otherwise)
    if key not in flow.members:
        flow.members[key] = flow.outside("")
    rows = flow.rows_of(flow.members[key])
    flow.of_files |= rows if is_known else NONE
    return rows


def _part(value: Instance) -> list[tuple[str, object]]:
    """Return what may tell a data set of the module's own which part of the rows it is to have."""
    known = [(name, one.value) for name, one in value.attributes.names.items() if isinstance(one, Constant)]
    return sorted((name, str(one)) for name, one in known if isinstance(one, (str, int)) and name not in _CHANGING)


def _files(flow: Flow, value: Object) -> tuple[object, ...]:
    """Return what tells which files a data set has: all that it is made with but for what it does with them."""
    named = dict(value.keywords)
    placed = value.parts[: len(value.parts) - len(named)]
    root = named.pop("root", None) or (placed[0] if placed else Constant(None))
    by_place = [_known(flow, one) for one in placed[1:] if isinstance(one, Constant)]
    by_name = sorted((name, str(_known(flow, one))) for name, one in named.items() if name not in _OTHERWISE)
    return (value.symbol.name, _known(flow, root), *by_place, *by_name)


def _known(flow: Flow, value: Value) -> object:
    if isinstance(value, Constant):
        return value.value
    return "number", value.identity if isinstance(value, (Data, Instance, Object)) else flow.identity()


def lengthened(flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> Value | None:
    """Return what `data.concatenate(more)` gives."""
    del name
    more = arguments.get(0, "dataset")
    if more is None or not flow.rows_of(receiver) or not flow.rows_of(more):
        return None
    learned = repeated(flow, Items((receiver, more)), node)
    return flow.data(flow.rows_of(receiver, more), receiver, more, learned=learned or NONE, about=None)

"""Data sets of torch and TensorFlow that are put one behind another: the same files again, with another transform."""

from __future__ import annotations

import ast

import msgspec

from mlgate.rules.aggregates import repeated
from mlgate.rules.flow import Flow
from mlgate.rules.own_models import find_method
from mlgate.rules.values import (
    NONE,
    Arguments,
    Constant,
    Data,
    Identities,
    Instance,
    Items,
    Object,
    Value,
    longest,
    symbol,
)

CONCATENATION = symbol("torch.utils.data.ConcatDataset")
# What a data set does with its files, and not which they are.
_OTHERWISE = frozenset({"download", "is_valid_file", "loader", "target_transform", "transform", "transforms"})

# What they are changed with is of these packages.
_TRANSFORMING = frozenset({
    "albumentations", "audiomentations", "imgaug", "kornia", "monai", "torch", "torchaudio", "torchvision",
})  # fmt: skip

# What a data set of the module's own is told to do with its rows.
_CHANGING = frozenset({
    "aug", "augment", "augmentation", "augmentations", "augmented", "augs", "flip", "noise", "size", "tf", "tfm",
    "tfms", "transform", "transforms",
})  # fmt: skip


def is_of_files(value: Value) -> bool:
    """Whether `value` is a data set of torchvision."""
    return isinstance(value, Object) and value.symbol.name.startswith("torchvision.datasets.")


def is_data_set(value: Value) -> bool:
    """Whether `value` is a data set of torchvision, or of a class of the module's own that gives one row at a time."""
    return is_of_files(value) or (
        isinstance(value, Instance) and find_method(value.blueprint, "__getitem__") is not None
    )


def are_added(left: Value, right: Value) -> bool:
    """Whether `left + right` puts one data set behind another, as torch does."""
    added = [one for one in (left, right) if is_data_set(one)]
    has_own = any(isinstance(one, Instance) and find_method(one.blueprint, "__add__") is not None for one in added)
    return bool(added) and not has_own and all(is_data_set(one) or isinstance(one, Data) for one in (left, right))


def another(flow: Flow, value: Value) -> Value:
    """Return one more data set that was made as `value` was."""
    if isinstance(value, Instance):
        made_again = msgspec.structs.replace(value, identity=flow.identity())
        if value.identity in flow.made_with:
            flow.made_with[made_again.identity] = flow.made_with[value.identity]
        return made_again
    assert isinstance(value, Object)
    return flow.another(value)


def concatenated(flow: Flow, arguments: Arguments, node: ast.expr) -> Data | None:
    """Return the rows of data sets, one behind another; `None` where none is one."""
    given = arguments.get(0, "datasets")
    given = longest(given) if given is not None else None
    if not isinstance(given, Items) or not any(isinstance(one, (Instance, Object)) for one in given.values):
        return None
    pieces = Items(tuple(_rows(flow, one) for one in given.values))
    rows, learned = flow.rows_of(pieces), repeated(flow, pieces, node, looping=True)
    flow.unite(rows)
    return flow.data(rows, pieces, learned=learned, about=None)


def _rows(flow: Flow, value: Value) -> Value:
    """Return the rows of a data set: the same as those of another of the same files."""
    if isinstance(value, Instance):
        rows = _own_rows(flow, value) | _wrapped(flow, value)
        key = (0, repr((sorted(rows), _part(value))))
        if key not in flow.members:
            flow.members[key] = Data(flow.identity(), flow.rows.derived(rows))
        return Data(value.identity, flow.rows_of(flow.members[key]), flow.learned(value))
    if not isinstance(value, Object):
        return value
    return Data(value.identity, rows_of_files(flow, value, "files"))


def _own_rows(flow: Flow, value: Instance) -> Identities:
    """Return the rows that a data set of the module's own holds.

    Those that it found when it was made are the same as those of another that was made with the same.
    """
    arguments, first = flow.made_with.get(value.identity, (Arguments(open=True), 0))
    rows, with_what = NONE, None if arguments.open else repr(_made_with(flow, value, arguments))
    for name, one in value.attributes.names.items():
        if not isinstance(one, Data) or one.form == "absent" or name in _CHANGING:
            continue
        found = frozenset(row for row in one.rows if row >= first) - flow.drawn_rows if with_what else NONE
        rows |= one.rows - found
        if found:
            key = (0, f"{value.blueprint.name}.{name} of {with_what}")
            flow.members.setdefault(key, Data(flow.identity(), found))
            rows |= flow.rows_of(flow.members[key])
    return rows


def _made_with(flow: Flow, value: Instance, arguments: Arguments) -> list[tuple[str, object]]:
    """Return what a data set was made with that may tell which rows it has, by the names of parameters."""
    initial = find_method(value.blueprint, "__init__")
    names = [one.arg for one in initial.node.args.args[1:]] if initial is not None else []
    given = dict(zip(names, arguments.positional, strict=False)) | arguments.keywords
    known = [(name, _which(flow, one)) for name, one in sorted(given.items()) if name not in _CHANGING]
    return [(name, one) for name, one in known if one is not None]


def _which(flow: Flow, value: Value) -> object:
    """Return what tells `value` from others; `None` of what says how rows are changed, and not which they are."""
    if isinstance(value, Constant):
        return value.value
    if isinstance(value, Items):
        return tuple(_which(flow, one) for one in value.values)
    if isinstance(value, Data):
        return "rows", sorted(value.rows) or value.identity
    if isinstance(value, Object) and value.symbol.root in _TRANSFORMING and not is_of_files(value):
        return None
    return "one", value.identity if isinstance(value, (Instance, Object)) else id(value)


def _wrapped(flow: Flow, value: Instance) -> Identities:
    """Return the rows of the data sets that one of the module's own takes its rows from."""
    held = value.attributes.names.values()
    of_files = (rows_of_files(flow, one, "files") for one in held if isinstance(one, Object) and is_of_files(one))
    return NONE.union(*of_files, *(flow.rows_of(one) for one in held if is_data_set(one) and one is not value))


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

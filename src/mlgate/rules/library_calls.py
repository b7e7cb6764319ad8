"""What calls of imported functions and classes do, by their names and by their packages."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TypeAlias

import msgspec

from mlgate.rules import frames, libraries, loop_rows
from mlgate.rules.aggregates import normalized
from mlgate.rules.builtin_calls import call_builtin, iterated
from mlgate.rules.datasets import concatenated
from mlgate.rules.events import Call
from mlgate.rules.fitting import validated
from mlgate.rules.flow import Flow
from mlgate.rules.numeric_calls import call_numeric
from mlgate.rules.recommenders import of_surprise
from mlgate.rules.records import holding, of_dataclasses
from mlgate.rules.sklearn_calls import call_ours, copied, own
from mlgate.rules.stored_files import SAVES_OR_LOADS, opened, save_or_load
from mlgate.rules.subsets import by_numbers, held
from mlgate.rules.tallies import call_counter
from mlgate.rules.text_models import TEXT_MODELS
from mlgate.rules.unknown_calls import unknown_call
from mlgate.rules.values import (
    Arguments,
    Data,
    Each,
    Function,
    Items,
    Symbol,
    Value,
    constant,
    is_partial,
)
from mlgate.rules.vocabularies import of_set, of_torchtext
from mlgate.rules.whole_series import call_series

_Behaviour: TypeAlias = Callable[[Flow, Symbol, Arguments, ast.expr], Value | None]

_MOST_STEPS = 8
_OF_TENSORS = frozenset({
    "abs", "cast", "concat", "convert_to_tensor", "expand_dims", "moments", "reduce_max", "reduce_mean", "reduce_min",
    "reduce_std", "reduce_variance", "reshape", "square", "stack",
})  # fmt: skip


def call_symbol(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value:
    """Follow the call of something imported or built in."""
    place = flow.place(node)
    flow.calls.append(Call(place=place, callee=symbol, arguments=arguments))
    result = _followed(flow, symbol, arguments, node)
    flow.orders.called(symbol, arguments, result, place)
    return flow.origins.called(result, symbol, arguments, node)


def _followed(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value:
    if libraries.seeds(symbol) and any(constant(argument) is not None for argument in arguments.all):
        flow.seeded = True
    flow.seedings += libraries.is_seeding_name(symbol.last)
    ours = _OURS.get(symbol.root)
    # A name says more than its package: a `DataLoader` holds rows, whosever it is.
    for behaviour in (ours,) if ours is not None else (_BY_NAME.get(symbol.last), _BY_PACKAGE.get(symbol.root)):
        made = behaviour(flow, symbol, arguments, node) if behaviour is not None else None
        if made is not None:
            return made
    if libraries.is_class_name(symbol.last):
        return _foreign(flow, symbol, arguments, node)
    return unknown_call(flow, symbol, arguments, node)


def _builtin(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value:
    if symbol.last == "map" and len(arguments.positional) > 1 and _is_own(arguments.positional[0]):
        return _mapped(flow, *arguments.positional, node=node)
    made = (of_set(flow, arguments, node) if symbol.last == "set" else None) or call_builtin(flow, symbol, arguments)
    if symbol.last == "open":
        opened(flow, made, arguments.get(0), node)
    return made


def _mapped(flow: Flow, function: Value, *over: Value, node: ast.expr) -> Each:
    """Return what a function of the module makes of each of some things."""
    since = len(flow.rows.sets)
    given = [iterated(flow, one) for one in over]
    rows = [flow.data(flow.rows.derived(one.rows), one) if isinstance(one, Data) and one.rows else one for one in given]
    made = flow.invoke(function, Arguments((*rows,)), node)
    if not isinstance(made, Data) or not (learned := loop_rows.own(flow, made, since)):
        return Each(made)
    # What it learns of one tells nothing of others.
    return Each(msgspec.structs.replace(made, identity=flow.identity(), learned=flow.learned(made) - learned))


def _is_own(function: Value) -> bool:
    return isinstance(function, Function) or is_partial(function)


def _holder(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    """Return what holds rows, and their target with them."""
    del symbol
    if not arguments.positional:
        return None
    flow.pair(arguments.positional[0], arguments.get(1, "label"), node)
    rows = held(flow, arguments.positional[0])
    if not flow.of_files.isdisjoint(rows) and not {"batch_sampler", "sampler"}.isdisjoint(arguments.keywords):
        # Those that it is told to take.
        rows = flow.rows.subset(rows)
    return flow.data(rows, *arguments.positional, form="labelled")


def _same_rows(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    """Return the rows that stand first, with something more."""
    del symbol, node
    given = arguments.get(0)
    return flow.data(flow.rows_of(given), given) if given is not None else None


def _computed(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value:
    """Return a number for a number."""
    del symbol, node
    return flow.data(flow.rows_of(*arguments.all), *arguments.all)


def _of_spacy(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    return flow.object(symbol, arguments, node) if symbol.name in ("spacy.blank", "spacy.load") else None


def _slices(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    del symbol, node
    given = arguments.get(0)
    return flow.data(flow.rows_of(given), given, form="labelled", about=None) if given is not None else None


def _numeric(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value:
    kind = frames.made_by(flow, symbol, arguments)
    return frames.note(flow, call_numeric(flow, symbol, arguments, node), kind)


def _of_torch(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value:
    if symbol.last == "Subset" and len(arguments.positional) > 1:
        data, numbers = arguments.positional[:2]
        return by_numbers(flow, data, numbers, node)
    if symbol.last == "ConcatDataset":
        return concatenated(flow, arguments, node) or _numeric(flow, symbol, arguments, node)
    if symbol.name.startswith("torch.nn.") and libraries.is_class_name(symbol.last):
        return flow.object(symbol, arguments, node)
    return _numeric(flow, symbol, arguments, node)


def _of_torchvision(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    return flow.object(symbol, arguments, node) if symbol.name.startswith("torchvision.models.") else None


def _of_tensorflow(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    if symbol.last == "load_data":
        return _divided_data(flow, node)
    is_numeric = symbol.root == "tensorflow" and symbol.last in _OF_TENSORS
    return _numeric(flow, symbol, arguments, node) if is_numeric else None


def _divided_data(flow: Flow, node: ast.expr) -> Value:
    """Return a data set that comes in two parts, each of features and target."""
    rows = flow.rows.root()
    number = flow.split("split", rows, node)
    parts = [flow.part(rows, number, part) for part in ("train", "test")]
    return Items(tuple(Items((flow.data(part), flow.data(part))) for part in parts))


def _of_datasets(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    return _numeric(flow, symbol, arguments, node) if symbol.last == "concatenate_datasets" else None


def _of_functools(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    """Return what `reduce(lambda df, step: step(df), steps, df)` makes of a few known steps, and functions in part."""
    if symbol.last == "partial" and arguments.positional:
        return flow.object(symbol, arguments, node)
    function, steps, value = arguments.get(0), arguments.get(1), arguments.get(2)
    if symbol.last != "reduce" or function is None or value is None:
        return None
    if not isinstance(steps, Items) or steps.keys is not None or len(steps.values) > _MOST_STEPS:
        return None
    for step in steps.values:
        value = flow.invoke(function, Arguments((value, step)), node)
    return value


def _of_copy(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    del node
    copies = symbol.name in ("copy.copy", "copy.deepcopy") and arguments.positional
    return copied(flow, arguments.positional[0]) if copies else None


def _of_boosters(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    return _trained(flow, symbol, arguments, node) if symbol.last == "train" else None


def _of_gensim(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    learns = symbol.last in libraries.TEXT_LEARNERS | TEXT_MODELS and arguments.all
    return _trained(flow, symbol, arguments, node) if learns else None


def _of_csv(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    """Return the rows that a reader gives, one by one."""
    return unknown_call(flow, symbol, arguments, node) if symbol.last == "DictReader" else None


def _of_rdkit(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    """Return what is made of a molecule: functions of its are called as classes elsewhere are."""
    return unknown_call(flow, symbol, arguments, node) if flow.rows_of(*arguments.all) else None


def _of_statsmodels(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    if symbol.last in libraries.FORMULAS:
        return flow.object(symbol, arguments, node)
    return call_series(flow, symbol, arguments, node)


def _trained(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value:
    """Return a model that a function, or its class, has trained on the rows that it was given."""
    made = flow.object(symbol, arguments, node)
    rows = [one for one in arguments.all if flow.rows_of(one)]
    # Parameters may come from scores of rows.
    labelled = [one for one in rows if isinstance(one, Data) and one.form == "labelled"]
    if rows:
        given, supervised = (labelled or rows)[0], bool(labelled)
        flow.fit(made, symbol.last, given, node, supervised=supervised, validated=validated(flow, arguments))
    return made


def _looking_up(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    """Return what says of other rows how they stand among those that it is given."""
    given = arguments.get(0, "data", "dataset", "x")
    if symbol.root not in ("scipy", "statsmodels") or given is None or not flow.rows_of(given):
        return None
    made = flow.object(symbol, arguments, node)
    flow.fit(made, symbol.last, given, node)
    return made


def _foreign(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value:
    """Return an instance of a class of another package; it may fit what it is given, but for layers of a network."""
    if symbol.root not in ("keras", "tensorflow"):
        flow.forget(*arguments.all)
    if "random_state" in arguments.keywords:
        own(flow, *arguments.all)
    return flow.object(symbol, arguments, node)


_OURS: dict[str, _Behaviour] = {
    "builtins": _builtin,
    **dict.fromkeys((*libraries.PACKAGES, "skopt"), call_ours),
}
_BY_NAME: dict[str, _Behaviour] = {
    **dict.fromkeys(libraries.HOLDERS, _holder),
    **dict.fromkeys(("TaggedDocument", "add_constant", "corpus2csc", "corpus2dense"), _same_rows),
    "from_tensor_slices": _slices,
    **dict.fromkeys(("l2_normalize", "normalize"), normalized),
    **dict.fromkeys(SAVES_OR_LOADS, save_or_load),
    **dict.fromkeys(libraries.LOOKING_UP, _looking_up),
    **dict.fromkeys(("Namespace", "SimpleNamespace"), holding),
}
_BY_PACKAGE: dict[str, _Behaviour] = {
    **dict.fromkeys(("cudf", "dask", "modin", "numpy", "pandas", "polars", "scipy", "statistics"), _numeric),
    "torch": _of_torch,
    "torchtext": of_torchtext,
    "torchvision": _of_torchvision,
    **dict.fromkeys(("keras", "tensorflow"), _of_tensorflow),
    "dataclasses": of_dataclasses,
    "math": _computed,
    "spacy": _of_spacy,
    "datasets": _of_datasets,
    "collections": call_counter,
    "copy": _of_copy,
    "csv": _of_csv,
    "functools": _of_functools,
    **dict.fromkeys(("catboost", "lightgbm", "xgboost"), _of_boosters),
    "gensim": _of_gensim,
    "miceforest": call_series,
    "rdkit": _of_rdkit,
    "statsmodels": _of_statsmodels,
    "surprise": of_surprise,
}

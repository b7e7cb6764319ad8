"""What calls of imported functions and classes do: split, cross-validate, judge, construct, load, stack."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TypeAlias

import msgspec

from mlgate.rules import frames, libraries
from mlgate.rules.aggregates import scored
from mlgate.rules.builtin_calls import call_builtin
from mlgate.rules.estimators import abouts, mixing_of, objects, validated
from mlgate.rules.events import Call, Construction, Evaluation, Fit, Mixing, Score
from mlgate.rules.flow import Flow
from mlgate.rules.numeric_calls import call_numeric
from mlgate.rules.row_choices import by_numbers
from mlgate.rules.unknown_calls import unknown_call
from mlgate.rules.values import (
    NONE,
    Arguments,
    Data,
    Identities,
    Instance,
    Items,
    Object,
    Symbol,
    Value,
    constant,
)

_Behaviour: TypeAlias = Callable[[Flow, Symbol, Arguments, ast.expr], Value]

_OF_TENSORS = frozenset({
    "abs", "cast", "concat", "convert_to_tensor", "expand_dims", "moments", "reduce_max", "reduce_mean", "reduce_min",
    "reduce_std", "reduce_variance", "reshape", "square", "stack",
})  # fmt: skip
_NUMERIC = frozenset({"cudf", "dask", "modin", "numpy", "pandas", "polars", "scipy", "torch"})


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
    if symbol.root == "builtins":
        return call_builtin(flow, symbol, arguments)
    if symbol.root in libraries.PACKAGES or symbol.name.startswith("skopt"):
        return _ours(flow, symbol, arguments, node)
    if symbol.last in libraries.HOLDERS and arguments.positional:
        flow.pair(arguments.positional[0], arguments.get(1, "label"), node)
        return flow.data(_held(flow, arguments.positional[0]), *arguments.positional, form="labelled")
    if symbol.root == "torch" and symbol.last == "Subset" and len(arguments.positional) > 1:
        return by_numbers(flow, *arguments.positional[:2], node)
    if symbol.name.startswith("torchvision.models."):
        return flow.object(symbol, arguments, node)
    if symbol.name.startswith("torch.nn.") and libraries.is_class_name(symbol.last):
        return flow.object(symbol, arguments, node)
    if symbol.root in ("keras", "tensorflow") and symbol.last == "load_data":
        return _divided_data(flow, node)
    if symbol.root in _NUMERIC or (symbol.root == "tensorflow" and symbol.last in _OF_TENSORS):
        kind = frames.made_by(flow, symbol, arguments)
        return frames.note(flow, call_numeric(flow, symbol, arguments, node), kind)
    if symbol.name == "dataclasses.field":
        return flow.object(symbol, arguments, node)
    if symbol.name in ("copy.copy", "copy.deepcopy") and arguments.positional:
        return _copied(flow, arguments.positional[0])
    if (made := _of_other_packages(flow, symbol, arguments, node)) is not None:
        return made
    if libraries.is_class_name(symbol.last):
        return _foreign(flow, symbol, arguments, node)
    return unknown_call(flow, symbol, arguments, node)


def _divided_data(flow: Flow, node: ast.expr) -> Value:
    """Return a data set that comes in two parts, each of features and target."""
    rows = flow.rows.root()
    number = flow.split("split", rows, node)
    parts = [flow.part(rows, number, part) for part in ("train", "test")]
    return Items(tuple(Items((flow.data(part), flow.data(part))) for part in parts))


def _foreign(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value:
    """Return an instance of a class of another package; it may fit what it is given, but for layers of a network."""
    if symbol.root not in ("keras", "tensorflow"):
        flow.forget(*arguments.all)
    if "random_state" in arguments.keywords:
        own(flow, *arguments.all)
    return flow.object(symbol, arguments, node)


def _of_other_packages(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    if symbol.last == "add_constant" and arguments.positional:
        return flow.data(flow.rows_of(arguments.positional[0]), arguments.positional[0])
    if symbol.last == "from_tensor_slices" and arguments.positional:
        given = arguments.positional[0]
        return flow.data(flow.rows_of(given), given, form="labelled", about=None)
    if symbol.last == "TaggedDocument" and arguments.positional:
        return flow.data(flow.rows_of(arguments.positional[0]), arguments.positional[0])
    boosts = symbol.last == "train" and symbol.root in ("catboost", "lightgbm", "xgboost")
    if boosts or (symbol.root == "gensim" and symbol.last in libraries.TEXT_LEARNERS and arguments.all):
        return _trained(flow, symbol, arguments, node)
    if symbol.root == "statsmodels" and symbol.last in libraries.FORMULAS:
        return flow.object(symbol, arguments, node)
    return None


def _held(flow: Flow, value: Value) -> Identities:
    """Return the rows that `value` gives to what loads it in batches: those of a data set are its own."""
    if not isinstance(value, Object | Instance):
        return flow.rows_of(value)
    if rows := flow.rows_of(value):
        return rows
    key = (value.identity, "rows")
    if key not in flow.members:
        flow.members[key] = flow.outside("")
    return flow.rows_of(flow.members[key])


def _ours(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value:
    name = symbol.last
    if name in libraries.CROSS_VALIDATIONS:
        return _cross_validation(flow, symbol, arguments, node)
    if name in libraries.SCORING_FUNCTIONS:
        _record(flow, symbol, arguments, node)
        return scored(flow, name, arguments, node)
    if name in libraries.METRICS:
        flow.judged(node, name, *arguments.all)
        _note_score(flow, name, arguments, node)
        return Data(flow.identity())
    if name in libraries.COMPOSITES or libraries.is_class_name(name):
        return _constructed(flow, symbol, arguments, node)
    if name in libraries.LEARNING_FUNCTIONS:
        return _learning_function(flow, symbol, arguments, node)
    if name.startswith(("load_", "fetch_", "make_")) and name not in libraries.COMPOSITES:
        return _loaded(flow, name, arguments)
    if behaviour := _BEHAVIOURS.get(name):
        return behaviour(flow, symbol, arguments, node)
    _record(flow, symbol, arguments, node)
    return unknown_call(flow, symbol, arguments, node)


def _record(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> None:
    made = Construction(place=flow.place(node), symbol=symbol, arguments=arguments)
    flow.constructions[flow.identity()] = made


def _loaded(flow: Flow, name: str, arguments: Arguments) -> Value:
    """Return a data set that scikit-learn brings, or makes; features and target where it gives them apart."""
    # Its members are features, target, or a frame of both.
    made = msgspec.structs.replace(flow.outside(""), about=None)
    apart = constant(arguments.get(-1, "return_X_y")) is True or (name.startswith("make_") and not arguments.open)
    return Items((made, flow.data(made.rows))) if apart and constant(arguments.get(-1, "coef")) is not True else made


def _trained(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value:
    """Return a model that a function, or its class, has trained on the rows that it was given."""
    made = flow.object(symbol, arguments, node)
    given = next((one for one in arguments.all if flow.rows_of(one)), None)
    if given is not None:
        supervised = isinstance(given, Data) and given.form == "labelled"
        flow.fit(made, symbol.last, given, node, supervised=supervised, validated=validated(flow, arguments))
    return made


def _resample(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value:
    _record(flow, symbol, arguments, node)
    given = arguments.positional
    learned = NONE
    if constant(arguments.keywords.get("replace")) is not False:
        learned = flow.lesson("copies", symbol.last, flow.rows_of(*given), node)
    values = tuple(flow.data(flow.rows_of(one), one, learned=learned) for one in given)
    return values[0] if len(values) == 1 else Items(values)


def _note_score(flow: Flow, name: str, arguments: Arguments, node: ast.expr) -> None:
    given = arguments.get(0, "y_true"), arguments.get(1, "y_pred", "y_score", "y_prob", "y_proba")
    truth, judged = (NONE if one is None else flow.predicted(one) for one in given)
    if truth or judged:
        flow.scores.append(Score(place=flow.place(node), name=name, truth=truth, judged=judged))


def _constructed(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value:
    made = flow.object(symbol, arguments, node)
    if symbol.last in libraries.SEEDING:
        own(flow, arguments.get(0, "estimator", "base_estimator"))
    if symbol.last.endswith("Display"):
        return Data(flow.identity())
    return made


def own(flow: Flow, *values: Value | None) -> None:
    """Note that the estimators in `values` were handed to one that sets their parameters."""
    for value in values:
        for owned in objects(value):
            if owned.identity in flow.constructions:
                flow.constructions[owned.identity].owned = True


def _train_test_split(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value:
    _record(flow, symbol, arguments, node)
    if arguments.open and not arguments.positional:
        return flow.unknown()
    rows = flow.rows_of(*arguments.positional) or flow.rows.root()
    learned = frozenset[int]().union(*map(flow.learned, arguments.positional))
    mixing: Mixing = "" if constant(arguments.get(-1, "shuffle")) is False else "random"
    number = flow.split("split", rows, node, learned=learned, abouts=abouts(flow, arguments), mixing=mixing)
    if arguments.open:
        return flow.unknown(*arguments.positional)
    return Items(
        tuple(
            flow.data(
                flow.part(flow.rows_of(given) or rows, number, part),
                given,
                form=given.form if isinstance(given, Data) else "",
            )
            for given in arguments.positional
            for part in ("train", "test")
        )
    )


def _cross_validation(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value:
    _record(flow, symbol, arguments, node)
    given = arguments.get(1, "X")
    if given is None:
        return flow.unknown(*arguments.all)
    rows = flow.rows_of(given)
    mixing = mixing_of(flow, arguments.get(-1, "cv"), arguments)
    learned, divided = flow.learned(given), abouts(flow, arguments)
    flow.split("cross-validation", rows, node, learned=learned, abouts=divided, mixing=mixing)
    flow.pair(given, arguments.get(2, "y"), node)
    for judged in objects(arguments.get(0, "estimator")):
        # Clones are judged on rows they were not fitted on.
        flow.evaluations.append(
            Evaluation(place=flow.place(node), identity=judged.identity, fits=NONE, rows=rows, by=symbol.last)
        )
    return flow.data(rows) if symbol.last == "cross_val_predict" else Data(flow.identity())


def _learning_function(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value:
    given = arguments.get(0, "X")
    if given is None:
        return flow.unknown()
    rows, maker = flow.rows_of(given), Object(flow.identity(), symbol)
    flow.fits.append(
        Fit(
            place=flow.place(node),
            identity=maker.identity,
            maker=maker,
            method=symbol.last,
            rows=rows,
            supervised=False,
        )
    )
    return flow.data(rows, given, learned=frozenset((len(flow.fits) - 1,)))


def _shuffle(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value:
    _record(flow, symbol, arguments, node)
    given = arguments.positional
    if len(given) == 1:
        return flow.data(flow.rows_of(given[0]), given[0], about=flow.shuffled(given[0]))
    return Items(tuple(flow.data(flow.rows_of(one), one, about=flow.shuffled(one)) for one in given))


def _copied(flow: Flow, value: Value) -> Value:
    """Return a copy of an estimator, fitted as it is."""
    if not isinstance(value, Object):
        return flow.data(flow.rows_of(value), value)
    copy = Object(flow.identity(), value.symbol, value.parts, value.keywords)
    if value.identity in flow.constructions:
        flow.constructions[copy.identity] = flow.constructions[value.identity]
    if value.identity in flow.fitted:
        flow.put(flow.fitted, copy.identity, flow.fitted[value.identity])
    return copy


def _clone(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value:
    del symbol, node
    given = arguments.get(0, "estimator")
    if not isinstance(given, Object):
        return flow.unknown()
    copy = _copied(flow, given)
    assert isinstance(copy, Object)
    flow.put(flow.fitted, copy.identity, NONE)
    return copy


_BEHAVIOURS: dict[str, _Behaviour] = {
    "train_test_split": _train_test_split,
    "shuffle": _shuffle,
    "resample": _resample,
    "clone": _clone,
}

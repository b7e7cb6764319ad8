"""What calls of scikit-learn, and of packages made like it, do: split, cross-validate, judge, construct, load."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TypeAlias

import msgspec

from mlgate.rules import libraries
from mlgate.rules.aggregates import normalized, scored
from mlgate.rules.decompositions import DECOMPOSING, decomposed
from mlgate.rules.events import Construction, Evaluation, Fit, Mixing, Score
from mlgate.rules.flow import Flow
from mlgate.rules.folds import abouts, mixing_of
from mlgate.rules.seeding import seeding_of
from mlgate.rules.set_steps import told
from mlgate.rules.stored_files import from_file
from mlgate.rules.unknown_calls import unknown_call
from mlgate.rules.values import (
    NONE,
    Arguments,
    Data,
    Frame,
    Instance,
    Items,
    Object,
    Symbol,
    Value,
    alternatives,
    constant,
    objects,
)

# `None` where the name means something else of what it is given.
_Behaviour: TypeAlias = Callable[[Flow, Symbol, Arguments, ast.expr], Value | None]


def call_ours(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value:
    """Follow the call of a function or class of scikit-learn, or of a package made like it."""
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
        return _loaded(flow, symbol, arguments)
    behaviour = _BEHAVIOURS.get(name)
    made = behaviour(flow, symbol, arguments, node) if behaviour is not None else None
    if made is not None:
        return made
    _record(flow, symbol, arguments, node)
    return unknown_call(flow, symbol, arguments, node)


def _record(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> None:
    made = Construction(place=flow.place(node), symbol=symbol, arguments=arguments)
    flow.constructions[flow.identity()] = made


def _loaded(flow: Flow, symbol: Symbol, arguments: Arguments) -> Value:
    """Return a data set that scikit-learn brings, or makes; features and target where it gives them apart."""
    name = symbol.last
    # Its members are features, target, or a frame of both.
    made = msgspec.structs.replace(flow.outside(""), about=None)
    apart = constant(arguments.get(-1, "return_X_y")) is True or (name.startswith("make_") and not arguments.open)
    if not name.startswith("make_"):
        from_file(flow, made, symbol, arguments)
    return Items((made, flow.data(made.rows))) if apart and constant(arguments.get(-1, "coef")) is not True else made


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
    fields = {"learned": learned, "abouts": abouts(flow, arguments), "seeding": seeding_of(flow, arguments)}
    number = flow.split("split", rows, node, mixing=mixing, **fields)
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
    learned = flow.learned(given) | told(flow, arguments.get(0, "estimator"))
    divided = abouts(flow, arguments)
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


def copied(flow: Flow, value: Value) -> Value:
    """Return a copy of an estimator, fitted as it is, or of an instance, with the same attributes."""
    if isinstance(value, Instance):
        made = Instance(flow.identity(), value.blueprint, Frame())
        for name, attribute in value.attributes.names.items():
            flow.put(made.attributes.names, name, attribute)
        return made
    if not isinstance(value, Object):
        return flow.data(flow.rows_of(value), value)
    copy = flow.another(value)
    if value.identity in flow.fitted:
        flow.put(flow.fitted, copy.identity, flow.fitted[value.identity])
    return copy


def _clone(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value:
    del symbol, node
    given = arguments.get(0, "estimator")
    cloned = alternatives(given) if given is not None else ()
    if not cloned or not all(isinstance(one, Object) for one in cloned):
        return flow.unknown()
    return flow.join([_unfitted(flow, one) for one in cloned])


def _unfitted(flow: Flow, value: Value) -> Value:
    copy = copied(flow, value)
    assert isinstance(copy, Object)
    flow.put(flow.fitted, copy.identity, NONE)
    return copy


_BEHAVIOURS: dict[str, _Behaviour] = {
    "train_test_split": _train_test_split,
    "shuffle": _shuffle,
    "resample": _resample,
    "clone": _clone,
    "normalize": normalized,
    **dict.fromkeys(DECOMPOSING, decomposed),
}

"""Models and transformers that a module writes itself: classes with `fit`, which compute what they learn."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlgate.rules.events import Application, OwnFit
from mlgate.rules.fitting import FEATURES, fit
from mlgate.rules.flow import UNKNOWN_FIT, Flow
from mlgate.rules.values import (
    MOST_BASES,
    NONE,
    Arguments,
    Blueprint,
    Data,
    Function,
    Identities,
    Instance,
    Items,
    Object,
    Value,
)

_FITTING = frozenset({"fit", "train"})
_PREDICTING = frozenset({"predict", "predict_proba"})
METHODS = _FITTING | _PREDICTING | {"fit_transform"}
# What a transformer tells of the rows that it learned from.
_TOLD = ("statistic", "encoding")
# So many steps of a pipeline are followed.
_MOST_STEPS = 5


def find_method(blueprint: Blueprint, name: str) -> Function | None:
    """Return the method `name` of a class of this module, from itself or a base in this module."""
    waiting, seen = [blueprint], set[str]()
    while waiting and len(seen) < MOST_BASES:
        one = waiting.pop(0)
        if name in one.methods:
            return one.methods[name]
        seen.add(one.name)
        waiting += [base for base in one.bases if isinstance(base, Blueprint) and base.name not in seen]
    return None


def is_transformer(made: Instance) -> bool:
    """Whether `made` is of a class that can be fitted and transforms rows, as far as the module says, and no model."""
    return (
        all(find_method(made.blueprint, name) is not None for name in ("fit", "transform"))
        and find_method(made.blueprint, "predict") is None
    )


def fit_transform(flow: Flow, made: Instance, arguments: Arguments, node: ast.expr) -> Value:
    """Follow the `fit_transform` that a transformer has from its base: the one after the other."""
    given, fits = arguments.get(0, *FEATURES), len(flow.fits)
    _follow(flow, made, "fit", arguments, node)
    if given is None:
        return flow.unknown(*arguments.all)
    _note_fit(flow, made, flow.rows_of(given), node, fits)
    return _follow(flow, made, "transform", Arguments((given,)), node)


def transformed(flow: Flow, composite: Object, arguments: Arguments, node: ast.expr) -> Identities:
    """Return what the transformers of the module among the steps of `composite` learn, as its `fit_transform` does."""
    given = arguments.get(0, *FEATURES)
    if given is None or not composite.parts:
        return NONE
    steps = [one for one in _instances(composite) if is_transformer(one)]
    made = [fit_transform(flow, one, arguments, node) for one in steps[:_MOST_STEPS]]
    return NONE.union(*map(flow.learned, made))


def _instances(value: Value) -> Iterator[Instance]:
    """Yield the instances of classes of the module that `value` is or was made with."""
    if isinstance(value, Instance):
        yield value
    for part in value.parts if isinstance(value, Object) else value.values if isinstance(value, Items) else ():
        yield from _instances(part)


def _is_of_itself(node: ast.expr) -> bool:
    """Whether `node` is what a method calls of its own object: what calls that method is noted."""
    called = node.func if isinstance(node, ast.Call) else None
    return isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id == "self"


def _follow(flow: Flow, made: Instance, name: str, arguments: Arguments, node: ast.expr) -> Value:
    method = find_method(made.blueprint, name)
    assert method is not None
    return flow.follow(Function(method.node, method.frame, made), arguments, node)


def _note_fit(flow: Flow, made: Instance, rows: Identities, node: ast.expr, fits: int) -> None:
    """Note that `made` was fitted to `rows` where it keeps what it has learned since there were so many `fits`."""
    kept = NONE.union(*map(flow.learned, made.attributes.names.values()))
    if any(number >= fits and flow.fits[number].lesson in _TOLD for number in kept):
        flow.own_fits.append(OwnFit(place=flow.place(node), name=made.blueprint.name, rows=rows))


def note(flow: Flow, model: Instance, call: tuple[str, Arguments, ast.expr], result: Value, fits: int) -> Value:
    """Return the `result` of a method of `model`, having noted what that did; there were so many `fits` before.

    Where the class only wraps another model, that one was fitted, and predicts.
    """
    name, arguments, node = call
    methods = model.blueprint.methods
    given = arguments.get(0, *FEATURES)
    rows = flow.rows_of(given) if given is not None else NONE
    if name not in _PREDICTING and rows and is_transformer(model) and not _is_of_itself(node):
        _note_fit(flow, model, rows, node, fits)
    if name == "fit_transform" or not rows or _FITTING.isdisjoint(methods) or _PREDICTING.isdisjoint(methods):
        return result
    if name in _FITTING:
        if not any(one.supervised or one.maker is not None for one in flow.fits[fits:]) and len(arguments.all) > 1:
            fit(flow, model, name, arguments, node)
        return result
    if flow.predicted(result) or model.identity not in flow.fitted:
        return result
    return _predicted(flow, model, rows, result, node)


def _predicted(flow: Flow, model: Instance, rows: Identities, result: Value, node: ast.expr) -> Data:
    """Return the `result` as what `model` predicts of `rows`."""
    fits = flow.fitted[model.identity]
    known = NONE if fits & UNKNOWN_FIT else fits
    use = Application(place=flow.place(node), identity=model.identity, fits=known, rows=rows, method="predict")
    flow.predictions.append(use)
    learned = known if len(known) == 1 else NONE
    return flow.data(rows, result, learned=learned, predictions=frozenset((len(flow.predictions) - 1,)))

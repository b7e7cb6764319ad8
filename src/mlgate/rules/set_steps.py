"""What steps of a pipeline were told of rows when they were made: `SimpleImputer(fill_value=X["age"].mean())`."""

from __future__ import annotations

import ast

from mlgate.rules.flow import Flow
from mlgate.rules.nodes import walk
from mlgate.rules.values import NONE, Frame, Function, Identities, Items, Object, Value, is_partial, objects

# Transformers that keep what they are made with, and where that is.
_KEEPING = {"FunctionTransformer": ("func", "inverse_func", "kw_args"), "SimpleImputer": ("fill_value",)}


def told(flow: Flow, estimator: Value | None) -> Identities:
    """Return the statistics of rows that steps of `estimator` were made with."""
    found = NONE
    for step in objects(estimator):
        for name in _KEEPING.get(step.symbol.last, ()):
            given = flow.constructions[step.identity].arguments if step.identity in flow.constructions else None
            value = given.get(0 if name == "func" else -1, name) if given is not None else None
            found |= flow.lessons(_held(value), "statistic") if value is not None else NONE
    return found


def _held(value: Value) -> Value:
    """Return what a function holds besides what it is called with."""
    if isinstance(value, Object) and is_partial(value):
        return Items(value.parts)
    if not isinstance(value, Function):
        return value
    names = {one.id for one in walk(value.node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load)}
    given = {one.arg for one in walk(value.node) if isinstance(one, ast.arg)}
    held = (_named(value.frame, name) for name in sorted(names - given))
    return Items(tuple(one for one in held if one is not None))


def _named(frame: Frame | None, name: str) -> Value | None:
    while frame is not None:
        if name in frame.names:
            return frame.names[name]
        frame = frame.outer
    return None

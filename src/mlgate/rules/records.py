"""What holds values by names: data classes, and namespaces."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from mlgate.rules.flow import Flow
from mlgate.rules.sklearn_calls import copied
from mlgate.rules.values import Arguments, Blueprint, Frame, Instance, Symbol, Value


def of_dataclasses(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    """Return a field of a data class, or an instance of one with other values for some of its fields."""
    if symbol.name == "dataclasses.field":
        return flow.object(symbol, arguments, node)
    given = arguments.get(0)
    if symbol.name != "dataclasses.replace" or not isinstance(given, Instance):
        return None
    made = copied(flow, given)
    assert isinstance(made, Instance)
    return _given(flow, made, arguments.keywords)


def holding(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    """Return what holds its keywords as attributes, and nothing else."""
    del node
    if arguments.positional or arguments.open:
        return None
    for name, value in arguments.keywords.items():
        flow.label(value, name)
    return _given(flow, Instance(flow.identity(), Blueprint(symbol.last, {}, ()), Frame()), arguments.keywords)


def _given(flow: Flow, made: Instance, values: Mapping[str, Value]) -> Instance:
    for name, value in values.items():
        flow.put(made.attributes.names, name, value)
    return made

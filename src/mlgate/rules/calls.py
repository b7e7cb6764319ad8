"""A call of any value: followed where it leads into the module, known where it leads into a library."""

from __future__ import annotations

import ast

from mlgate.rules import frames, own_metrics, own_models
from mlgate.rules.builtin_calls import SUPER
from mlgate.rules.containers import call_items
from mlgate.rules.data_methods import call_data
from mlgate.rules.estimators import call_estimator, told
from mlgate.rules.events import Call
from mlgate.rules.flow import UNKNOWN_FIT, Flow
from mlgate.rules.libraries import IMPORTANCES, LOOKING_UP, ROW_ATTRIBUTES, STATE_ATTRIBUTES
from mlgate.rules.library_calls import call_symbol
from mlgate.rules.networks import is_network, is_same_network, predicted, trained
from mlgate.rules.own_models import find_method
from mlgate.rules.pipeline_steps import is_pipeline, step_of
from mlgate.rules.row_choices import member
from mlgate.rules.selectors import ACCESSORS
from mlgate.rules.sklearn_calls import own
from mlgate.rules.unknown_calls import unknown_call
from mlgate.rules.values import (
    NONE,
    Arguments,
    Blueprint,
    Data,
    Each,
    Either,
    Frame,
    Function,
    Identities,
    Instance,
    Items,
    Method,
    Object,
    Symbol,
    Value,
    alternatives,
    constant,
    is_partial,
    symbol,
)


def invoke(flow: Flow, callee: Value, arguments: Arguments, node: ast.expr) -> Value:
    """Follow the call of `callee` and return what it gives."""
    if isinstance(callee, Symbol):
        return _call_symbol(flow, callee, arguments, node)
    if isinstance(callee, Function):
        return _call_function(flow, callee, arguments, node)
    if isinstance(callee, Method):
        return call_method(flow, callee.receiver, callee.name, arguments, node)
    if isinstance(callee, Blueprint):
        return instantiate(flow, callee, arguments, node)
    if isinstance(callee, Instance) and find_method(callee.blueprint, "__call__") is not None:
        return invoke(flow, attribute_of(flow, callee, "__call__"), arguments, node)
    if isinstance(callee, (Object, Instance)) and is_network(callee):
        flow.calls.append(Call(place=flow.place(node), callee=Method(callee, "__call__"), arguments=arguments))
        return predicted(flow, callee, arguments, node)
    if isinstance(callee, Object) and (made := _called_object(flow, callee, arguments, node)) is not None:
        return made
    if isinstance(callee, Either):
        return flow.join([invoke(flow, one, arguments, node) for one in callee.values])
    flow.calls.append(Call(place=flow.place(node), callee=Method(callee, "__call__"), arguments=arguments))
    return unknown_call(flow, callee, arguments, node)


def _called_object(flow: Flow, callee: Object, arguments: Arguments, node: ast.expr) -> Value | None:
    if is_partial(callee):
        return invoke(flow, callee.parts[0], _completed(flow, callee, arguments), node)
    if callee.identity in flow.fitted and _is_function(callee.symbol):
        # A layer that was adapted, or a distribution.
        return call_method(flow, callee, "transform", arguments, node)
    return None


def _completed(flow: Flow, partial: Object, arguments: Arguments) -> Arguments:
    """Return what the function behind `partial` is called with."""
    given = flow.constructions[partial.identity].arguments
    return Arguments(
        (*given.positional[1:], *arguments.positional),
        given.keywords | arguments.keywords,
        given.open or arguments.open,
    )


def _call_function(flow: Flow, called: Function, arguments: Arguments, node: ast.expr) -> Value:
    judged = len(flow.evaluations)
    result = flow.follow(called, arguments, node)
    own_metrics.note(flow, called, arguments, node, judged)
    return result


def _call_symbol(flow: Flow, called: Symbol, arguments: Arguments, node: ast.expr) -> Value:
    name = constant(arguments.get(1)) if called.name == "builtins.getattr" else ...
    if isinstance(name, str):
        return get_attribute(flow, arguments.positional[0], name)
    return call_symbol(flow, called, arguments, node)


def _is_function(made: Symbol) -> bool:
    return made.root in ("keras", "tensorflow") or made.last in LOOKING_UP


def call_method(flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> Value:
    """Follow `receiver.name(…)`."""
    if isinstance(receiver, Symbol):
        return call_symbol(flow, symbol(f"{receiver.name}.{name}"), arguments, node)
    if isinstance(receiver, Blueprint) and find_method(receiver, name) is not None:
        return invoke(flow, get_attribute(flow, receiver, name), arguments, node)
    if isinstance(receiver, Either):
        return flow.join([call_method(flow, one, name, arguments, node) for one in receiver.values])
    place, method = flow.place(node), Method(receiver, name)
    flow.calls.append(Call(place=place, callee=method, arguments=arguments))
    result = _call_method(flow, method, arguments, node)
    flow.orders.called(method, arguments, result, place)
    return result


def _call_method(flow: Flow, method: Method, arguments: Arguments, node: ast.expr) -> Value:
    receiver, name = method.receiver, method.name
    if isinstance(receiver, Instance):
        made = _call_own(flow, receiver, name, arguments, node)
        if made is not None:
            return made
    if isinstance(receiver, (Object, Instance)) and is_same_network(name) and is_network(receiver):
        return receiver
    if name == "backward" and isinstance(receiver, Data):
        return trained(flow, receiver, node)
    if isinstance(receiver, Data) and receiver.opaque == SUPER:
        own(flow, *arguments.all)
    if isinstance(receiver, (Object, Data, Instance)):
        result = call_estimator(flow, receiver, name, arguments, node)
        if result is not None:
            return result
    if isinstance(receiver, (Each, Items)):
        return call_items(flow, receiver, name, arguments, node)
    made = call_data(flow, receiver, name, arguments, node)
    frames.note_distinct(flow, receiver, made, name)
    kind = frames.kind(flow, receiver)
    return frames.note(flow, made, frames.returned_by(kind, name, arguments)) if kind else made


def _call_own(flow: Flow, receiver: Instance, name: str, arguments: Arguments, node: ast.expr) -> Value | None:
    """Follow a method of a class of this module; `None` where another, that it is derived from, has it."""
    # What the class does not define, its base does: looked up once more, it would be looked up for ever.
    found = [one for one in alternatives(attribute_of(flow, receiver, name)) if not _is_inherited(one)]
    if found:
        fits = len(flow.fits)
        made = flow.join([invoke(flow, one, arguments, node) for one in found])
        is_own = name in own_models.METHODS
        return own_models.note(flow, receiver, (name, arguments, node), made, fits) if is_own else made
    if name == "fit_transform" and own_models.is_transformer(receiver):
        return own_models.fit_transform(flow, receiver, arguments, node)
    return None


def _is_inherited(value: Value) -> bool:
    return isinstance(value, Method) and isinstance(value.receiver, Instance)


def attribute_of(flow: Flow, instance: Instance, name: str) -> Value:
    """Return the attribute or bound method `name` of an instance of a class of this module."""
    if name in instance.attributes.names:
        return instance.attributes.names[name]
    fields = instance.blueprint.fields
    if fields is not None and name in fields.names:
        return fields.names[name]
    method = find_method(instance.blueprint, name)
    if method is None:
        return Method(instance, name)
    bound = Function(method.node, method.frame, instance)
    decorators = [getattr(one, "id", getattr(one, "attr", "")) for one in _decorators(method)]
    if not any("property" in decorator for decorator in decorators):
        return bound
    at = ast.Name(name, ast.Load(), lineno=method.node.lineno, col_offset=0)
    value = flow.follow(bound, Arguments(), at)
    if "cached_property" in decorators:
        flow.put(instance.attributes.names, name, value)
    return value


def get_attribute(flow: Flow, value: Value, name: str) -> Value:
    """Return the attribute `name` of `value`."""
    if isinstance(value, Symbol):
        return symbol(f"{value.name}.{name}")
    if isinstance(value, Instance):
        return attribute_of(flow, value, name)
    if isinstance(value, Blueprint) and (method := find_method(value, name)) is not None:
        made_by = any(isinstance(one, ast.Name) and one.id == "classmethod" for one in _decorators(method))
        return Function(method.node, method.frame, value if made_by else None)
    if isinstance(value, Data):
        if name in ACCESSORS:
            return value
        kind, found = frames.kind(flow, value), member(flow, value, name)
        return frames.attribute(flow, kind, found, name) if kind else found
    if isinstance(value, Either):
        return flow.join([get_attribute(flow, one, name) for one in value.values])
    return _fitted_attribute(flow, value, name) if isinstance(value, Object) else Method(value, name)


def _fitted_attribute(flow: Flow, value: Object, name: str) -> Value:
    """Return what an object of a library tells of what it was fitted on."""
    if is_pipeline(value):
        if name == "named_steps":
            return value
        if (step := step_of(flow, value, name)) is not None:
            return step
    fits = flow.fitted.get(value.identity)
    if name in ROW_ATTRIBUTES and fits is not None:
        return flow.data(NONE.union(*(flow.fits[one].rows for one in fits if one >= 0)), learned=fits)
    if name == "best_estimator_":
        return _best(flow, value)
    if name in STATE_ATTRIBUTES and fits is not None:
        return Data(flow.identity(), learned=_told_of_data(flow, fits))
    if name.endswith("_") or name in IMPORTANCES:
        return Data(flow.identity(), learned=told(flow, value, name))
    if name == "wv" and fits is not None:
        return Data(flow.identity(), learned=fits)
    return Method(value, name)


def _told_of_data(flow: Flow, fits: Identities) -> Identities:
    """Return those of `fits` that were on data: by what was learned of random numbers, data is made up."""
    known = NONE if fits & UNKNOWN_FIT else fits
    return frozenset(one for one in known if not flow.rows.origins(flow.fits[one].rows) <= flow.drawn_rows)


def _best(flow: Flow, search: Object) -> Value:
    """Return the best estimator of a search, an object of its own that was fitted on the same rows."""
    made = next((part for part in search.parts if isinstance(part, Object)), None)
    if made is None:
        return search
    key = (search.identity, "best_estimator_")
    if key not in flow.members:
        flow.members[key] = Object(flow.identity(), made.symbol, made.parts)
    best = flow.members[key]
    assert isinstance(best, Object)
    if search.identity in flow.fitted and best.identity not in flow.fitted:
        flow.put(flow.fitted, best.identity, flow.fitted[search.identity])
    return best


def instantiate(flow: Flow, blueprint: Blueprint, arguments: Arguments, node: ast.expr) -> Instance:
    """Return a new instance of a class of this module, after its `__init__`."""
    instance = Instance(flow.identity(), blueprint, Frame())
    initial = find_method(blueprint, "__init__")
    if initial is not None:
        flow.made_with[instance.identity] = arguments, len(flow.rows.sets)
        flow.follow(Function(initial.node, initial.frame, instance), arguments, node)
        return instance
    for position, name in enumerate(blueprint.annotated):
        given = arguments.get(position, name)
        if given is not None or not arguments.open:
            instance.attributes.names[name] = given if given is not None else _default(flow, blueprint, name, node)
    return instance


def _default(flow: Flow, blueprint: Blueprint, name: str, node: ast.expr) -> Value:
    """Return what the field `name` of a new instance holds: its own object where the class says how it is made."""
    value = blueprint.fields.names.get(name) if blueprint.fields is not None else None
    if isinstance(value, Object) and value.symbol.last == "field":
        made = flow.constructions.get(value.identity)
        factory = made.arguments.keywords.get("default_factory") if made is not None else None
        return flow.invoke(factory, Arguments(), node) if factory is not None else flow.unknown()
    return value if value is not None else flow.unknown()


def _decorators(function: Function) -> list[ast.expr]:
    return [] if isinstance(function.node, ast.Lambda) else function.node.decorator_list

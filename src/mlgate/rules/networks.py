"""Networks that a loop of the module trains: called to predict, fitted where the loss of a prediction is sent back."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlgate.rules.events import Application, Fit
from mlgate.rules.flow import UNKNOWN_FIT, Flow
from mlgate.rules.values import (
    NONE,
    Arguments,
    Blueprint,
    Constant,
    Data,
    Identities,
    Instance,
    Items,
    Method,
    Object,
    Symbol,
    Value,
)

_ROOTS = frozenset({"keras", "lightning", "pytorch_lightning", "tensorflow", "torch", "torchvision", "transformers"})
_NETWORKS = frozenset({"LightningModule", "Model", "Module", "Sequential"})
_ITSELF = frozenset({"bfloat16", "cpu", "cuda", "double", "eval", "float", "half", "requires_grad_", "to", "train"})
_MODELS = ("torchvision.models.", "tensorflow.keras.Model", "keras.Model", "keras.Sequential")


def is_network(value: Object | Instance) -> bool:
    """Whether `value` is a network, which predicts when it is called."""
    if isinstance(value, Object) and value.symbol.name.startswith("torch.nn."):
        return not value.symbol.last.endswith("Loss")
    if isinstance(value, Object):
        return value.symbol.name.startswith(_MODELS) or value.symbol.name.endswith("keras.Sequential")
    return _is_network_class(value.blueprint)


def _is_network_class(blueprint: Blueprint) -> bool:
    return any(
        (isinstance(base, Symbol) and base.root in _ROOTS and base.last in _NETWORKS)
        or (isinstance(base, Blueprint) and base is not blueprint and _is_network_class(base))
        for base in blueprint.bases
    )


def is_same_network(name: str) -> bool:
    """Whether the method `name` of a network gives the network itself."""
    return name in _ITSELF


def predicted(flow: Flow, network: Object | Instance, arguments: Arguments, node: ast.expr) -> Value:
    """Return what `network` predicts of the rows that it is given."""
    rows = flow.rows_of(*arguments.positional)
    if not rows:
        return flow.unknown(*arguments.all)
    fits = flow.fitted.get(network.identity, NONE) or shared(flow, network)
    known = NONE if fits & UNKNOWN_FIT else fits
    use = Application(place=flow.place(node), identity=network.identity, fits=known, rows=rows, method="predict")
    flow.predictions.append(use)
    flow.networks[network.identity] = network
    learned = NONE.union(known if len(known) == 1 else NONE, *map(flow.learned, arguments.positional))
    return Data(flow.identity(), rows, learned, frozenset((len(flow.predictions) - 1,)))


def shared(flow: Flow, network: Object | Data | Instance) -> Identities:
    """Return the fits of a network of keras that has its layers from, or shares them with, one that was fitted."""
    if not isinstance(network, Object) or not _is_of_keras(network):
        return NONE
    mine = {one.identity for one in _made_of(network)}
    for number in range(len(flow.fits) - 1, -1, -1):
        other = flow.fits[number].maker
        if other is not None and flow.fits[number].rebuilds and _is_of_keras(other):
            theirs = {one.identity for one in _made_of(other)}
            if other.identity in mine or not theirs.isdisjoint(mine | {network.identity}):
                return frozenset((number,))
    return NONE


def _is_of_keras(made: Object) -> bool:
    return made.symbol.root in ("keras", "tensorflow") and made.symbol.last in ("Model", "Sequential")


def _made_of(value: Value) -> Iterator[Object]:
    """Yield the inputs, the layers and the networks that a network was made of."""
    parts: tuple[Value, ...] = ()
    if isinstance(value, Object):
        parts = value.parts
    elif isinstance(value, Items):
        parts = value.values
    for part in parts:
        one = part.receiver if isinstance(part, Method) else part
        if isinstance(one, Object):
            yield one
        yield from _made_of(one)


def trained(flow: Flow, loss: Data, node: ast.expr) -> Value:
    """Note that the networks whose predictions went into `loss` learn from their rows."""
    for number in sorted(loss.predictions):
        prediction = flow.predictions[number]
        flow.fits.append(
            Fit(
                place=flow.place(node),
                identity=prediction.identity,
                maker=None,
                method="backward",
                rows=prediction.rows,
                supervised=True,
                learned=flow.learned(loss),
            )
        )
        fitted = frozenset((len(flow.fits) - 1,))
        flow.put(flow.fitted, prediction.identity, fitted)
        network = flow.networks.get(prediction.identity)
        for part in network.attributes.names.values() if isinstance(network, Instance) else ():
            if isinstance(part, Object):
                # Its parts learn with it.
                flow.put(flow.fitted, part.identity, fitted)
    return Constant(None)

"""What fitting does: an estimator learns from rows, of which some may be held out."""

from __future__ import annotations

import ast
from typing import TypeAlias

from mlgate.rules.columns import by_formula
from mlgate.rules.events import Fit
from mlgate.rules.flow import UNKNOWN_FIT, Flow
from mlgate.rules.folds import abouts, mixing_of
from mlgate.rules.libraries import PACKAGES, SEARCHES
from mlgate.rules.networks import is_network
from mlgate.rules.set_steps import told
from mlgate.rules.values import (
    NONE,
    Arguments,
    Data,
    Identities,
    Instance,
    Items,
    Object,
    Value,
    constant,
)

# How much classes count says nothing of single rows.
_WEIGHTS = frozenset({"class_prior", "class_weight", "pos_weight", "priors", "scale_pos_weight", "weight"})
FEATURES = ("X", "x", "raw_documents", "data")
Estimator: TypeAlias = Object | Data | Instance


def fit(flow: Flow, receiver: Estimator, name: str, arguments: Arguments, node: ast.expr) -> Value:
    """Follow the fit of an estimator."""
    before = flow.fitted.get(receiver.identity, NONE) if name == "partial_fit" else NONE
    number = _fitted(flow, receiver, name, arguments, node, before)
    flow.put(flow.fitted, receiver.identity, before | {number})
    return receiver


def _fitted(
    flow: Flow, receiver: Estimator, name: str, arguments: Arguments, node: ast.expr, before: Identities = NONE
) -> int:
    """Note a fit, to more rows than those that it was fitted to `before`, and return its number."""
    given, target = arguments.get(0, *FEATURES), arguments.get(1, "y", "Y")
    maker = receiver if isinstance(receiver, Object) else None
    if given is None and maker is not None and maker.parts:
        # `OLS(y, X).fit()`: the rows were given when it was made.
        given = next((one for one in reversed(maker.parts) if flow.rows_of(one)), maker.parts[-1])
        target = maker.parts[0] if len(maker.parts) > 1 else None
    rows = flow.rows_of(given) if given is not None else NONE
    rows = rows.union(*(flow.fits[fit].rows for fit in before - UNKNOWN_FIT))
    features, wanted = flow.about(given), flow.about(target)
    if features is not None and isinstance(formula := constant(target), str):
        features, wanted = by_formula(features, formula)
    flow.fits.append(
        Fit(
            place=flow.place(node),
            identity=receiver.identity,
            maker=maker,
            method=name,
            rows=rows,
            supervised=(target is not None and constant(target) is not None)
            or (maker is not None and is_network(maker))
            or (isinstance(given, Data) and given.form == "labelled"),
            learned=(flow.learned(given) if given is not None else NONE)
            | flow.learned(Items(_made_with(maker)))
            | told(flow, maker),
            validated=validated(flow, arguments),
            rebuilds=isinstance(given, Data) and given is target,
            features=features,
            target=wanted,
        )
    )
    if flow.fits[-1].supervised or maker is None or maker.symbol.root not in PACKAGES:
        flow.orders.use(given, "rows", flow.fits[-1].place)
    if maker is not None and maker.symbol.last in SEARCHES and given is not None:
        folds = maker.keywords.get("cv")
        mixing = mixing_of(flow, folds, arguments)
        learned = flow.learned(given) | told(flow, maker)
        flow.split("search", rows, node, learned=learned, abouts=abouts(flow, arguments), mixing=mixing)
    elif constant(arguments.get(-1, "validation_split")) not in (..., 0) and not flow.is_part(rows):
        flow.split("split", rows, node, learned=flow.learned(given) if given is not None else NONE)
    return len(flow.fits) - 1


def _made_with(maker: Object | None) -> tuple[Value, ...]:
    """Return the data that a model was made with: a formula, or the outputs of its layers."""
    if maker is None:
        return ()
    weights = [id(part) for name, part in maker.keywords.items() if name in _WEIGHTS]
    return tuple(part for part in maker.parts if isinstance(part, Data) and id(part) not in weights)


def validated(flow: Flow, arguments: Arguments) -> Identities:
    """Return the features of the rows that a fit is told to watch; of several, the last decide."""
    given = arguments.get(-1, "eval_set", "validation_data", "valid_sets", "evals")
    while isinstance(given, Items) and given.values:
        given = given.values[-1 if isinstance(given.values[0], Items) else 0]
    return flow.rows_of(given) if given is not None else NONE

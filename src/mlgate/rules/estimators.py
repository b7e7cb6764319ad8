"""What the methods of estimators, transformers and splitters do: fit, apply, judge, divide."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TypeAlias

from mlgate.rules.columns import About
from mlgate.rules.events import Application, Evaluation
from mlgate.rules.fitting import FEATURES, Estimator, fit
from mlgate.rules.flow import UNKNOWN_FIT, Flow
from mlgate.rules.folds import abouts, mixing_of, split_rows
from mlgate.rules.huggingface import call_trainer
from mlgate.rules.libraries import DRAWING, IMPORTANCES, PACKAGES, SELECTORS, SPLITTERS
from mlgate.rules.model_kinds import chooses_columns
from mlgate.rules.networks import shared
from mlgate.rules.own_models import transformed
from mlgate.rules.seeding import seeding_of_folds
from mlgate.rules.text_models import called
from mlgate.rules.values import (
    NONE,
    Arguments,
    Constant,
    Data,
    Identities,
    Items,
    Object,
    Value,
    objects,
)

_Behaviour: TypeAlias = Callable[[Flow, Estimator, str, Arguments, ast.expr], Value | None]

# Packages of whose objects no method fits anything but those that are known to.
_FITTING = (*PACKAGES, "gensim", "torch", "torchvision")
_PREDICTING = ("decision_function", "predict", "predict_classes", "predict_log_proba", "predict_proba")
# Models of statsmodels that are asked for a time and not for rows.
_OF_SERIES = frozenset({"ARIMA", "AutoReg", "ExponentialSmoothing", "Holt", "SARIMAX", "UnobservedComponents"})
_IMPORTANCE_METHODS = frozenset({"feature_importance", "get_feature_importance", "get_fscore", "get_score"})
# Methods of estimators from unknown packages that read and do not fit.
_READING = (
    "conf_int", "cov_params", "decision_path", "dump", "evals_result", "export", "f_test", "feature", "get", "plot",
    "print", "save", "staged", "summary", "t_test", "to_", "wald_test",
)  # fmt: skip


def call_estimator(flow: Flow, receiver: Estimator, name: str, arguments: Arguments, node: ast.expr) -> Value | None:
    """Follow `receiver.name(…)`; `None` where this is no method of an estimator.

    Anything with a method `fit` is one; what it has else counts once it has been fitted.
    """
    name = called(receiver, name)
    behaviour = _BEHAVIOURS.get(name)
    if name in ("pdf", "query") and receiver.identity not in flow.fitted:
        # Of a table, or of a database.
        behaviour = None
    if isinstance(receiver, Object) and receiver.symbol.root == "transformers":
        return call_trainer(flow, receiver, name, arguments, node) or _other(flow, receiver, name, arguments)
    if behaviour is None or not _is_estimator(flow, receiver, name, arguments):
        return _other(flow, receiver, name, arguments) if isinstance(receiver, Object) else None
    return behaviour(flow, receiver, name, arguments, node)


def _is_estimator(flow: Flow, receiver: Estimator, name: str, arguments: Arguments) -> bool:
    if isinstance(receiver, Object):
        return True
    if name == "split":
        # Strings have a method of that name too.
        given = [argument for argument in arguments.all if flow.rows_of(argument)]
        return isinstance(receiver, Data) and not receiver.learned and len(given) > 1
    if name.startswith("fit") or name == "partial_fit" or name in _PREDICTING:
        return bool(arguments.all) or arguments.open
    return receiver.identity in flow.fitted


def _fit_transform(flow: Flow, receiver: Estimator, name: str, arguments: Arguments, node: ast.expr) -> Value:
    fit(flow, receiver, name, arguments, node)
    given = arguments.get(0, *FEATURES)
    if given is None:
        return flow.unknown(*arguments.all)
    own = transformed(flow, receiver, arguments, node) if isinstance(receiver, Object) and receiver.parts else NONE
    return flow.data(
        flow.rows_of(given),
        given,
        learned=flow.fitted[receiver.identity] | own,
        about=_about_transformed(flow, receiver, given),
    )


def _about_transformed(flow: Flow, receiver: Estimator, given: Value) -> About | None:
    """Return what a transformer makes of `given` is about; which columns it leaves out is not known of all."""
    about = flow.about(given)
    chooses = isinstance(receiver, Object) and chooses_columns(receiver)
    return about.vague() if chooses and about is not None else about


def _fit_resample(flow: Flow, receiver: Estimator, name: str, arguments: Arguments, node: ast.expr) -> Value:
    del name
    given = arguments.positional or tuple(arguments.keywords.values())
    sampler = receiver.symbol.last if isinstance(receiver, Object) else "resampling"
    learned = flow.lesson("copies", sampler, flow.rows_of(*given), node)
    return Items(tuple(flow.data(flow.rows.derived(flow.rows_of(one)), one, learned=learned) for one in given))


def _transform(flow: Flow, receiver: Estimator, name: str, arguments: Arguments, node: ast.expr) -> Value:
    given = arguments.get(0, *FEATURES)
    if given is None:
        return flow.unknown(*arguments.all)
    fits = _applied(flow, receiver, name, given, node)
    about = _about_transformed(flow, receiver, given)
    return flow.data(flow.rows_of(given), given, learned=fits if len(fits) == 1 else NONE, about=about)


def _predict(flow: Flow, receiver: Estimator, name: str, arguments: Arguments, node: ast.expr) -> Value:
    if isinstance(receiver, Object) and receiver.symbol.last in _OF_SERIES:
        return _forecast(flow, receiver, name, arguments, node)
    given = arguments.get(0, *FEATURES)
    if given is None:
        return flow.unknown(*arguments.all)
    fits = _applied(flow, receiver, name, given, node)
    rows = flow.rows_of(given)
    learned = flow.learned(given) | (fits if len(fits) == 1 else NONE)
    flow.predictions.append(
        Application(place=flow.place(node), identity=receiver.identity, fits=fits, rows=rows, method=name)
    )
    return Data(flow.identity(), rows, learned, frozenset((len(flow.predictions) - 1,)))


def _forecast(flow: Flow, receiver: Estimator, name: str, arguments: Arguments, node: ast.expr) -> Value:
    """Return what a model of a series says of some time: of which rows, tells what it is compared with."""
    fits = flow.fitted.get(receiver.identity, NONE)
    is_of_series = isinstance(receiver, Object) and receiver.symbol.last in _OF_SERIES
    if not is_of_series or not fits or fits & UNKNOWN_FIT or any(flow.fits[one].place.repeated for one in fits):
        return _other(flow, receiver, name, arguments) if isinstance(receiver, Object) else flow.unknown(*arguments.all)
    flow.predictions.append(
        Application(place=flow.place(node), identity=receiver.identity, fits=fits, rows=NONE, method="forecast")
    )
    return Data(flow.identity(), NONE, NONE, frozenset((len(flow.predictions) - 1,)))


def _applied(flow: Flow, receiver: Estimator, name: str, given: Value, node: ast.expr) -> Identities:
    """Note the use of a fitted object; return its fits, none where they are not known."""
    fits = flow.fitted.get(receiver.identity, NONE) or shared(flow, receiver)
    if not fits or fits & UNKNOWN_FIT:
        return NONE
    flow.applications.append(
        Application(
            place=flow.place(node), identity=receiver.identity, fits=fits, rows=flow.rows_of(given), method=name
        )
    )
    return fits


def _tested(flow: Flow, receiver: Estimator, name: str, arguments: Arguments, node: ast.expr) -> Value | None:
    """Return what a model of surprise predicts; of others, the name may mean anything."""
    if isinstance(receiver, Object) and receiver.symbol.root == "surprise":
        return _predict(flow, receiver, name, arguments, node)
    return _other(flow, receiver, name, arguments) if isinstance(receiver, Object) else None


def _neighbours(flow: Flow, receiver: Estimator, name: str, arguments: Arguments, node: ast.expr) -> Value:
    """Return how far the nearest rows are, and which they are."""
    given = arguments.get(0, *FEATURES)
    fits = _applied(flow, receiver, name, given, node) if given is not None else NONE
    distances = flow.data(flow.rows_of(given) if given is not None else NONE, learned=fits)
    return Items((distances, Data(flow.identity(), learned=fits)))


def _changing(flow: Flow, receiver: Estimator, name: str, arguments: Arguments, node: ast.expr) -> Value | None:
    """Return the pictures that a generator of keras gives again and again, changed each time."""
    if not isinstance(receiver, Object) or receiver.symbol.last != "ImageDataGenerator":
        return _other(flow, receiver, name, arguments) if isinstance(receiver, Object) else None
    rows = flow.rows_of(*arguments.all)
    if not rows or not any(key.endswith(("_range", "_flip")) for key in receiver.keywords):
        return flow.unknown(*arguments.all)
    learned = flow.lesson("augmentation", "ImageDataGenerator", flow.rows_of(*arguments.positional[:1]) or rows, node)
    return flow.data(flow.rows.derived(rows), *arguments.all, learned=learned, about=None)


def _score(flow: Flow, receiver: Estimator, name: str, arguments: Arguments, node: ast.expr) -> Value:
    given = arguments.get(0, *FEATURES)
    fits = flow.fitted.get(receiver.identity, NONE)
    if given is not None and fits:
        flow.evaluations.append(
            Evaluation(place=flow.place(node), identity=receiver.identity, fits=fits, rows=flow.rows_of(given), by=name)
        )
    return Data(flow.identity())


def _split(flow: Flow, receiver: Estimator, name: str, arguments: Arguments, node: ast.expr) -> Value:
    del name
    given = arguments.get(0, "X")
    if isinstance(receiver, Object) and receiver.symbol.last not in SPLITTERS and receiver.symbol.root in PACKAGES:
        return flow.unknown(*arguments.all)
    mixing = mixing_of(flow, receiver, arguments)
    flow.orders.use(given, "split", flow.place(node))
    value = given if given is not None else Constant(None)
    seeding = seeding_of_folds(flow, receiver)
    return split_rows(flow, value, node, abouts=abouts(flow, arguments), mixing=mixing, seeding=seeding)


def told(flow: Flow, receiver: Object, name: str) -> Identities:
    """Return what the attribute `name` of a fitted object tells of the columns."""
    fits = flow.fitted.get(receiver.identity, NONE)
    if name not in IMPORTANCES or not fits or fits & UNKNOWN_FIT:
        return NONE
    if receiver.symbol.last in SELECTORS:
        return fits
    learned = NONE
    for number in sorted(fits):
        fit = flow.fits[number]
        learned |= flow.lesson("selection", f"{receiver.symbol.last}.{name}", fit.rows, fit.place.node)
    return learned


def _supported(flow: Flow, receiver: Estimator, name: str, arguments: Arguments, node: ast.expr) -> Value:
    """Return which columns a selector has chosen."""
    del arguments, node, name
    learned = told(flow, receiver, "support_") if isinstance(receiver, Object) else NONE
    return Data(flow.identity(), learned=learned, form="labels")


def _set_params(flow: Flow, receiver: Estimator, name: str, arguments: Arguments, node: ast.expr) -> Value:
    del name, node
    names = {"random_state"} if arguments.open else set(arguments.keywords)
    for owner in objects(receiver) if any("__" in name or arguments.open for name in names) else (receiver,):
        made = flow.constructions.get(owner.identity)
        if made is not None:
            made.configured |= names
    return receiver


def _restored(flow: Flow, receiver: Estimator, name: str, arguments: Arguments, node: ast.expr) -> Value:
    """Note that a state which was fitted elsewhere is put into the estimator."""
    made = flow.constructions.get(receiver.identity)
    if made is not None:
        made.configured |= {name}
    del node
    return flow.unknown(*arguments.all)


def _itself(flow: Flow, receiver: Estimator, name: str, arguments: Arguments, node: ast.expr) -> Value:
    del flow, name, arguments, node
    return receiver


def _other(flow: Flow, receiver: Object, name: str, arguments: Arguments) -> Value:
    if receiver.symbol.root not in _FITTING and not name.startswith(_READING):
        flow.forget(receiver)
    flow.forget(*arguments.all)
    if name in _IMPORTANCE_METHODS:
        return Data(flow.identity(), learned=told(flow, receiver, "feature_importances_"))
    if receiver.symbol.root == "numpy" and name in DRAWING:
        return flow.drawn(*arguments.all)
    return flow.unknown(*arguments.all)


_BEHAVIOURS: dict[str, _Behaviour] = {
    "fit": fit,
    "partial_fit": fit,
    "fit_regularized": fit,
    "score_samples": _transform,
    "adapt": fit,
    "fit_on_texts": fit,
    "fit_transform": _fit_transform,
    "fit_predict": _fit_transform,
    "fit_resample": _fit_resample,
    "fit_sample": _fit_resample,
    "transform": _transform,
    **dict.fromkeys(("infer_vector", "texts_to_matrix", "texts_to_sequences"), _transform),
    "inverse_transform": _transform,
    "pdf": _transform,
    **dict.fromkeys(("kneighbors", "query", "radius_neighbors"), _neighbours),
    **dict.fromkeys(_PREDICTING, _predict),
    **dict.fromkeys(("forecast", "get_forecast", "get_prediction"), _forecast),
    "flow": _changing,
    "score": _score,
    **dict.fromkeys(("eval_metrics", "evaluate"), _score),
    "split": _split,
    "test": _tested,
    "set_params": _set_params,
    "__setstate__": _restored,
    **dict.fromkeys(("get_feature_names_out", "get_support"), _supported),
    "set_output": _itself,
    "set_fit_request": _itself,
    "set_score_request": _itself,
}

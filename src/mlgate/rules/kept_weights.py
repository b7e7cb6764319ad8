"""Models that keep, from one fold to the next, what they learned: those of later folds have seen the rows held out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mlgate.rules.events import Evaluation, Fit
from mlgate.rules.values import constant

if TYPE_CHECKING:
    from mlgate.rules.dataflow import Module

_NETWORKS = frozenset({"Functional", "Model", "Sequential"})
# What gives a network the weights that it had, or others.
_RESETTING = (
    ".apply", ".load_state_dict", ".load_weights", ".reset", ".reset_parameters", ".reset_weights", ".set_weights",
)  # fmt: skip
_RESET_BY_NAME = ("reset", "reinit", "init_weights", "initialize", "initialise")


def kept_over_folds(module: Module) -> Iterator[tuple[Evaluation, Fit]]:
    """Yield what judges a model on a fold, that was made before all folds and fitted further in each.

    An estimator of scikit-learn forgets at each `fit`; a network, `partial_fit` and `warm_start` do not.
    """
    if not any(split.kind == "cross-validation" for split in module.splits):
        return
    if any(call.place.repeated and _resets(call.name) for call in module.calls):
        return
    for judged in module.evaluations:
        is_of_loop = judged.known and judged.place.repeated and not module.in_test(judged.place)
        fits = module.fits(judged.fits) if is_of_loop else []
        for fit in fits[:1]:
            if _is_of_another_fold(module, judged, fit) and _goes_on(module, fit):
                yield judged, fit


def _resets(name: str) -> bool:
    return name in _RESETTING or any(one in name.lower() for one in _RESET_BY_NAME)


def _is_of_another_fold(module: Module, judged: Evaluation, fit: Fit) -> bool:
    """Whether `fit` was on the training rows of a fold, whose test rows are judged, and the model is older."""
    trained, held_out = (
        {module.rows.sets[row].split for row in module.rows.parts(rows) if module.rows.sets[row].part == part}
        for rows, part in ((fit.rows, "train"), (judged.rows, "test"))
    )
    return any(
        number is not None
        and module.split(number).kind == "cross-validation"
        and module.split(number).mixing != "time"
        and module.was_made_before(fit.identity, min(module.rows.parts(fit.rows)))
        for number in trained & held_out
    )


def _goes_on(module: Module, fit: Fit) -> bool:
    """Whether `fit` begins with what its model knew before."""
    if fit.method in ("backward", "partial_fit", "train_on_batch"):
        return True
    made = module.construction(fit.maker) if fit.maker is not None else None
    if made is None or fit.method != "fit":
        return False
    if made.symbol.root in ("keras", "tensorflow", "tf_keras"):
        return made.symbol.last in _NETWORKS
    return constant(made.arguments.get(-1, "warm_start")) is True

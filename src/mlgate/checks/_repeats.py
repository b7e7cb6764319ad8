"""Whether a model says the same again, and whether training it again makes the same model.

`nondeterminism` is the share of rows whose prediction is another when the same loaded model is asked again: once as
before, and once with the rows in another order, some alone and the rest in batches, so that state, order and the
company of other rows are seen (what scikit-learn's `check_methods_sample_order_invariance` and
`check_methods_subset_invariance` ask of an estimator). `irreproducibility` is the share of rows that a second training
of the same code, data and seed (`rerun`) predicts otherwise: "Training is reproducible" (Breck et al. 2017, Infra 1).
Numbers are the same up to `tolerance`, times the number where that is above 1: sums in another order round otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl
from numpy.typing import NDArray

from mlgate.checks._files import File, kept, load
from mlgate.checks._subjects import Comparison
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.core.model import Measurement
from mlgate.models.outputs import Outputs

_ALONE = 32
_BATCHES = 7
_SEED = 20170101
_BOTH = {"y_pred": "nondeterminism", "y_score": "nondeterminism"}


def repeats(comparison: Comparison) -> Iterator[Measurement]:
    """Yield the shares of rows that a second prediction, and a second training, say otherwise.

    Raises:
        CheckError: the rerun cannot be read or applied, or is the candidate's own file.
    """
    if "nondeterminism" in comparison.options.metrics:
        yield _nondeterminism(comparison)
    if "irreproducibility" in comparison.options.metrics:
        yield _irreproducibility(comparison)


def _nondeterminism(comparison: Comparison) -> Measurement:
    # 1.5 s for scikit-learn, which a comparison of predictions does without.
    from mlgate.models.scoring import apply_model

    options, context = comparison.options, comparison.context
    assert options.model is not None
    declared, shown = context.model(options.model), comparison.own.shown
    model, rows = load(comparison.own, declared.trusted), comparison.candidate.rows
    context.progress(f"asking {shown} again")
    whole = apply_model(model, rows, declared, shown, _BOTH)
    places = np.random.default_rng(_SEED).permutation(rows.height)
    parts = [*np.split(places[:_ALONE], len(places[:_ALONE])), *np.array_split(places[_ALONE:], _BATCHES)]
    again = [apply_model(model, rows[part], declared, shown, _BOTH) for part in parts if len(part)]
    changes = [_change(comparison.candidate, whole, options.tolerance)]
    back = np.argsort(places)
    mixed = _joined(again, back, whole)
    changes += [_change(one, mixed, options.tolerance) for one in (whole, comparison.candidate)]
    return _measurement("nondeterminism", changes, options.tolerance)


def _joined(parts: list[Outputs], back: NDArray[np.intp], whole: Outputs) -> Outputs:
    """Return the outputs of all `parts` as one, in the order of the rows that `back` restores."""

    def put(values: list[pl.Series | None]) -> pl.Series | None:
        known = [one for one in values if one is not None]
        if len(known) < len(values):
            return None
        return pl.concat([one.to_frame("output") for one in known], how="vertical_relaxed").to_series()[back]

    scores = {name: put([part.scores.get(name) for part in parts]) for name in whole.scores}
    return Outputs(
        shown=whole.shown,
        rows=whole.rows,
        y_true=whole.y_true,
        y_pred=put([part.y_pred for part in parts]),
        score=put([part.score for part in parts]),
        scores={name: values for name, values in scores.items() if values is not None},
    )


def _irreproducibility(comparison: Comparison) -> Measurement:
    place = comparison.options.rerun
    assert place is not None
    file = kept("rerun", place, comparison.context)
    rows = len(comparison.candidate.y_true)
    if file is None:
        return Measurement(name="irreproducibility", value=None, n=rows, insufficient="no rerun yet to compare with")
    _refuse_itself(file, comparison.own, place)
    other = comparison.apply(file, comparison.candidate)
    change = _change(comparison.candidate, other, comparison.options.tolerance)
    return _measurement("irreproducibility", [change], comparison.options.tolerance)


def _refuse_itself(file: File, own: File, place: str) -> None:
    if file.shown == own.shown:
        message = f"rerun '{plain(place)}' is the candidate's own file; train a second time, and keep that beside it"
        raise CheckError(message)


def _measurement(name: str, changes: list[tuple[NDArray[np.bool_], float]], tolerance: float) -> Measurement:
    changed = np.any([rows for rows, _ in changes], axis=0)
    evidence = {"max_abs_difference": max(largest for _, largest in changes), "tolerance": tolerance}
    return Measurement(name=name, value=float(changed.mean()), n=len(changed), evidence=evidence)


def _change(one: Outputs, other: Outputs, tolerance: float) -> tuple[NDArray[np.bool_], float]:
    """Return in which rows two outputs differ, shape (n,), and by how much numbers do at most.

    What only one of them was asked for is not compared; scores of another class than the other's are other scores.
    """
    changed, largest = np.zeros(len(one.y_true), dtype=np.bool_), 0.0
    if one.scores and other.scores and set(one.scores) != set(other.scores):
        changed[:] = True
    pairs = [(one.y_pred, other.y_pred), (one.score, other.score)]
    pairs += [(values, other.scores.get(name)) for name, values in one.scores.items()]
    for ours, theirs in pairs:
        if ours is None or theirs is None:
            continue
        if not (_numeric(ours) and _numeric(theirs)):
            changed |= (ours.cast(pl.String) != theirs.cast(pl.String)).to_numpy()
            continue
        first, second = ours.cast(pl.Float64).to_numpy(), theirs.cast(pl.Float64).to_numpy()
        apart = np.abs(first - second)
        changed |= apart > tolerance * np.maximum(1.0, np.abs(second))
        largest = max(largest, float(apart.max(initial=0.0)))
    return changed, largest


def _numeric(values: pl.Series) -> bool:
    return values.dtype.is_numeric() or values.dtype == pl.Boolean

"""What to do about a comparison that did not pass: what the numbers point to, where to look, how to allow it."""

from __future__ import annotations

from collections.abc import Sequence

from mlgate.core.display import plain, plural
from mlgate.core.model import FOUND, Measurement, Result, Status
from mlgate.report._harms import broken, harm_of, where
from mlgate.report._meanings import cure

# Two slices at least can differ.
_TWO = 2


def advice(about: Measurement, result: Result) -> str:
    """Return what to do about the measurement that decided, by what the others say."""
    check = plain(result.check)
    if about.status == Status.INCONCLUSIVE:
        return f"{_more_rows(about, result)} `mlgate explain {check}` shows what is sure so far."
    if about.must_be is not None:
        return f"{_rival(about)} If {_taken_out(about, result)}."
    return f"{_points_to(about, result)} `mlgate explain {check}` shows slices and rows. {_allowing(about, result)}"


def _rival(about: Measurement) -> str:
    if about.against == "dummy":
        return (
            "The model says no more than the same answer for every row would: look at its features, and at the labels."
        )
    return (
        "The simpler model does as well: use that one, or find what the larger one lacks (features, rows, calibration)."
    )


def _taken_out(about: Measurement, result: Result) -> str:
    rival = plain(about.against, limit=80)
    return f"{rival} need not be beaten, take it out of better_than{_place(result)}"


def _place(result: Result) -> str:
    return "" if result.location is None else f" ({plain(result.location, limit=120)})"


def _more_rows(about: Measurement, result: Result) -> str:
    whose = "" if about.slice is None else f" of {where(about)}"
    known = about.n_needed is not None and about.n is not None
    rows = plural((about.n_needed or 0) - (about.n or 0), "more row") if known else "more rows"
    if about.must_be is not None:
        return f"Label {rows}; if {_taken_out(about, result)}."
    # A value that its limit may or may not hold was compared with nothing, or did not get worse.
    instead = "move the limit" if broken(about) else "allow a larger change"
    return f"Label {rows}{whose}, or {instead}."


def _allowing(about: Measurement, result: Result) -> str:
    """Say how to let it pass, if it is meant."""
    harm = harm_of(about)
    place = _place(result)
    if harm is None or not harm.beyond:
        return f"If the value is good enough, move the limit{place}."
    if about.accepted:
        return f"If it is meant: `mlgate accept {plain(result.check)} --reason …`."
    return f"If it is meant, allow more by {harm.limit}{place}."


def _points_to(about: Measurement, result: Result) -> str:
    harm = harm_of(about)
    if harm is None or not harm.beyond:
        return _value(about)
    if about.against is not None and _passes_before(about, result):
        return (
            f"Slow decay: no change lost it alone, and together they are beyond what is allowed since the "
            f"{plain(about.against, limit=80)}: look at all changes since, and retrain or mend."
        )
    if words := cure(about.name):
        return words
    if about.slice is not None:
        return f"It is these rows: look at the data of {where(about)}, in training and here, and at its features."
    return _spread(about, result)


def _value(about: Measurement) -> str:
    """Advise on a value that breaks its promise: the model's fault where it lost it, else that of the data."""
    if words := cure(about.name):
        return words
    low, high = about.difference_low, about.difference_high
    if low is not None and high is not None and low <= 0 <= high:
        return (
            "The baseline is no better on these rows, so look at the data, not at the change: contract, labels, drift."
        )
    if about.difference is None:
        return "Look at the data first (contract, labels, drift), then at the model."
    return "Look at what the change did to the model, and at the data (contract, labels, drift)."


def _passes_before(about: Measurement, result: Result) -> bool:
    before = [
        one for one in result.measurements if (one.name, one.slice, one.against) == (about.name, about.slice, None)
    ]
    return any(one.status == Status.PASS for one in before)


def _spread(about: Measurement, result: Result) -> str:
    """Advise on a loss over all rows by how the slices share it."""
    whole, slices = harm_of(about), _slices(about, result)
    assert whole is not None
    every = [harm for one in slices if (harm := harm_of(one, whole.limit)) is not None and harm.low is not None]
    harms = [harm for harm in every if not str(harm.measured.slice).startswith(FOUND)]
    apart = sorted((harm for harm in every if (harm.low or 0.0) > whole.size), key=lambda harm: -harm.size)
    if apart:
        names = ", ".join(where(harm.measured) for harm in apart[:_TWO])
        more = f" and {len(apart) - _TWO} more" if len(apart) > _TWO else ""
        return (
            f"{names}{more} {'lose' if len(apart) > 1 else 'loses'} more than the rest: look at the data there first."
        )
    alike = [harm for harm in harms if (harm.low or 0.0) <= whole.size <= (harm.high or 0.0)]
    if len(harms) >= _TWO and len(alike) == len(harms):
        return "All slices lose alike, so look at what touches every row: code, features, parameters, training data."
    return "Look at what changed for every row: code, features, parameters, training data."


def _slices(about: Measurement, result: Result) -> Sequence[Measurement]:
    """Return the slices that are judged by the same limits against the same baseline, and the region that was found."""
    return [
        one
        for one in result.measurements
        if one.slice is not None and (one.name, one.against) == (about.name, about.against) and not one.insufficient
    ]

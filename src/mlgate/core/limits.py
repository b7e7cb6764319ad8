"""Measurements are judged here, all by the same rules, so that no check kind decides for itself.

An absolute limit (`at_least`, `at_most`) is a promise about the figure as it is reported and judges `value`. In a slice
the promise was not made for these few rows: it is broken where the whole interval is beyond the limit, and undecided
where only the value is. So it is with the `extreme` of several values, such as the widest gap between groups of people:
that of a model which treats all alike is above 0, and the farther the fewer rows there are.

A limit on a change is judged by the interval of the difference. Its margin `m` is the limit itself (`max_drop`,
`max_rise`), a share of the baseline (`max_drop_rel`, `max_rise_rel`), or a share of the baseline's error, 1 less the
score (`max_error_rise_rel`): a hundredth means something else at 0.97 than at 0.6. Where several trainings of the
baseline differ by their seeds alone, `m` is at least `2 sqrt(2)` times their standard deviation, which is what two of
them differ by at most in 95 % of pairs. With the harm `h` (the drop, or the rise) and its two-sided 90 % interval
`[L, U]`:

- *no worse*, pass: `U < m` (non-inferiority: two one-sided 5 % tests, Schuirmann 1987; Wellek 2010);
- *worse*, fail: `h > m` and `L > 0`, beyond the margin and beyond chance (`fail_when = "likely"`), or `L > m`
  (`fail_when = "proven"`);
- *not enough data*, inconclusive: everything else, with the number of rows that would decide with 90 % power,
  `n >= (z_0.95 + z_0.90)^2 * var(d_i) / m^2`.

A pass that is *much better*, `-h > m` and `U < 0`, asks to be accepted where the baseline does not move by itself: as
long as it is not, all of the gain can be lost again and pass.

Against a rival, such as a simpler model, the candidate `must_be` better: its gain, with the interval `[L, U]`, passes
where `L > 0`, and fails where `U` is no more than 0 or than any margin above: better by so little, if at all, that the
same as a loss would be none.

Where a number has no interval the point is all there is, and it is compared with the margin.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

from mlgate.core.model import Better, Measurement, Status, worst

FailWhen = Literal["likely", "proven"]

# Standard normal quantiles: one-sided 5 % of the interval, and 90 % power.
Z_95 = 1.6448536269514722
_Z_90 = 1.2815515655446004


# The note of what has nothing to be compared with.
NO_BASELINE = "no baseline yet to compare with"

# By the name of a limit on a change: the sign of what is worse, and what of the baseline the limit is a share of.
_MARGINS: dict[str, tuple[int, Callable[[float], float] | None]] = {
    "max_drop": (-1, None),
    "max_rise": (1, None),
    "max_drop_rel": (-1, abs),
    "max_rise_rel": (1, abs),
    "max_error_rise_rel": (-1, lambda score: 1.0 - score),
}
# Two trainings that differ by their seed alone differ by less than this many standard deviations, in 95 of 100 cases.
_SEEDS_APART = 2 * math.sqrt(2)


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a measurement is judged by. The name says the direction: a number here is never negative by meaning."""

    at_least: float | None = None
    at_most: float | None = None
    max_drop: float | None = None
    max_rise: float | None = None
    max_drop_rel: float | None = None
    max_rise_rel: float | None = None
    max_error_rise_rel: float | None = None

    @property
    def compares(self) -> bool:
        """Whether any limit is on a change, so that a baseline is needed."""
        return any(getattr(self, name) is not None for name in _MARGINS)

    @property
    def empty(self) -> bool:
        """Whether nothing is limited at all."""
        return not self.compares and self.at_least is None and self.at_most is None


def problems(limits: Limits) -> Iterator[tuple[str, str]]:
    """Yield each limit that could never judge rightly, by its name, and why.

    A NaN compares as false with everything, so that a limit of NaN would pass whatever it judges.
    """
    for name in Limits.__struct_fields__:
        limit = getattr(limits, name)
        if limit is None:
            continue
        if not math.isfinite(limit):
            yield name, f"'{name}' is {limit}: a limit is a finite number"
        elif limit < 0 and name not in {"at_least", "at_most"}:
            yield name, f"'{name}' is {limit:g}: a change is allowed by 0 or more, its name says in which direction"
    if limits.at_least is not None and limits.at_most is not None and limits.at_least > limits.at_most:
        yield "at_least", f"'at_least' {limits.at_least:g} is above 'at_most' {limits.at_most:g}: no value can be both"


class _Judgement(msgspec.Struct, frozen=True):
    status: Status
    note: str = ""
    n_needed: int | None = None


def judge(measurement: Measurement, limits: Limits, *, fail_when: FailWhen = "likely") -> Measurement:
    """Return `measurement` with `status`, `note`, `n_needed`, `better` and `limits` set by `limits`.

    A measurement that no limit names keeps status `None`: it is reported, not judged.
    """
    judgements = list(_judgements(measurement, limits, fail_when))
    if not judgements:
        return msgspec.structs.replace(measurement, moved_by="") if measurement.moved_by else measurement
    status = worst(judgement.status for judgement in judgements)
    much_better = _much_better(measurement, limits) if status == Status.PASS else ""
    needed = [judgement.n_needed for judgement in judgements if judgement.n_needed is not None]
    return msgspec.structs.replace(
        measurement,
        status=status,
        note="; ".join(note for note in (*(judgement.note for judgement in judgements), much_better) if note),
        moved_by=measurement.moved_by if much_better else "",
        n_needed=max(needed, default=None),
        better=better(limits),
        limits=_worked_out(measurement, limits),
    )


def better(limits: Limits) -> Better | None:
    """Return which way a number is better by `limits`; `None` where they say both, or nothing."""
    signs = {sign for name, (sign, _) in _MARGINS.items() if getattr(limits, name) is not None}
    signs |= {-1} if limits.at_least is not None else set()
    signs |= {1} if limits.at_most is not None else set()
    if len(signs) != 1:
        return None
    return "higher" if signs == {-1} else "lower"


def missing(name: str) -> Measurement:
    """Return the failed measurement that stands for a limit whose number never appeared."""
    return Measurement(name=name, value=None, status=Status.FAIL, note="a limit is set but nothing was measured")


def _worked_out(measurement: Measurement, limits: Limits) -> dict[str, float]:
    """Return what each limit allows, in the unit of `measurement`; nothing for one that has no meaning there."""
    found: dict[str, float] = {}
    if measurement.against is None:
        absolute = {"at_least": limits.at_least, "at_most": limits.at_most}
        found |= {name: limit for name, limit in absolute.items() if limit is not None}
    if measurement.baseline is not None:
        noise = noise_margin(measurement)
        allowed = margins(measurement, limits).items()
        found |= {name: max(margin, noise) for name, margin in allowed if not math.isnan(margin)}
    return found


def _judgements(measurement: Measurement, limits: Limits, fail_when: FailWhen) -> list[_Judgement]:
    if limits.empty:
        return []
    if measurement.insufficient:
        return [_Judgement(Status.INCONCLUSIVE, measurement.insufficient)]
    if measurement.value is None or not math.isfinite(measurement.value):
        return [_Judgement(Status.FAIL, "the measurement is not a finite number")]
    if measurement.must_be is not None:
        return [_gain(measurement, limits)]
    # What a value must be is judged once, and not again against each other baseline.
    absolute = _absolute_set(limits) and measurement.against is None
    judgements = [_absolute(measurement, measurement.value, limits)] if absolute else []
    if limits.compares:
        judgements += _changes(measurement, limits, fail_when)
    return judgements


def _absolute_set(limits: Limits) -> bool:
    return limits.at_least is not None or limits.at_most is not None


def _absolute(measurement: Measurement, value: float, limits: Limits) -> _Judgement:
    part, low, high = measurement.slice is not None or measurement.extreme, measurement.low, measurement.high
    if limits.at_least is not None and value < limits.at_least:
        note = f"{value:.4g} is below at_least {limits.at_least:.4g}"
        return _beyond(note, undecided=part and high is not None and high >= limits.at_least)
    if limits.at_most is not None and value > limits.at_most:
        note = f"{value:.4g} is above at_most {limits.at_most:.4g}"
        return _beyond(note, undecided=part and low is not None and low <= limits.at_most)
    return _Judgement(Status.PASS)


def _beyond(note: str, *, undecided: bool) -> _Judgement:
    if undecided:
        return _Judgement(Status.INCONCLUSIVE, f"{note}, but its interval reaches the limit")
    return _Judgement(Status.FAIL, note)


def _changes(measurement: Measurement, limits: Limits, fail_when: FailWhen) -> list[_Judgement]:
    if measurement.unchanged:
        return [_Judgement(Status.SKIP, measurement.unchanged)]
    if measurement.incomparable:
        return [_Judgement(Status.ERROR, measurement.incomparable)]
    if measurement.baseline is None or measurement.difference is None:
        return [_Judgement(Status.INCONCLUSIVE, NO_BASELINE)]
    judgements = []
    for name, margin in margins(measurement, limits).items():
        if math.isnan(margin):
            what = "its error is not above 0" if name == "max_error_rise_rel" else "it is 0"
            why = f"{name} has no meaning for a baseline of {measurement.baseline:.4g}: {what}"
            judgements.append(_Judgement(Status.ERROR, why))
        else:
            judgements.append(_change(measurement, name, margin, fail_when))
    return judgements


def margins(measurement: Measurement, limits: Limits) -> dict[str, float]:
    """Return what each limit on a change allows, in the unit of `measurement`, which has a baseline.

    It is NaN where a share is asked for of something that is not above 0.
    """
    assert measurement.baseline is not None
    found = {}
    for name, (_, of) in _MARGINS.items():
        limit = getattr(limits, name)
        if limit is not None:
            whole = 1.0 if of is None else of(measurement.baseline)
            found[name] = limit * whole if whole > 0 else math.nan
    return found


def noise_margin(measurement: Measurement) -> float:
    """Return what two trainings that differ by their seed alone differ by; 0 where that is not known."""
    return _SEEDS_APART * (measurement.noise or 0.0)


def _change(measurement: Measurement, name: str, margin: float, fail_when: FailWhen) -> _Judgement:
    sign, _ = _MARGINS[name]
    difference, low, high = measurement.difference, measurement.difference_low, measurement.difference_high
    assert difference is not None
    harm = sign * difference
    word = "drop" if sign < 0 else "rise"
    if (least := noise_margin(measurement)) > margin:
        margin, name = least, f"the noise of training, which is more than {name}:"
    if low is None or high is None:
        if harm <= margin:
            return _Judgement(Status.PASS)
        return _Judgement(Status.FAIL, f"worse: {word} of {harm:.4g} is beyond {name} {margin:.4g}")
    harm_low, harm_high = (low, high) if sign > 0 else (-high, -low)
    interval = f"[{harm_low:.4g}, {harm_high:.4g}]"
    if harm_high < margin or harm_low == harm_high == harm <= margin:
        within = f"worse, within tolerance: {word} of {harm:.4g} {interval}" if harm_low > 0 else ""
        return _Judgement(Status.PASS, within)
    proof = 0.0 if fail_when == "likely" else margin
    if harm > margin and harm_low > proof:
        return _Judgement(Status.FAIL, f"worse: {word} of {harm:.4g} {interval} is beyond {name} {margin:.4g}")
    seen = f"{word} of {harm:.4g} {interval}" if harm > 0 else f"no {word} seen, but up to {harm_high:.4g} is possible,"
    return _not_enough(measurement, f"{seen} against {name} {margin:.4g}", high - low, margin)


def _much_better(measurement: Measurement, limits: Limits) -> str:
    """Return the note of a gain that should be accepted; empty where there is none, or where it is by itself."""
    difference, low, high = measurement.difference, measurement.difference_low, measurement.difference_high
    direction = better(limits)
    if not measurement.moved_by or difference is None or direction is None or not limits.compares:
        return ""
    allowed = max(noise_margin(measurement), *margins(measurement, limits).values())
    gain, least = (difference, low) if direction == "higher" else (-difference, None if high is None else -high)
    if gain <= allowed or (least is not None and least <= 0):
        return ""
    return f"better by {gain:.4g}, more than the {allowed:.4g} that may be lost: accept it, or it may be lost again"


def _gain(measurement: Measurement, limits: Limits) -> _Judgement:
    rival, sign = measurement.against, 1 if measurement.must_be == "higher" else -1
    if measurement.unchanged:
        return _Judgement(Status.FAIL, f"no better than {rival}: {measurement.unchanged}")
    low, high = measurement.difference_low, measurement.difference_high
    if measurement.difference is None or low is None or high is None:
        return _Judgement(Status.INCONCLUSIVE, f"no {rival} yet to compare with")
    gain, (low, high) = sign * measurement.difference, (low, high) if sign > 0 else (-high, -low)
    if low > 0:
        return _Judgement(Status.PASS)
    allowed = [margin for margin in margins(measurement, limits).values() if not math.isnan(margin)]
    margin = max(allowed, default=0.0)
    seen = f"gain of {gain:.4g} [{low:.4g}, {high:.4g}]"
    if high <= margin:
        return _Judgement(Status.FAIL, f"no better than {rival}: {seen} is no more than {margin:.4g}")
    return _not_enough(measurement, f"{seen} over {rival}", high - low, gain if gain > 0 else margin)


def _not_enough(measurement: Measurement, what: str, width: float, margin: float) -> _Judgement:
    if not measurement.n or margin <= 0:
        return _Judgement(Status.INCONCLUSIVE, f"not enough data: {what}")
    standard_error = width / (2 * Z_95)
    needed = math.ceil(measurement.n * ((Z_95 + _Z_90) * standard_error / margin) ** 2)
    if needed <= measurement.n:
        return _Judgement(Status.INCONCLUSIVE, f"not decided: {what}")
    note = f"not enough data: {what}; {needed:,} rows would decide, {needed - measurement.n:,} more than now"
    return _Judgement(Status.INCONCLUSIVE, note, needed)

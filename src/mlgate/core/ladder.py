"""How an accepted number moves: up the ladder only by a step that is more than chance, and down only in the open.

A better number replaces the accepted one if the gain exceeds its standard error, `sd(d_i) / sqrt(n)` of the rows'
differences `d_i` (Blum & Hardt 2015, The Ladder, ICML). A baseline that takes every gain climbs on chance, and what it
has climbed every later candidate is found short of. The step makes that less, not nothing: of 50 candidates that are as
good as the first and differ from it on a tenth of 2,000 rows, each shown to the rule in turn, one is taken instead of
three, and the accepted number is 0.6 points too high instead of 0.8. The paper's bound, an error of about `n^(-1/3)`
after any number of candidates, is for those who are told nothing but the accepted number.

A worse number is taken, since a person accepts it and says why; it remembers what it is looser than.
"""

from __future__ import annotations

import math

import msgspec

from mlgate.core.baseline import AcceptedValue, compare_with
from mlgate.core.limits import Z_95
from mlgate.core.model import Better, Measurement


def standard_error(measured: Measurement, accepted: AcceptedValue) -> float | None:
    """Return the standard error of the gain over `accepted`; `None` where the two have no intervals.

    It is the paired one where `measured` was compared, row by row, with a baseline that has the accepted value; else
    that of independent samples. Intervals of slices hold all at once and are wider, and the step is longer for it.
    """
    paired = measured.baseline is not None and math.isclose(measured.baseline, accepted.value, rel_tol=1e-9)
    if not paired:
        alone = msgspec.structs.replace(measured, baseline=None, difference=None)
        measured = compare_with(alone, accepted)
    low, high = measured.difference_low, measured.difference_high
    if measured.difference is None or low is None or high is None or not math.isfinite(high - low):
        return None
    return (high - low) / (2 * Z_95)


def gain(value: float, accepted: float, better: Better) -> float:
    """Return by how much `value` is better than `accepted`; below 0 where it is worse."""
    return value - accepted if better == "higher" else accepted - value


def moved(measured: Measurement, new: AcceptedValue, accepted: AcceptedValue) -> AcceptedValue:
    """Return what is accepted after `accepted`, where `measured` is `new` in the form of the lock.

    A number whose limits do not say which way is better moves freely.
    """
    if measured.better is None:
        return new
    step = gain(new.value, accepted.value, measured.better)
    error = standard_error(measured, accepted)
    if step == 0 or 0 < step <= (error or 0.0):
        return accepted
    best = accepted.value if accepted.looser_than is None else accepted.looser_than
    return msgspec.structs.replace(new, looser_than=best if gain(new.value, best, measured.better) < 0 else None)

"""How a gap between groups of people changed from a baseline's, on the same rows.

With `V_o` the pairs of groups and `V = max_o V_o` the gap of one model (`mlgate.stats.gaps`), and `V'_o`, `V'` those of
the other: if `p` is the pair that makes `V'`, then `V - V' >= V_o - V'_p` for every `o`, `p` itself among them. So the
lower bound is the least, over the pairs that `p` may be, of the highest lower bound over `o`; and the upper bound is
the lower one with the models exchanged. Of the 5 % by which a bound may err,

- 0.5 % say which pairs `p` may be, those that nothing excludes (Gupta 1965; Berger & Boos 1994);
- 3.5 % are for `o = p`, where the two models are compared pair by pair and row by row: what decides while the same
  groups make the gap;
- 1 % are for all other `o` together, in equal parts (Bonferroni): what decides where a gap opens, or closes.

It is exact where the gaps are plain, and wide where groups are nearly alike, and many.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mlgate.stats.gap_names import Of
from mlgate.stats.gaps import EITHER, at_once, correlated, gap_of, parts_of, sign_of
from mlgate.stats.levels import Level, bounds, changes, errors
from mlgate.stats.paired import Interval
from mlgate.stats.pairs_of_groups import Bounds, Options, options_of
from mlgate.stats.ratios import changes_of_ratios
from mlgate.stats.sample import Codes, Floats
from mlgate.stats.simultaneous import correlation

_WHICH = 0.005
_OTHERS = 0.01


def change_of_gap(levels: Sequence[Level], of: Of, group: Codes | None = None) -> Interval:
    """Return the interval of the candidate's gap less the baseline's.

    Args:
        levels: with their baselines, at least two of each rate.
        of: what lies between them.
        group: codes from 0, shape (n,), of rows that depend on one another.

    Raises:
        Undefined: there is no ratio.
    """
    theirs, sign = [level.of_baseline() for level in levels], sign_of(of)
    value = sign * (gap_of(levels, of, group).interval.value - gap_of(theirs, of, group).interval.value)
    chosen = options_of(levels, of)
    may_be_theirs, may_be_ours = (_may_be(one, chosen, group) for one in (theirs, levels))
    paired = _paired(levels, chosen.only(may_be_theirs), group).times(sign).low
    low = float(np.maximum(paired, _least(levels, theirs, chosen, may_be_theirs, group)).min())
    paired = -_paired(levels, chosen.only(may_be_ours), group).times(sign).high
    high = -float(np.maximum(paired, _least(theirs, levels, chosen, may_be_ours, group)).min())
    ends = (min(low, value), max(high, value))
    low, high = ends if sign > 0 else (-ends[1], -ends[0])
    return Interval(value=sign * value, low=low, high=high)


def _paired(levels: Sequence[Level], chosen: Options, group: Codes | None) -> Bounds:
    confidence = 1 - 2 * (EITHER - _WHICH - _OTHERS)
    if chosen.of == "ratio":
        return changes_of_ratios(levels, chosen, group, confidence)
    return chosen.bounds(changes(levels, confidence), correlated(levels, group, of_change=True))


def _may_be(levels: Sequence[Level], chosen: Options, group: Codes | None) -> NDArray[np.bool_]:
    """Return which options may be the one that makes the gap: none is shown to be beyond them, shape (m,)."""
    common = correlated(levels, group)
    confidence = at_once(levels, chosen, common, _WHICH)
    found = chosen.bounds(bounds(levels, confidence), common).times(sign_of(chosen.of))
    return np.asarray(found.high >= found.low.max())


def _least(
    ours: Sequence[Level],
    theirs: Sequence[Level],
    chosen: Options,
    may_be: NDArray[np.bool_],
    group: Codes | None,
) -> Floats:
    """Return of each option `p` that `may_be`, shape (q,), the highest lower bound of `V_o - V'_p` over all `o`."""
    confidence, sign = 1 - 2 * _OTHERS / len(chosen.one), sign_of(chosen.of)
    one = chosen.bounds(bounds(ours, confidence), correlated(ours, group)).times(sign)
    other = chosen.bounds(bounds(theirs, confidence), correlated(theirs, group)).times(sign)
    covariance = _covariance(ours, theirs, group)
    first, second = _Spread.of(ours, chosen, covariance[0]), _Spread.of(theirs, chosen, covariance[1])
    found = []
    for place in np.flatnonzero(may_be):
        r = np.clip(first.shared(second, np.full(len(one.value), place), covariance[2]), -1.0, 1.0)
        down, up = one.value - one.low, other.high[place] - other.value[place]
        with np.errstate(invalid="ignore"):
            least = one.value - other.value[place] - np.sqrt(np.maximum(down**2 + up**2 - 2 * r * down * up, 0.0))
        found.append(np.nan_to_num(least, nan=-np.inf, neginf=-np.inf, posinf=-np.inf).max())
    return np.array(found)


@dataclass(frozen=True, kw_only=True, eq=False)
class _Spread:
    """How the estimates of options spread with those of their levels: slopes by either level, standard deviation."""

    chosen: Options
    slopes: tuple[Floats, Floats]
    deviation: Floats

    @classmethod
    def of(cls, levels: Sequence[Level], chosen: Options, covariance: Floats) -> _Spread:
        """Return it of levels with that covariance, shape (k, k)."""
        slopes = chosen.slopes(np.array([level.value for level in levels]))
        alone = cls(chosen=chosen, slopes=slopes, deviation=np.ones(len(chosen.one)))
        variance = alone.shared(alone, np.arange(len(chosen.one)), covariance)
        return replace(alone, deviation=np.sqrt(np.maximum(variance, 1e-300)))

    def shared(self, other: _Spread, places: NDArray[np.intp], covariance: Floats) -> Floats:
        """Return the correlation of each option with that of `other` at its place in `places`, shape (m,)."""
        found = np.zeros(len(self.deviation))
        for slope, mine in zip(self.slopes, (self.chosen.one, self.chosen.other), strict=True):
            for their, theirs in zip(other.slopes, (other.chosen.one, other.chosen.other), strict=True):
                found += slope * their[places] * covariance[mine, theirs[places]]
        return np.asarray(found / self.deviation / other.deviation[places], dtype=np.float64)


def _covariance(ours: Sequence[Level], theirs: Sequence[Level], group: Codes | None) -> tuple[Floats, Floats, Floats]:
    """Return the covariance of the levels of each side, and that of the one side with the other, shape (k, k) each."""
    k = len(ours)
    common = correlation([*parts_of(ours), *parts_of(theirs)], group)
    error = np.concatenate((errors(ours, relative=False), errors(theirs, relative=False)))
    found = common * error[:, None] * error
    return found[:k, :k], found[k:, k:], found[:k, k:]

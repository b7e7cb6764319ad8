"""Gaps between groups of people: the highest less the lowest value of a metric, and what is made alike.

A gap is the maximum over pairs of groups `V = max_o V_o` (or over the groups, or a minimum, which is the maximum of
`-V_o`), and a maximum over what chance moves is too high: of ten groups that are treated alike one is always the
highest. No resampling mends that, since the maximum is not smooth where groups are alike. The pairs are, so their
bounds make those of the gap:

- `V >= V_o` for each `o`, so the highest of lower bounds that hold all at once is a lower bound of the gap. That they
  do is the critical value of the greatest of all pairs' statistics (Tukey's method for groups of unlike size and
  variance), drawn as in `simultaneous`. Groups that are alike show a gap in at most 5 % of runs.
- `V` is one of the `V_o`, though it is not known which, so the highest of upper bounds that hold one by one is an
  upper bound: that of the right pair errs in 5 %, and the highest is no lower.

Bounds of pairs come from those of each group by MOVER (Zou & Donner 2008; of ratios Donner & Zou 2012), which for
shares, with Wilson's interval in each group, is Newcombe's method 10 (1998), good down to few rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr

from mlgate.stats.estimates import Undefined
from mlgate.stats.gap_names import Of
from mlgate.stats.levels import Level, bounds, errors
from mlgate.stats.paired import CONFIDENCE, Interval
from mlgate.stats.pairs_of_groups import Options, options_of
from mlgate.stats.sample import Codes, Floats
from mlgate.stats.simultaneous import Part, correlation, drawn

# By which each bound may err.
EITHER = (1 - CONFIDENCE) / 2


@dataclass(frozen=True, kw_only=True, eq=False)
class Widest:
    """A gap with its interval, and the places of the two levels that make it (the same one twice for an end)."""

    interval: Interval
    highest: int
    lowest: int


def gap_of(levels: Sequence[Level], of: Of, group: Codes | None = None) -> Widest:
    """Return the gap between `levels`, one for each rate and group of people.

    Args:
        levels: at least two of each rate.
        of: what lies between them.
        group: codes from 0, shape (n,), of rows that depend on one another.

    Raises:
        Undefined: the ratio of nothing but zeros.
    """
    if of == "ratio" and not any(level.value > 0 for level in levels):
        raise Undefined("the value is 0 in every group, and has no ratio")
    chosen = options_of(levels, of)
    common = correlated(levels, group)
    sign = sign_of(of)
    together = chosen.bounds(bounds(levels, at_once(levels, chosen, common, EITHER)), common).times(sign)
    one_by_one = chosen.bounds(bounds(levels, CONFIDENCE), common).times(sign)
    value, low, high = float(one_by_one.value.max()), float(together.low.max()), float(one_by_one.high.max())
    place = int(one_by_one.value.argmax())
    ends = (chosen.one[place], chosen.other[place])
    low, high = (low, high) if sign > 0 else (-high, -low)
    least, most = _range(of)
    held = Interval(value=sign * value, low=max(low, least), high=min(high, most))
    return Widest(interval=held, highest=int(ends[sign < 0]), lowest=int(ends[sign > 0]))


def at_once(levels: Sequence[Level], chosen: Options, common: Floats, level: float) -> float:
    """Return the two-sided confidence of one option by which all of them hold at once but for `level` on a side."""
    error = errors(levels, relative=chosen.of == "ratio")
    highest = chosen.highest(drawn(common), error, common)
    return 1 - 2 * float(ndtr(-np.quantile(highest, 1 - level)))


def correlated(levels: Sequence[Level], group: Codes | None = None, *, of_change: bool = False) -> Floats:
    """Return the correlation of the estimates of `levels`, or of their changes, shape (k, k)."""
    # Groups of people have no row in common, nor have the two classes' rates; they may have users in common.
    return np.eye(len(levels)) if group is None else correlation(parts_of(levels, of_change=of_change), group)


def parts_of(levels: Sequence[Level], *, of_change: bool = False) -> list[Part]:
    """Return the rows of `levels` with their influence on each."""
    return [
        Part(
            rows=level.rows,
            influence=(-1.0 if level.complement else 1.0) * level.ours.influence(of_change=of_change),
        )
        for level in levels
    ]


def sign_of(of: Of) -> int:
    """Return 1 where a gap is the highest of its options, -1 where it is the lowest."""
    return 1 if of in {"difference", "group_max"} else -1


def _range(of: Of) -> tuple[float, float]:
    return {"difference": (0.0, np.inf), "ratio": (0.0, 1.0)}.get(of, (-np.inf, np.inf))

"""What a metric is to everything else: its value and the influence of every row on it.

A metric is a function of the empirical distribution of the rows. Its influence values `u_i`, first derivatives with
respect to the weight of row `i`, divided by `n`, sum to 0 over the sample, and `sum u_i^2` estimates the variance of
the metric (Hampel 1974; the delta method, the sandwich estimator and DeLong's variance are cases of it). From this all
else follows for every metric alike: the influence of a difference is the difference of the influences, which makes the
comparison of two models paired; rows that depend on one another are summed within their group first.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mlgate.stats.sample import Codes, Floats, Sample


class Undefined(ValueError):  # noqa: N818 - a state of the data, which callers turn into an error or "inconclusive"
    """A metric that has no value on these rows; the message says why."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Estimate:
    """A metric's value and the influence of each row, shape (n,), scaled so that `sum influence^2` is its variance.

    `count`: how many equal rows each entry stands for, shape (n,), whose influences are then summed in `influence`;
    `None` where each is one row.
    """

    value: float
    influence: Floats
    count: Floats | None = None

    def minus(self, other: Estimate) -> Estimate:
        """Return the difference of two metrics of the same rows in the same order: their comparison, paired."""
        return Estimate(value=self.value - other.value, influence=self.influence - other.influence, count=self.count)

    def grouped(self, group: Codes) -> Estimate:
        """Return the estimate with groups in the place of rows: influences are summed within each.

        The factor `G / (G - 1)` is that of the cluster-robust variance (Liang & Zeger 1986; Cameron & Miller 2015).
        `group` holds codes from 0, shape (n,), which need not be dense: a slice holds only some of the groups.
        """
        sums = np.bincount(group, weights=self.influence)[np.bincount(group) > 0]
        factor = len(sums) / (len(sums) - 1) if len(sums) > 1 else 1.0
        return Estimate(value=self.value, influence=np.asarray(sums * factor**0.5, dtype=np.float64))

    @property
    def rows(self) -> float:
        """How many rows, or groups, there are."""
        return float(len(self.influence) if self.count is None else self.count.sum())

    def power(self, exponent: int) -> float:
        """Return `sum u_i^exponent` over all rows."""
        if self.count is None:
            squares = self.influence * self.influence
            return float(squares.sum() if exponent == 2 else squares @ squares)  # noqa: PLR2004 - 2 or 4
        return float((self.influence**exponent / self.count ** (exponent - 1)).sum())


def corrected(influence: Floats, rows: float | None = None) -> Floats:
    """Return `influence` scaled so that its squares sum to the variance with `n - 1` in the denominator.

    `rows`: how many rows there are, where it is not one for each entry.
    """
    n = len(influence) if rows is None else rows
    return influence * np.sqrt(n / (n - 1)) if n > 1 else influence


def mean(per_row: Floats, sample: Sample) -> Estimate:
    """Return the weighted mean of `per_row`, shape (n,)."""
    value = sample.mean(per_row)
    return linear(value, per_row - value, sample)


def linear(value: float, per_row: Floats, sample: Sample) -> Estimate:
    """Return `value` with the influences `per_row`, shape (n,), each times its row's share; their mean must be 0."""
    return Estimate(value=value, influence=corrected(sample.share * per_row, len(sample)), count=sample.count)

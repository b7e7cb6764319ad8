"""One model's output on labelled rows, as arrays."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Codes = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Sample:
    """One model's output on `n` labelled rows; all finite.

    `y_true`: shape (n,), numbers, or the codes 0 to `classes` - 1 of the classes (1 is the positive of two).
    `y_pred`: like `y_true`. `y_score`: shape (n,), the score of class 1 of two; or (n, classes), a probability each.
    `weight`: shape (n,), not negative, not all 0; `None` where every row counts the same.
    `query`: codes from 0, shape (n,), of the query that a row answers, for metrics of rankings.
    `count`: how many equal rows each entry stands for, shape (n,); `None` where each is one. Never beside `weight`.
    `classes`: how many there are; 0 where `y_true` is a number.
    """

    y_true: Floats
    y_pred: Floats | None = None
    y_score: Floats | None = None
    weight: Floats | None = None
    query: Codes | None = None
    count: Floats | None = None
    classes: int = 0

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.y_true) if self.count is None else int(self.count.sum())

    @property
    def predicted(self) -> Floats:
        """`y_pred`, where the metric has made sure that it is there."""
        assert self.y_pred is not None
        return self.y_pred

    @property
    def score(self) -> Floats:
        """`y_score`, where the metric has made sure that it is there."""
        assert self.y_score is not None
        return self.y_score

    @property
    def share(self) -> Floats:
        """Each entry's share of the whole weight, shape (n,), sum 1."""
        if self.weight is not None:
            return np.asarray(self.weight / self.weight.sum(), dtype=np.float64)
        if self.count is not None:
            return np.asarray(self.count / self.count.sum(), dtype=np.float64)
        return np.full(len(self), 1.0 / len(self))

    def mean(self, values: Floats) -> float:
        """Return the weighted mean of `values`, shape (n,); exact where all are the same."""
        weight = self.count if self.weight is None else self.weight
        if weight is None:
            return float(values.mean())
        return float((weight * values).sum() / weight.sum())

    def effective(self, chosen: NDArray[np.bool_] | None = None) -> float:
        """Return the effective number of rows (of those `chosen`), `(sum w)^2 / sum w^2` (Kish 1965)."""
        if self.weight is None:
            if self.count is not None:
                return float((self.count if chosen is None else self.count[chosen]).sum())
            return float(len(self) if chosen is None else np.count_nonzero(chosen))
        weight = self.weight if chosen is None else self.weight[chosen]
        squares = float(weight @ weight)
        return float(weight.sum()) ** 2 / squares if squares else 0.0

    def take(self, rows: NDArray[np.intp]) -> Sample:
        """Return the sample of `rows`, indices of shape (m,)."""
        return replace(
            self,
            y_true=self.y_true[rows],
            y_pred=None if self.y_pred is None else self.y_pred[rows],
            y_score=None if self.y_score is None else self.y_score[rows],
            weight=None if self.weight is None else self.weight[rows],
            query=None if self.query is None else self.query[rows],
            count=None if self.count is None else self.count[rows],
        )

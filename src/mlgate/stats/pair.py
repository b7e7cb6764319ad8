"""Two models on the same rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlgate.stats.sample import Codes, Sample

# Beyond, cells are hardly fewer than rows.
_MOST_CELLS = 1 << 16


@dataclass(frozen=True, kw_only=True, eq=False)
class Pair:
    """A candidate and, where there is one to compare with, a baseline, on the same rows in the same order.

    `seeds` are trainings of the baseline that differ by their seed alone, on the same rows too.
    `group`: codes from 0, shape (n,), of rows that depend on one another; `None` where all are independent.
    """

    candidate: Sample
    baseline: Sample | None = None
    seeds: tuple[Sample, ...] = ()
    group: Codes | None = None

    def take(self, rows: NDArray[np.intp]) -> Pair:
        """Return the pair on `rows`, indices of shape (m,)."""
        return replace(
            self,
            candidate=self.candidate.take(rows),
            baseline=None if self.baseline is None else self.baseline.take(rows),
            seeds=tuple(seed.take(rows) for seed in self.seeds),
            group=None if self.group is None else self.group[rows],
        )

    def with_queries(self) -> Pair:
        """Return the pair with its groups as the queries of a ranking."""
        return replace(
            self,
            candidate=replace(self.candidate, query=self.group),
            baseline=None if self.baseline is None else replace(self.baseline, query=self.group),
            seeds=tuple(replace(seed, query=self.group) for seed in self.seeds),
        )

    @property
    def units(self) -> int:
        """How many rows there are, or groups where rows depend on one another."""
        return len(self.candidate) if self.group is None else int(np.count_nonzero(np.bincount(self.group)))


@dataclass(frozen=True, kw_only=True, eq=False)
class Cells:
    """The joint table of (y_true, candidate, baseline): all that a metric of predicted classes depends on.

    `pair` has one entry a cell that holds rows, with its `count`; `code`, shape (n,), is the cell of each row, and
    `entry` the entry of each cell, -1 where it holds none.
    """

    pair: Pair
    code: NDArray[Any]
    entry: NDArray[np.intp]


def cells(pair: Pair) -> Cells | None:
    """Return the joint table of `pair`, or `None` where rows differ by more than their classes, or have too many.

    The samples hold codes of classes in `y_true` and `y_pred`.
    """
    candidate, baseline = pair.candidate, pair.baseline
    width = max(candidate.classes, 2) + 1
    if candidate.weight is not None or pair.group is not None or width**3 > _MOST_CELLS:
        return None
    # Of few classes a byte holds the cell, which takes a sixth of the time.
    small: Any = np.uint8 if width**3 <= np.iinfo(np.uint8).max else np.int32
    columns = [candidate.y_true, candidate.predicted, *([] if baseline is None else [baseline.predicted])]
    code: NDArray[Any] = columns[0].astype(small)
    for column in columns[1:]:
        code = code * small(width) + column.astype(small)
    count = np.bincount(code, minlength=width**3)
    held = np.flatnonzero(count)
    rest, other = held, held
    if baseline is not None:
        rest, other = held // width, held % width
    entry = replace(
        candidate,
        y_true=(rest // width).astype(np.float64),
        y_pred=(rest % width).astype(np.float64),
        y_score=None,
        count=count[held].astype(np.float64),
    )
    told = None if baseline is None else replace(entry, y_pred=other.astype(np.float64))
    place = np.where(count > 0, np.cumsum(count > 0) - 1, -1)
    return Cells(pair=Pair(candidate=entry, baseline=told), code=code, entry=place)

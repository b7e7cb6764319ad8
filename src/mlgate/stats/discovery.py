"""The worst region that nobody declared: a beam search over conjunctions of conditions on columns.

Subgroup discovery (Herrera et al. 2011, Knowl. Inf. Syst. 29) of what Slice Finder (Chung et al. 2019, ICDE) looks for:
few conditions that a person can read, many rows, a high loss. The search is greedy and looks at thousands of regions,
so that what it finds looks bad on the rows that it was searched on, whatever is true. That is why these are only half
of the rows: the other half, which the search has not seen, says whether it is so (Cox 1975, Biometrika 62).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mlgate.stats.sample import Floats

Rows = NDArray[np.intp]

DEPTH = 3
_WIDTH = 8
# Of one region and one column at most so many go on, so that the beam holds different ones.
_OF_A_COLUMN = 2
# On the rows that confirm, 30 are enough, which a region of 40 where it was found nearly always has there too.
LEAST_ROWS = 40
LEAST_SHARE = 0.01
# A region's variance is taken together with so many rows' of the whole, or thirty lucky rows would beat a thousand.
_PRIOR_ROWS = 30
# A further condition must raise t by this share, or by so much: chance makes many that raise it by a little.
_WORTH, _ENOUGH = 1.25, 1.5


@dataclass(frozen=True, kw_only=True, eq=False)
class Feature:
    """A column as codes, shape (n,): those below `size` are its values, or its bins in order; then missing, and rest.

    `ordered`: whether neighbouring codes are an interval. `size` stands for rows without a value, `size + 1` for those
    whose value is none of the codes, which no condition names.
    """

    codes: NDArray[np.uint8]
    size: int
    ordered: bool


@dataclass(frozen=True, kw_only=True, order=True)
class Condition:
    """Rows whose code of the feature at place `feature` is at least `low` and below `high`."""

    feature: int
    low: int
    high: int


Region = tuple[Condition, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class _Node:
    region: Region
    rows: Rows
    score: float


@dataclass(frozen=True, kw_only=True, eq=False)
class _Rows:
    """What is searched: each feature's conditions, its codes, shape (k, m), and the excess of each row, shape (m,)."""

    conditions: Sequence[tuple[Rows, Rows]]
    codes: NDArray[np.uint8]
    excess: Floats
    variance: float
    least: int


def halves(count: int, seed: int, group: NDArray[np.int64] | None = None) -> tuple[Rows, Rows]:
    """Return the rows to search and the rows to confirm by, about half of `count` each; groups stay whole.

    The same `seed` gives the same halves.
    """
    rng = np.random.default_rng(seed)
    if group is None:
        order = rng.permutation(count)
        return np.sort(order[: count // 2]), np.sort(order[count // 2 :])
    units = int(group.max()) + 1
    first = np.zeros(units, dtype=bool)
    first[rng.permutation(units)[: units // 2]] = True
    return np.flatnonzero(first[group]), np.flatnonzero(~first[group])


def worst_region(loss: Floats, features: Sequence[Feature], rows: Rows, weight: Floats | None = None) -> Region | None:
    """Return the conditions of the region whose mean `loss` exceeds that of all `rows` most clearly, or `None`.

    A region is scored by `t = sum(e) / sqrt(m v)` over the excess `e` of its `m` rows, with `v` their variance drawn
    towards that of the whole. It has at least 40 rows, and 1 % of them. One pass over the rows for each column and
    each region of the beam: time is linear in rows and in columns.

    Args:
        loss: of each row, shape (n,), finite; or how much more it is than another model's.
        features: the columns, shape (n,) each.
        rows: indices of the rows that are searched.
        weight: of each row, shape (n,).
    """
    if len(rows) <= LEAST_ROWS or not features:
        return None
    searched = _searched(loss, features, rows, weight)
    best: _Node | None = None
    beam = [_Node(region=(), rows=np.arange(len(rows)), score=0.0)]
    for _ in range(DEPTH):
        found = sorted((node for parent in beam for node in _refined(parent, searched)), key=_rank)
        beam = [replace(node, rows=_inside(node, searched)) for node in _different(found)]
        if not beam:
            break
        if best is None or beam[0].score > min(_WORTH * best.score, best.score + _ENOUGH):
            best = beam[0]
    return None if best is None else best.region


def inside(region: Region, features: Sequence[Feature], rows: Rows) -> Rows:
    """Return those of `rows` that are in `region`."""
    for condition in region:
        codes = features[condition.feature].codes[rows]
        rows = rows[(codes >= condition.low) & (codes < condition.high)]
    return rows


def _searched(loss: Floats, features: Sequence[Feature], rows: Rows, weight: Floats | None) -> _Rows:
    own = loss[rows]
    if weight is None:
        excess = own - own.mean()
    else:
        share = weight[rows] / max(weight[rows].mean(), np.finfo(np.float64).tiny)
        excess = share * (own - (share * own).mean())
    codes = np.array([feature.codes[rows] for feature in features], dtype=np.uint8)
    least = max(LEAST_ROWS, int(np.ceil(LEAST_SHARE * len(rows))))
    conditions = [_conditions(feature) for feature in features]
    return _Rows(conditions=conditions, codes=codes, excess=excess, variance=float(np.mean(excess**2)), least=least)


def _rank(node: _Node) -> tuple[float, Region]:
    return -node.score, node.region


def _different(found: list[_Node]) -> list[_Node]:
    """Return the best of `found`; those of the same score are the same rows, and count once."""
    kept: list[_Node] = []
    for node in found:
        if len(kept) == _WIDTH:
            break
        if not any(np.isclose(node.score, other.score, rtol=1e-9, atol=0) for other in kept):
            kept.append(node)
    return kept


def _inside(node: _Node, searched: _Rows) -> Rows:
    """Return the rows of `node`, which still has those of its parent."""
    last = node.region[-1]
    codes = searched.codes[last.feature, node.rows]
    chosen: NDArray[np.bool_] = (codes >= last.low) & (codes < last.high)
    return np.asarray(node.rows[chosen], dtype=np.intp)


def _refined(parent: _Node, searched: _Rows) -> Iterator[_Node]:
    """Yield the best regions that one more condition makes of `parent`, with the parent's rows still."""
    excess = searched.excess[parent.rows]
    square = excess**2
    used = {condition.feature for condition in parent.region}
    whole = len(parent.rows) == searched.codes.shape[1]
    for place, (low, high) in enumerate(searched.conditions):
        if place in used:
            continue
        codes = searched.codes[place] if whole else searched.codes[place, parent.rows]
        size = int(high[-1]) + 1
        upto = np.zeros((3, size + 1))
        for row, one in zip(upto, (None, excess, square), strict=True):
            row[1:] = np.cumsum(np.bincount(codes, weights=one, minlength=size))
        score = _score(upto[:, high] - upto[:, low], searched, len(parent.rows))
        for one in np.argsort(-score, kind="stable")[:_OF_A_COLUMN]:
            if score[one] > parent.score:
                condition = Condition(feature=place, low=int(low[one]), high=int(high[one]))
                yield _Node(region=(*parent.region, condition), rows=parent.rows, score=float(score[one]))


def _conditions(feature: Feature) -> tuple[Rows, Rows]:
    """Return where each condition on `feature` begins and ends: every interval, or every value; and missing."""
    if feature.ordered:
        low, high = np.triu_indices(feature.size + 1, 1)
    else:
        low = np.arange(feature.size)
        high = low + 1
    missing = feature.size
    return np.append(low, missing).astype(np.intp), np.append(high, missing + 1).astype(np.intp)


def _score(sums: Floats, searched: _Rows, rows: int) -> Floats:
    """Return t of each region from the number, sum and sum of squares of its excesses; -inf where it is none."""
    count, total, square = sums
    held = np.maximum(count, 1)
    variance = (square - total**2 / held + _PRIOR_ROWS * searched.variance) / (held + _PRIOR_ROWS)
    allowed = (count >= searched.least) & (count < rows) & (variance > 0)
    score = np.full(len(count), -np.inf)
    np.divide(total, np.sqrt(held * np.maximum(variance, 0.0)), out=score, where=allowed)
    return score

"""Metrics of an order of rows by score."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mlgate.stats.estimates import Estimate, Undefined, corrected
from mlgate.stats.sample import Floats, Sample


def roc_auc(sample: Sample) -> Estimate:
    """Area under the ROC curve, the probability that a positive row scores above a negative one, ties half.

    The influence of a row is its placement among the rows of the other class, less the area (DeLong, DeLong &
    Clarke-Pearson 1988), by mid-ranks in O(n log n) (Sun & Xu 2014). Unweighted, `sum u_i^2` is DeLong's variance.
    """
    positive = sample.y_true == 1
    weight = np.ones(len(sample)) if sample.weight is None else sample.weight
    total_positive, total_negative = float(weight[positive].sum()), float(weight[~positive].sum())
    if total_positive == 0 or total_negative == 0:
        raise Undefined("roc_auc is undefined: only one class")
    placed: Floats = _placed(sample.score, positive, weight)
    value = float(weight[positive] @ placed[positive]) / total_positive
    influence = weight * (placed - value) / np.where(positive, total_positive, total_negative)
    influence[positive] = corrected(influence[positive])
    influence[~positive] = corrected(influence[~positive])
    return Estimate(value=value, influence=influence)


def misplaced(sample: Sample) -> Floats:
    """Return for each row the share of the rows of the other class that are on the wrong side of it, ties half.

    Shape (n,). Their mean over either class is 1 less the area under the ROC curve. NaN where there is one class only.
    """
    weight = np.ones(len(sample)) if sample.weight is None else sample.weight
    with np.errstate(invalid="ignore"):
        return np.asarray(1.0 - _placed(sample.score, sample.y_true == 1, weight), dtype=np.float64)


def _placed(score: Floats, positive: NDArray[np.bool_], weight: Floats) -> Floats:
    """Return the weight of the rows of the other class that are on the right side of each row, of all of them 1."""
    order, ends = _ordered(score)
    above_negatives = _below(order, ends, np.where(positive, 0.0, weight)) / weight[~positive].sum()
    above_positives = _below(order, ends, np.where(positive, weight, 0.0)) / weight[positive].sum()
    return np.asarray(np.where(positive, above_negatives, 1.0 - above_positives), dtype=np.float64)


def average_precision(sample: Sample) -> Estimate:
    """Mean over the positive rows of the precision at their score, `A_i / B_i`, equal scores together.

    With weights `w`, `A_i` and `B_i` the weight of positive rows and of all rows that score no lower, and `P` that of
    all positive rows, the derivative with respect to `w_j` is `(y_j (A_j / B_j - AP) + y_j S_j - T_j) / P`, where
    `S_j = sum w_i / B_i` and `T_j = sum w_i A_i / B_i^2` over the positive rows that score no higher than `j`. All are
    sums along the order of the scores: O(n log n).
    """
    positive = (sample.y_true == 1).astype(np.float64)
    weight = np.ones(len(sample)) if sample.weight is None else sample.weight
    of_positives = weight * positive
    total = float(of_positives.sum())
    if total == 0:
        raise Undefined("average_precision is undefined: no row is positive")
    order, ends = _ordered(-sample.score)
    hits, rows = _sums(order, ends, of_positives), _sums(order, ends, weight)
    # Of rows without weight in front there is none to divide by, and none that it would matter to.
    precision = np.divide(hits[1], rows[1], out=np.zeros(len(ends)), where=rows[1] > 0)
    inverse = np.divide(hits[0], rows[1], out=np.zeros(len(ends)), where=rows[1] > 0)
    value = float(hits[0] @ precision) / total
    later = np.cumsum(inverse[::-1])[::-1]
    later_squared = np.cumsum((inverse * np.divide(precision, 1.0))[::-1])[::-1]
    place = np.empty(len(order), dtype=np.intp)
    place[order] = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))
    slope = positive * (precision[place] - value + later[place]) - later_squared[place]
    return Estimate(value=value, influence=corrected(weight * slope / total))


def ndcg(sample: Sample, k: float) -> Estimate:
    """Mean over queries of DCG over the best DCG possible, of the first `k` rows (all where `k` is 0).

    The gain of a row is `y_true`, its discount `1 / log2(place + 1)`; rows of equal score share their discounts
    (McSherry & Najork 2008). A query without any gain scores 0, as in scikit-learn. Queries are what is sampled: the
    influence of a query is `(NDCG_q - mean) / Q`, and lies on its rows in equal parts. The weight of a query is that of
    its rows together.
    """
    assert sample.query is not None
    queries, query = np.unique(sample.query, return_inverse=True)
    sizes = np.bincount(query)
    weight = None if sample.weight is None else np.asarray(np.bincount(query, weights=sample.weight), dtype=np.float64)
    gained = _gains(query, sizes, sample.y_true, sample.score, int(k))
    best = _gains(query, sizes, sample.y_true, sample.y_true, int(k))
    each = np.divide(gained, best, out=np.zeros(len(queries)), where=best > 0)
    of_queries = Sample(y_true=each, weight=weight)
    value = of_queries.mean(each)
    influence = of_queries.share * (each - value) / sizes
    return Estimate(value=value, influence=np.asarray(influence[query], dtype=np.float64))


def _gains(query: NDArray[np.intp], sizes: NDArray[np.intp], gain: Floats, score: Floats, k: int) -> Floats:
    """Return the DCG of each query, rows of equal score sharing their discounts."""
    order = np.lexsort((-score, query))
    starts = np.cumsum(sizes) - sizes
    place = np.arange(len(order)) - np.repeat(starts, sizes)
    discount = 1.0 / np.log2(place + 2.0)
    if k:
        discount[place >= k] = 0.0
    sorted_score = score[order]
    fresh = np.concatenate(([True], (sorted_score[1:] != sorted_score[:-1]) | (place[1:] == 0)))
    tie = np.cumsum(fresh) - 1
    shared = np.bincount(tie, weights=discount) / np.bincount(tie)
    gained = np.bincount(query[order], weights=gain[order] * shared[tie], minlength=len(sizes))
    return np.asarray(gained, dtype=np.float64)


def _ordered(score: Floats) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the order of `score` and the end of each run of equal scores in it."""
    order = np.argsort(score)
    ranked = score[order]
    ends = np.flatnonzero(np.concatenate((ranked[1:] != ranked[:-1], [True]))) + 1
    return order, ends


def _sums(order: NDArray[np.intp], ends: NDArray[np.intp], weight: Floats) -> tuple[Floats, Floats]:
    """Return the weight of each run of equal scores, and that up to its end."""
    upto = np.cumsum(weight[order])[ends - 1]
    return np.diff(upto, prepend=0.0), upto


def _below(order: NDArray[np.intp], ends: NDArray[np.intp], weight: Floats) -> Floats:
    """Return for each row the `weight` of rows in lower places, and half of those in the same, itself included."""
    at, upto = _sums(order, ends, weight)
    found = np.empty(len(order))
    found[order] = np.repeat(upto - at / 2, np.diff(ends, prepend=0))
    return found

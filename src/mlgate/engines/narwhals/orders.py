"""Orders and quantiles, which need all values of a column at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from mlgate.contracts.constraints import Disorder, Quantile

Array = np.ndarray[Any, Any]


def quantile(test: Quantile, values: Array) -> float | None:
    """Return the quantile of `values`, doubles, between two of them by linear interpolation."""
    return float(np.quantile(values, test.probability, method="linear")) if len(values) else None


def disorder(test: Disorder, columns: Sequence[Array]) -> float | None:
    """Return how many rows are out of order; `columns` are the judged one, `by` and `within`, without gaps."""
    value = columns[0]
    if not len(value):
        return None
    within = columns[len(columns) - len(test.within) :]
    groups = _groups(within) if within else np.zeros(len(value), dtype=np.int64)
    ranks = np.unique(value, return_inverse=True)[1]
    # The last key sorts first; a stable sort keeps the order of the data.
    sort_keys = (groups,) if test.by is None else (ranks, columns[1], groups)
    order = np.lexsort(tuple(np.unique(key, return_inverse=True)[1] for key in sort_keys))
    ordered, group = ranks[order], groups[order]
    before, after = ordered[:-1], ordered[1:]
    wrong = after > before if test.descending else after < before
    if test.strict:
        wrong |= after == before
    return float(np.count_nonzero(wrong & (group[1:] == group[:-1])))


def _groups(columns: Sequence[Array]) -> Array:
    """Return one number for each distinct combination of values."""
    combined = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        kinds, codes = np.unique(column, return_inverse=True)
        combined = np.unique(combined * len(kinds) + codes, return_inverse=True)[1]
    return combined

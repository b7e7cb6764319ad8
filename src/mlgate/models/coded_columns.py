"""Columns as what a search for regions can condition on: values, intervals, and missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

_PARTS = 16
_MOST_VALUES = 30
# A code for rows without a value, and one for values that no condition names, come after them.
_MISSING, _REST = 0, 1


@dataclass(frozen=True, kw_only=True, eq=False)
class Coded:
    """A column as codes, shape (n,): below `size` its values, or its bins in order; `size` is missing, then the rest.

    `starts` are the values, or with `ordered` those at which bins start; `each` where every value is a bin.
    """

    name: str
    codes: NDArray[np.uint8]
    starts: tuple[Any, ...]
    ordered: bool
    each: bool

    @property
    def size(self) -> int:
        """How many codes there are."""
        return len(self.starts)

    def shown(self, low: int, high: int) -> str:
        """Return the condition that a code is at least `low` and below `high`: `distance>=500`, `carrier=UA`."""
        if low == self.size:
            return f"{self.name}=(missing)"
        if not self.ordered or (self.each and high == low + 1):
            return f"{self.name}={self.starts[low]}"
        if low == 0:
            return f"{self.name}<{_text(self.starts[high])}" if high < self.size else f"{self.name}=(not missing)"
        from_low = _text(self.starts[low])
        return (
            f"{self.name}>={from_low}" if high == self.size else f"{self.name}={from_low}..{_text(self.starts[high])}"
        )


def searchable(values: pl.Series) -> bool:
    """Tell whether a column is of a type that conditions can be on."""
    kind = values.dtype
    plain = kind in (pl.Boolean, pl.String, pl.Categorical, pl.Enum, pl.Date)
    return plain or kind.is_numeric() or isinstance(kind, pl.Datetime)


def coded(values: pl.Series, least: int) -> Coded | None:
    """Return `values` as codes, or `None` where no condition on them would part the rows.

    Numbers, dates and moments are cut into at most 16 bins of as many rows, or have a code each where they are few.
    Of other columns the 30 most frequent values have a code, of those in `least` rows or more: a column of ids, or of
    text that differs in every row, has none.
    """
    if values.dtype.is_float():
        values = values.fill_nan(None)
    missing = values.is_null()
    if missing.all():
        return None
    ordered = values.dtype.is_numeric() or values.dtype.is_temporal()
    found = (_numbers if ordered else _values)(values, missing, least)
    parts = found.size + int(missing.any())
    return found if parts > 1 or (found.size and (found.codes > found.size).any()) else None


def _numbers(values: pl.Series, missing: pl.Series, _: int) -> Coded:
    physical = values.to_physical() if values.dtype.is_temporal() else values
    physical = physical if physical.dtype.is_integer() else physical.cast(pl.Float64)
    known = physical.drop_nulls()
    each = known.n_unique() <= _PARTS
    if each:
        edges = known.unique().sort()
    else:
        ends = [known.quantile(part / _PARTS, "higher") for part in range(1, _PARTS)]
        edges = pl.Series([known.min(), *ends], dtype=physical.dtype, strict=False).unique().sort()
    numbers = physical.cast(pl.Float64).fill_null(0.0).to_numpy()
    codes = (np.searchsorted(edges.cast(pl.Float64).to_numpy(), numbers, "right") - 1).astype(np.uint8)
    codes[missing.to_numpy()] = len(edges) + _MISSING
    starts = tuple(edges.cast(values.dtype) if values.dtype.is_temporal() else edges)
    return Coded(name=values.name, codes=codes, starts=starts, ordered=True, each=each)


def _values(values: pl.Series, missing: pl.Series, least: int) -> Coded:
    texts = values.cast(pl.String).alias("value")
    counted = texts.to_frame().drop_nulls().group_by("value").len().filter(pl.col("len") >= least)
    kept = counted.sort(["len", "value"], descending=[True, False]).head(_MOST_VALUES).get_column("value").sort()
    known = kept.to_frame("value").with_columns(code=pl.int_range(len(kept), dtype=pl.UInt8))
    joined = texts.to_frame().join(known, on="value", how="left", maintain_order="left").get_column("code")
    codes = joined.fill_null(len(kept) + _REST).to_numpy().copy()
    codes[missing.to_numpy()] = len(kept) + _MISSING
    starts = tuple(_boolean(text) for text in kept) if values.dtype == pl.Boolean else tuple(kept)
    return Coded(name=values.name, codes=codes, starts=starts, ordered=False, each=True)


def _boolean(text: str) -> str:
    """Return a boolean as slices show it."""
    return text.capitalize()


def _text(value: Any) -> str:  # noqa: ANN401 - what a column holds
    return f"{value:g}" if isinstance(value, float) else str(value)

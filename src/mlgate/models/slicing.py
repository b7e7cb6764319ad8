"""Which rows belong together: groups that depend on one another, blocks of time, and slices that are judged apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from mlgate.core.display import plain, plural
from mlgate.core.errors import CheckError
from mlgate.models.outputs import Outputs
from mlgate.models.tables import column, rows_where

Floats = NDArray[np.float64]
Block = Literal["hour", "day", "week", "month"]
Bins = Mapping[str, int | tuple[float, ...]]

_MOST_SLICES = 1000
_EVERY: dict[str, str] = {"hour": "1h", "day": "1d", "week": "1w", "month": "1mo"}


def groups(outputs: Outputs, name: str) -> NDArray[np.int64]:
    """Return codes from 0, shape (n,), of the groups of rows that share a value of the column `name`.

    Raises:
        CheckError: no such column, or rows without a value.
    """
    values = column(outputs.rows, name, outputs.shown, "which `group` names")
    _refuse_missing(values, f"group '{plain(name, limit=80)}'", outputs)
    return _codes(values)


def blocks(outputs: Outputs, name: str, every: Block) -> NDArray[np.int64]:
    """Return codes from 0, shape (n,), of the hours, days, weeks or months that the column `name` falls into.

    Raises:
        CheckError: no such column, or one that is no time in every row.
    """
    values = moments(outputs, name, "whose time `block` divides")
    if isinstance(values.dtype, pl.Datetime) and values.dtype.time_zone is not None:
        # A day is one of the clock that the data has.
        values = values.dt.replace_time_zone(None)
    return _codes(values.dt.truncate(_EVERY[every]))


def moments(outputs: Outputs, name: str, purpose: str) -> pl.Series:
    """Return the column `name` as dates or moments, which text may write as ISO 8601.

    Raises:
        CheckError: no such column, `purpose` says which, or one that is no time in every row.
    """
    values = column(outputs.rows, name, outputs.shown, purpose)
    what = f"time '{plain(name, limit=80)}'"
    _refuse_missing(values, what, outputs)
    if values.dtype == pl.String:
        values = _parsed(values)
        _refuse_missing(values, f"as ISO 8601, {what}", outputs)
    if values.dtype not in (pl.Date, pl.Datetime):
        message = f"'{plain(outputs.shown)}': {what} is {values.dtype}; dates or moments are needed"
        raise CheckError(message)
    return values


def _parsed(texts: pl.Series) -> pl.Series:
    try:
        return texts.str.to_datetime(strict=False)
    except pl.exceptions.ComputeError:
        # Not one of them is a moment.
        return pl.Series(texts.name, [None] * len(texts), dtype=pl.Datetime)


def slices(outputs: Outputs, names: Sequence[str], bins: Bins, key: str = "slices") -> Mapping[str, NDArray[np.intp]]:
    """Return the indices of the rows of each slice, by its name: `column=value`, or `one=value*other=value`.

    `names`: columns, and crossings of them (`carrier*origin`), in whose order the slices come. `bins`: of columns of
    numbers, into how many parts of as many rows they are cut, or where. `key`: what names the columns.

    Raises:
        CheckError: no such column, only missing values, or so many values that they make no slices.
    """
    found: dict[str, NDArray[np.intp]] = {}
    for name in names:
        crossed = [name] if name in outputs.rows.columns else name.split("*")
        keys = [_Key.of(outputs, one, bins, key) for one in crossed]
        table = pl.DataFrame([key.values.alias(str(place)) for place, key in enumerate(keys)])
        by = table.columns
        parts = table.with_row_index("row").group_by(by).agg(pl.col("row").sort()).sort(by)
        if parts.height > _MOST_SLICES:
            message = (
                f"'{plain(outputs.shown)}': slice column '{plain(name, limit=80)}' holds "
                f"{plural(parts.height, 'value')}; at most {_MOST_SLICES:,} can be judged: name a column with fewer, "
                "or cut it with 'bins'"
            )
            raise CheckError(message)
        for *values, rows in parts.select(*by, "row").iter_rows():
            shown = "*".join(key.shown(value) for key, value in zip(keys, values, strict=True))
            found[_unused(shown, found)] = np.asarray(rows, dtype=np.intp)
    return found


@dataclass(frozen=True, kw_only=True, eq=False)
class _Key:
    """What rows are sliced by: the values of a column, or the places of its bins, and how these are shown."""

    name: str
    values: pl.Series
    bins: tuple[str, ...] = ()

    @classmethod
    def of(cls, outputs: Outputs, name: str, bins: Bins, key: str) -> _Key:
        values = column(outputs.rows, name, outputs.shown, f"which `{key}` names")
        if values.dtype.is_float():
            values = values.fill_nan(None)
        what = f"'{plain(outputs.shown)}': slice column '{plain(name, limit=80)}'"
        if values.is_null().all():
            message = f"{what} is empty"
            raise CheckError(message)
        if name not in bins:
            return cls(name=name, values=values)
        if not values.dtype.is_numeric():
            message = f"{what} is {values.dtype}, and bins are of numbers"
            raise CheckError(message)
        numbers, cut = values.cast(pl.Float64), bins[name]
        edges = _quantiles(numbers, cut) if isinstance(cut, int) else np.unique(np.array(cut, dtype=np.float64))
        place = pl.Series(np.searchsorted(edges, numbers.fill_null(0.0).to_numpy(), "right"))
        place = place.to_frame("place").select(pl.when(numbers.is_not_null()).then(pl.col("place"))).to_series()
        return cls(name=name, values=place, bins=_named(name, edges))

    def shown(self, value: object) -> str:
        if value is None:
            return f"{self.name}=(missing)"
        return self.bins[value] if self.bins and isinstance(value, int) else f"{self.name}={value}"


def _quantiles(numbers: pl.Series, parts: int) -> Floats:
    """Return where `numbers` are cut into `parts` of as many rows; fewer where many of them are the same."""
    values = numbers.drop_nulls().to_numpy()
    ends = np.unique(np.quantile(values, np.arange(1, parts) / parts, method="higher"))
    ends = ends[ends > values.min()]
    if not len(ends):
        # Most rows have the lowest number of all; the others are apart from them, where there are any.
        above = values[values > values.min()]
        ends = np.array([above.min() if len(above) else values.min()])
    return np.asarray(ends, dtype=np.float64)


def _named(name: str, edges: Floats) -> tuple[str, ...]:
    between = [f"{name}={low:g}..{high:g}" for low, high in pairwise(edges)]
    return (f"{name}<{edges[0]:g}", *between, f"{name}>={edges[-1]:g}")


def _refuse_missing(values: pl.Series, what: str, outputs: Outputs) -> None:
    if (wrong := values.is_null()).any():
        message = f"'{plain(outputs.shown)}': {what} is missing in {rows_where(wrong)}"
        raise CheckError(message)


def _codes(values: pl.Series) -> NDArray[np.int64]:
    return (values.rank("dense") - 1).cast(pl.Int64).to_numpy()


def _unused(text: str, taken: Mapping[str, object]) -> str:
    """Return `text` made harmless, and different from every name that is `taken`."""
    name = shown = plain(text, limit=100)
    number = 1
    while name in taken:
        number += 1
        name = f"{shown} ({number})"
    return name

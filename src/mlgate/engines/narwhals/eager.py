"""What pandas and pyarrow prepare alike: columns without nulls, patterns through polars, moments through numpy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import numpy as np
import polars as pl

from mlgate.contracts.patterns import linear
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.engines.narwhals.forms import (
    DAY,
    FLAG,
    MICROSECONDS,
    NANOSECONDS,
    NATURAL,
    NESTED,
    UNSIGNED,
    Cell,
    Extra,
    Form,
    Wanted,
)

PER_SECOND = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}
# Decimals of more digits do not fit 64 bits, and are left to polars.
MOST_DIGITS = 18

Flags = np.ndarray[Any, np.dtype[np.bool_]]
Wholes = np.ndarray[Any, np.dtype[np.int64]]

# Kinds of extras that frames in memory have prepared; what is about nested columns is left to polars.
_PARTS = {"year": "datetime64[Y]", "month": "datetime64[M]", "day": "datetime64[D]"}


class Column:
    """One column prepared: `form`, and arrays without nulls of as many rows."""

    def __init__(self, form: Form, present: Any, value: Any = None) -> None:  # noqa: ANN401 - Arrow or numpy
        """Keep what is known of every column."""
        self.form, self.present, self.value = form, present, value
        self.mistyped: Any = None
        self.nan: Any = None
        self.orphaned: Any = None


def assembled(columns: dict[Wanted, Column], rows: int) -> tuple[dict[str, Any], dict[str, Cell]]:
    """Return the arrays of the prepared frame by their names, and the cells by the names of the contract."""
    arrays: dict[str, Any] = {"z": np.ones(rows, dtype=bool)}
    cells = {}
    for one, column in columns.items():
        parts = {"c": column.value, "p": column.present, "t": column.mistyped, "n": column.nan, "o": column.orphaned}
        arrays |= {f"{letter}{one.position}": part for letter, part in parts.items() if part is not None}
        cells[one.column.name] = Cell(
            column=one.column,
            position=one.position,
            form=column.form,
            mistypable=column.mistyped is not None,
            nan=column.nan is not None,
            field=column.orphaned is not None,
        )
    return arrays, cells


def parsed(values: pl.Series, one: Wanted) -> Column:
    """Return text read as the logical type of its column, as polars' own engine reads that of a file."""
    # polars' engine, which only text needs.
    from mlgate.engines.narwhals import texts as readings

    how = readings.read(one)
    read = values.alias("text").to_frame().with_columns(**how.parts)
    value, present = read["value"], read["present"].to_numpy()
    if value.dtype == pl.Int128:
        value = value.cast(pl.Int64, strict=False)
    # Wider ones are left to polars, which has 128 bits.
    prepared = Column(NESTED, present) if value.null_count() else Column(how.form, present, value.to_numpy())
    prepared.mistyped = read["mistyped"].to_numpy()
    prepared.nan = read["nan"].to_numpy() if read["nan"].any() else None
    return prepared


def flags(numbers: Column) -> Column:
    """Return prepared `numbers` as flags: 1 is true, 0 false, and others are mistyped."""
    if numbers.form.family not in ("whole", "float"):
        return numbers
    parts = (numbers.present, numbers.value, numbers.mistyped)
    present, value, mistyped = (one.to_numpy() if hasattr(one, "combine_chunks") else one for one in parts)
    one, zero = numbers.form.physical(1), numbers.form.physical(0)
    true = value == int(one)
    known = true | (value == int(zero))
    found = Column(FLAG, present & known, true)
    found.mistyped = present & ~known if mistyped is None else (present & ~known) | mistyped
    return found


def timestamps(whole: Wholes, unit: str) -> tuple[Form, Wholes]:
    """Return moments in `unit` since 1970 in microseconds, or where they are finer in nanoseconds."""
    if unit == "ns":
        return NANOSECONDS, whole
    times = 10**6 // PER_SECOND[unit]
    # What microseconds cannot hold is later or earlier than anything that can be compared with it.
    return MICROSECONDS, whole if times == 1 else np.clip(whole, -(2**63) // times + 1, (2**63 - 1) // times) * times


def unsigned(values: Any) -> tuple[Form, Any]:  # noqa: ANN401 - an array of numpy
    """Return 64-bit numbers without a sign as those with one, moved where they need to be."""
    if len(values) == 0 or values.max() < 2**63:
        return NATURAL, values.astype(np.int64)
    return UNSIGNED, (values ^ np.uint64(2**63)).view(np.int64)


def in_utc(value: object) -> object:
    """Return `value`, a moment with a zone in UTC and without, as all engines show it."""
    return value.astimezone(UTC).replace(tzinfo=None) if isinstance(value, datetime) and value.tzinfo else value


def texts(values: Any) -> pl.Series:  # noqa: ANN401 - an Arrow array, or an array of Python texts
    """Return texts without nulls as a polars series; halves of surrogate pairs, which UTF-8 has not, as `?`."""
    if hasattr(values, "__arrow_array__"):
        values = values.__arrow_array__()
    if hasattr(values, "chunks") or hasattr(values, "buffers"):
        return pl.Series(pl.from_arrow(values))
    try:
        return pl.Series(np.asarray(values, dtype=object), dtype=pl.String)
    except UnicodeEncodeError:
        return pl.Series([value.encode("utf-8", "replace").decode() for value in values], dtype=pl.String)


def found(values: pl.Series, pattern: str) -> Flags:
    """Return where `pattern` is found, in time linear in the text.

    Raises:
        CheckError: it is no regular expression.
    """
    try:
        return values.str.contains(linear(pattern)).to_numpy()
    except pl.exceptions.PolarsError as error:
        message = f"'{plain(pattern, limit=80)}': not a regular expression that runs in linear time"
        raise CheckError(f"{message} (Rust's regex syntax)") from error


def extras(
    wanted: Sequence[Extra], cells: Mapping[str, Cell], values: Mapping[str, Any]
) -> dict[Extra, tuple[str, Flags | Wholes]]:
    """Return the name and the values of each of the `wanted` extras that can be told of prepared `values`."""
    told: dict[Extra, tuple[str, Flags | Wholes]] = {}
    for index, extra in enumerate(wanted):
        cell = cells.get(extra.column)
        if cell is None:
            continue
        value = values.get(f"c{cell.position}")
        if extra.kind == "matches" and cell.form.family == "text":
            told[extra] = (f"x{index}", found(texts(value), extra.pattern))
        elif extra.kind in _PARTS and cell.form.moment in ("date", "timestamp"):
            told[extra] = (f"x{index}", _part(np.asarray(value), cell.form, extra.kind))
        elif cell.form.family == "nothing":
            told[extra] = (f"x{index}", np.zeros(len(values["z"]), dtype=np.int64 if extra.kind in _PARTS else bool))
    return told


def _part(value: Wholes, form: Form, kind: str) -> Wholes:
    """Return the year, month or day of moments."""
    days = value if form.moment == "date" else value // (DAY // 10**6 * form.units)
    moments = days.astype("datetime64[D]")
    units = moments.astype(_PARTS[kind]).astype(np.int64)
    if kind == "year":
        return np.asarray(units + 1970)
    if kind == "month":
        return np.asarray(units % 12 + 1)
    return np.asarray((moments - moments.astype("datetime64[M]")).astype(np.int64) + 1)

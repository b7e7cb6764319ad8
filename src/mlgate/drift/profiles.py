"""What the columns of a data set hold, in a few numbers each, worked out by polars in two passes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec
import polars as pl

from mlgate.core.errors import CheckError

# Up to so many distinct values a column is described by their counts; above, by its quantiles.
MOST_VALUES = 50
# Quantiles at 0, 1/200, …, 1: the distribution function is known to half a percent.
STEPS = 200
_STEPS = pl.Series(range(STEPS + 1), dtype=pl.Float64)
_COUNTED = ("text", "boolean", "integer", "number")
_ORDERED = ("integer", "number", "date", "timestamp")


class ColumnProfile(msgspec.Struct, frozen=True, kw_only=True):
    """One column: its type in words, rows, missing values (NaN too), and how the others are distributed.

    `counts` has the rows of each value where there are few; `quantiles` those of numbers, and of moments in seconds
    since 1970, at `i / STEPS` (the nearest value); `mean` and `deviation` (of a sample) those of numbers.
    """

    name: str
    type: str
    rows: int
    missing: int
    distinct: int
    mean: float | None = None
    deviation: float | None = None
    quantiles: tuple[float, ...] = ()
    counts: Mapping[str, int] = {}

    @property
    def present(self) -> int:
        """The number of rows with a value."""
        return self.rows - self.missing


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """A data set: its name in messages, its rows and columns."""

    shown: str
    rows: int
    columns: tuple[ColumnProfile, ...]


def profile(frames: Sequence[pl.LazyFrame], shown: str, *, text: bool = False) -> Profile:
    """Return what the rows of all `frames` together hold; `text` says that every column is text still to be parsed.

    Raises:
        CheckError: the frames' columns do not go together, or a file is damaged within.
    """
    try:
        whole = pl.concat(list(frames), how="diagonal_relaxed") if len(frames) > 1 else frames[0]
        whole = _parsed(whole) if text else whole
        schema = whole.collect_schema()
        types = {name: _type(dtype) for name, dtype in schema.items()}
        plans = [one for index, name in enumerate(schema) for one in _plan(index, name, types[name])]
        seen = whole.select(pl.len().alias("rows"), *plans).collect(engine="streaming").row(0, named=True)
        few = [name for n, name in enumerate(schema) if types[name] in _COUNTED and seen[f"d{n}"] <= MOST_VALUES]
        counts = {name: _counts(whole, name) for name in few}
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        message = f"{shown}: cannot be compared ({type(error).__name__}): a file is damaged, or of other columns"
        raise CheckError(message) from error
    columns = tuple(_column(n, name, types[name], seen, counts.get(name)) for n, name in enumerate(schema))
    return Profile(shown=shown, rows=seen["rows"], columns=columns)


def _type(dtype: pl.DataType) -> str:
    if dtype.is_integer():
        return "integer"
    if dtype.is_float() or dtype.is_decimal():
        return "number"
    if isinstance(dtype, pl.String | pl.Categorical | pl.Enum):
        return "text"
    if isinstance(dtype, pl.Datetime):
        return "timestamp"
    names = {pl.Boolean: "boolean", pl.Date: "date", pl.Time: "time", pl.Null: "nothing"}
    return next((word for sort, word in names.items() if dtype == sort), "nested or binary")


def _present(name: str, sort: str) -> pl.Expr:
    column = pl.col(name)
    if sort == "number":
        # An infinity has no mean; it is counted with what has no value.
        column = column.cast(pl.Float64)
        return pl.when(column.is_finite()).then(column)
    return column


def _plan(index: int, name: str, sort: str) -> list[pl.Expr]:
    column = _present(name, sort)
    found = [column.null_count().alias(f"m{index}")]
    if sort in _COUNTED or sort in _ORDERED:
        found.append(column.drop_nulls().n_unique().alias(f"d{index}"))
    if sort in _ORDERED:
        number = column.cast(pl.Datetime("us")).dt.epoch("us") / 1_000_000 if sort in ("date", "timestamp") else column
        number = number.cast(pl.Float64)
        # One sort gives them all; a quantile of its own would sort anew for each.
        ordered = number.drop_nulls().sort()
        places = (pl.lit(_STEPS) / STEPS * (ordered.len().cast(pl.Float64) - 1)).round().cast(pl.Int64)
        found += [
            number.mean().alias(f"a{index}"),
            number.std().alias(f"s{index}"),
            ordered.gather(places, null_on_oob=True).implode().alias(f"q{index}"),
        ]
    return found


def _counts(frame: pl.LazyFrame, name: str) -> dict[str, int]:
    grouped = frame.select(pl.col(name).alias("value")).drop_nulls().group_by("value").len("rows")
    rows = grouped.collect(engine="streaming").sort("rows", "value", descending=[True, False]).iter_rows()
    return {str(value): rows for value, rows in rows if not isinstance(value, float) or math.isfinite(value)}


def _column(
    index: int, name: str, sort: str, seen: Mapping[str, object], counts: Mapping[str, int] | None
) -> ColumnProfile:
    numbers = {key: seen.get(f"{key}{index}") for key in ("m", "d", "a", "s", "q")}
    quantiles = numbers["q"] if isinstance(numbers["q"], list) and seen[f"d{index}"] else []
    return ColumnProfile(
        name=name,
        type=sort,
        rows=msgspec.convert(seen["rows"], int),
        missing=msgspec.convert(numbers["m"], int),
        distinct=msgspec.convert(numbers["d"] or 0, int),
        mean=msgspec.convert(numbers["a"], float | None),
        deviation=msgspec.convert(numbers["s"], float | None),
        quantiles=tuple(msgspec.convert(quantiles, list[float])),
        counts=counts or {},
    )


def _parsed(frame: pl.LazyFrame) -> pl.LazyFrame:
    """Return columns of text as the types that all of their values are read as; an empty field is missing."""
    names = frame.collect_schema().names()
    texts = [pl.when(pl.col(name).str.len_bytes() > 0).then(pl.col(name)).alias(name) for name in names]
    frame = frame.select(texts)
    tries: list[tuple[str, pl.Expr]] = []
    for index, name in enumerate(names):
        for sort, parsed in _readings(name):
            tries.append((f"{sort}{index}", (parsed.is_null() & pl.col(name).is_not_null()).any()))
    failed = frame.select(one.alias(key) for key, one in tries).collect(engine="streaming").row(0, named=True)
    chosen = []
    for index, name in enumerate(names):
        fits = (parsed for sort, parsed in _readings(name) if not failed[f"{sort}{index}"])
        chosen.append(next(fits, pl.col(name)).alias(name))
    return frame.select(chosen)


def _readings(name: str) -> list[tuple[str, pl.Expr]]:
    column = pl.col(name)
    return [
        ("i", column.cast(pl.Int64, strict=False)),
        ("f", column.cast(pl.Float64, strict=False)),
        ("d", column.str.to_date("%Y-%m-%d", strict=False)),
        ("t", column.str.to_datetime("%Y-%m-%d %H:%M:%S", strict=False)),
        ("u", column.str.to_datetime("%Y-%m-%dT%H:%M:%S", strict=False)),
    ]

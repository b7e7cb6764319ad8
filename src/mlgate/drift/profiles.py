"""What the columns of a data set hold, in a few numbers each, worked out by polars in two passes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec
import polars as pl

from mlgate.core.errors import CheckError
from mlgate.core.panics import silenced
from mlgate.readers.files import DataFile
from mlgate.readers.unreadable import of_mixed_sorts

# Up to so many distinct values a column is described by their counts; above, by its quantiles.
MOST_VALUES = 50
# Quantiles at 0, 1/200, …, 1: the distribution function is known to half a percent.
STEPS = 200
_STEPS = pl.Series(range(STEPS + 1), dtype=pl.Float64)
# So many for the counts, where there are many columns.
_QUERIES = 50
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


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of one file of a data set.

    `texts` are the columns that are text still to be parsed, with `null_values` for nulls and `decimal` before the
    fraction of a number; `moments` are text that may be dates and times, as in JSON, but nothing else. `file`
    is the file itself, for messages.
    """

    frame: pl.LazyFrame
    texts: frozenset[str] = frozenset()
    moments: frozenset[str] = frozenset()
    null_values: tuple[str, ...] = ()
    decimal: str = "."
    file: DataFile | None = None


def profile(parts: Sequence[Part], shown: str) -> Profile:
    """Return what the rows of all `parts` together hold.

    Raises:
        CheckError: the parts' columns do not go together, or a file is damaged within.
    """
    try:
        names, whole = _together(parts)
        whole = _parsed(whole, _readings(parts, names))
        types = {name: _type(dtype) for name, dtype in whole.collect_schema().items()}
        plans = [one for index, (name, sort) in enumerate(types.items()) for one in _plan(index, name, sort)]
        with silenced():
            seen = whole.select(pl.len().alias("rows"), *plans).collect(engine="streaming").row(0, named=True)
            few = [name for n, name in enumerate(types) if types[name] in _COUNTED and seen[f"d{n}"] <= MOST_VALUES]
            counts = _all_counts(whole, few, len(types))
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        for part in parts:
            if part.file is not None and (found := of_mixed_sorts(part.file, part.file.shown)) is not None:
                raise found from error
        message = f"{shown}: cannot be compared ({type(error).__name__}): a file is damaged, or of other columns"
        raise CheckError(message) from error
    columns = tuple(
        _column(
            names[n],
            types[key],
            {"rows": seen["rows"], **{one: seen.get(f"{one}{n}") for one in "mdasq"}},
            counts.get(key),
        )
        for n, key in enumerate(types)
    )
    return Profile(shown=shown, rows=seen["rows"], columns=columns)


def _together(parts: Sequence[Part]) -> tuple[list[str], pl.LazyFrame]:
    """Return the names of all columns, and all rows with these as `c0`, …: a name may look like a pattern to polars."""
    schemas = [list(part.frame.collect_schema()) for part in parts]
    names = list(dict.fromkeys(name for schema in schemas for name in schema))
    places = {name: f"c{index}" for index, name in enumerate(names)}
    frames = [
        part.frame.select(_raw(part, name, index).alias(places[name]) for index, name in enumerate(schema))
        for part, schema in zip(parts, schemas, strict=True)
    ]
    whole = frames[0] if len(frames) == 1 else pl.concat(frames, how="diagonal_relaxed")
    return names, whole.select(places.values())


def _raw(part: Part, name: str, index: int) -> pl.Expr:
    column = pl.nth(index)
    if name not in part.texts or not part.null_values:
        return column
    # polars makes a null of an empty field and a text of an empty quoted one; here both are the empty text.
    text = column.fill_null("")
    return pl.when(~text.is_in(list(part.null_values))).then(text)


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


def _all_counts(frame: pl.LazyFrame, names: Sequence[str], width: int) -> dict[str, dict[str, int]]:
    """Return the rows of each value of the columns `names` of the frame, which has `width` of them."""
    # A query takes as long to plan as the frame is wide; one that looks at many columns holds them in memory.
    at_once = width // _QUERIES
    if at_once < 2:  # noqa: PLR2004 - a query for each
        grouped = {
            name: frame.select(pl.col(name).alias("value")).drop_nulls().group_by("value").len("rows") for name in names
        }
        return {name: _counts(one.collect(engine="streaming")) for name, one in grouped.items()}
    found: dict[str, dict[str, int]] = {}
    for start in range(0, len(names), at_once):
        some = names[start : start + at_once]
        values = [
            pl.col(name).alias("value").drop_nulls().value_counts(name="rows").implode().alias(name) for name in some
        ]
        seen = frame.select(values).collect(engine="streaming")
        found |= {name: _counts(seen.select(pl.col(name).explode()).drop_nulls().unnest(name)) for name in some}
    return found


def _counts(grouped: pl.DataFrame) -> dict[str, int]:
    rows = grouped.sort("rows", "value", descending=[True, False]).iter_rows()
    return {str(value): rows for value, rows in rows if not isinstance(value, float) or math.isfinite(value)}


def _column(name: str, sort: str, numbers: Mapping[str, object], counts: Mapping[str, int] | None) -> ColumnProfile:
    quantiles = numbers["q"] if isinstance(numbers["q"], list) and numbers["d"] else []
    return ColumnProfile(
        name=name,
        type=sort,
        rows=msgspec.convert(numbers["rows"], int),
        missing=msgspec.convert(numbers["m"], int),
        distinct=msgspec.convert(numbers["d"] or 0, int),
        mean=msgspec.convert(numbers["a"], float | None),
        deviation=msgspec.convert(numbers["s"], float | None),
        quantiles=tuple(msgspec.convert(quantiles, list[float])),
        counts=counts or {},
    )


def _parsed(frame: pl.LazyFrame, readings: Mapping[str, Mapping[str, pl.Expr]]) -> pl.LazyFrame:
    """Return columns of text as the first of their `readings` that all of their values allow."""
    readings = {name: found for name, found in readings.items() if frame.collect_schema()[name] == pl.String}
    if not readings:
        return frame
    tries = [
        (parsed.is_null() & pl.col(name).is_not_null()).any().alias(f"{sort}{name}")
        for name, found in readings.items()
        for sort, parsed in found.items()
    ]
    empty = [pl.col(name).is_null().all().alias(name) for name in readings]
    failed = frame.select(*tries, *empty).collect(engine="streaming").row(0, named=True)
    chosen = []
    for name, found in readings.items():
        if failed[name]:
            # Text without any value is of no type; and of every type, when it comes to what changed.
            chosen.append(pl.lit(None).alias(name))
            continue
        fits = (parsed for sort, parsed in found.items() if not failed[f"{sort}{name}"])
        chosen.append(next(fits, pl.col(name)).alias(name))
    return frame.with_columns(chosen)


def _readings(parts: Sequence[Part], names: Sequence[str]) -> dict[str, dict[str, pl.Expr]]:
    """Return for each column of text, `c0`, …, how it may be read."""
    texts = frozenset().union(*(part.texts for part in parts))
    moments = frozenset().union(*(part.moments for part in parts))
    decimal = parts[0].decimal
    found = {}
    for index, name in enumerate(names):
        column = pl.col(f"c{index}")
        if name in texts:
            found[f"c{index}"] = {**_flags(column), **_numbers(column, decimal), **_moments(column)}
        elif name in moments:
            found[f"c{index}"] = _moments(column)
    return found


def _flags(text: pl.Expr) -> dict[str, pl.Expr]:
    lower = text.str.strip_chars(" \t").str.to_lowercase()
    return {"b": pl.when(lower.is_in(["true", "false"])).then(lower == "true")}


def _numbers(text: pl.Expr, decimal: str) -> dict[str, pl.Expr]:
    bare = text.str.strip_chars(" \t")
    pointed = bare if decimal == "." else bare.str.replace(decimal, ".", literal=True)
    return {"i": bare.cast(pl.Int64, strict=False), "f": pointed.cast(pl.Float64, strict=False)}


def _moments(text: pl.Expr) -> dict[str, pl.Expr]:
    spaced = text.str.replace("T", " ", literal=True)
    zoned = spaced.str.replace("Z$", "+00:00").str.to_datetime("%Y-%m-%d %H:%M:%S%.f%#z", strict=False, time_zone="UTC")
    return {
        "d": text.str.to_date("%Y-%m-%d", strict=False),
        "t": spaced.str.to_datetime("%Y-%m-%d %H:%M:%S%.f", strict=False, time_unit="us"),
        "z": zoned.dt.replace_time_zone(None),
    }

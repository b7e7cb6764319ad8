"""Columns looked at one by one: exact counts and extremes over all rows, shapes of texts from the sample."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import msgspec
import polars as pl

from mlgate.contracts.inference.evidence import ColumnEvidence, Tail
from mlgate.core.panics import silenced
from mlgate.engines.polars.sources import damaged
from mlgate.engines.profiling import texts
from mlgate.engines.profiling.opening import Raw
from mlgate.engines.profiling.types import TEXT, Typed, stored_type, text_type

# Values are listed up to this many; a list that nobody reads is no contract.
_LISTED = 200
# Most extreme values that the head-room of a range is reckoned from.
_FURTHEST = 256
_BLOCKS = 10
# As files without zones have them.
_ENDS = (datetime.min, datetime.max)  # noqa: DTZ901
_FIRST = (date.min, _ENDS[0])
_ORDERED = ("integer", "number", "date", "timestamp")


class Values(msgspec.Struct, frozen=True, kw_only=True):
    """The columns of `raw` read as their types: `v0`, … by position; a NaN is null. `sample` has some of the rows."""

    raw: Raw
    types: tuple[Typed, ...]
    frame: pl.LazyFrame
    sample: pl.DataFrame
    schema: pl.Schema
    mistyped: frozenset[int] = frozenset()

    def ordered(self, position: int) -> bool:
        """Return whether the column has a lowest and a highest value."""
        return self.types[position].logical_type in _ORDERED and self.schema[f"v{position}"] != pl.Null


def read(raw: Raw) -> Values:
    """Decide the type of every column, by the sample first and by all rows then, and read them.

    Raises:
        CheckError: the data cannot be read to its end.
    """
    positions = range(len(raw.names))
    types = tuple(text_type(raw, one) if one in raw.texts else stored_type(raw.schema[f"c{one}"]) for one in positions)
    if not raw.whole and raw.texts:
        types = _proven(raw, types)
    return _values(raw, types)


def _proven(raw: Raw, types: tuple[Typed, ...]) -> tuple[Typed, ...]:
    """Return `types` with text for those that some row beyond the sample cannot be read as."""
    views = {position: raw.view(position, one.column("")) for position, one in enumerate(types)}
    wrong = [view.mistyped.sum().alias(str(position)) for position, view in views.items() if view.mistyped is not None]
    counts = collect(raw.frame.select(wrong), raw).row(0, named=True) if wrong else {}
    return tuple(TEXT if counts.get(str(position)) else one for position, one in enumerate(types))


def collect(frame: pl.LazyFrame, raw: Raw) -> pl.DataFrame:
    """Run a query. Raises CheckError where the data cannot be read to its end."""
    try:
        with silenced():
            return frame.collect(engine="in-memory" if raw.held else "streaming")
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        raise damaged(raw.shown, error) from error


def _values(raw: Raw, types: Sequence[Typed]) -> Values:
    expressions = []
    for position, one in enumerate(types):
        expressions.append(raw.view(position, one.column("")).value.alias(f"v{position}"))
    frame = raw.frame.select(expressions)
    schema = frame.collect_schema()
    clean = [_clean(f"v{position}", schema[f"v{position}"]) for position in range(len(types))]
    frame = frame.select(clean)
    sample = collect(raw.sample.lazy().select(expressions).select(clean), raw)
    if raw.whole:
        frame = sample.lazy()
    elif raw.held:
        frame = collect(frame, raw).lazy()
    return Values(raw=raw, types=tuple(types), frame=frame, sample=sample, schema=sample.schema)


def _clean(name: str, dtype: pl.DataType) -> pl.Expr:
    value = pl.col(name)
    if dtype.is_decimal():
        value = value.cast(pl.Float64)
    if isinstance(dtype, pl.Datetime) and dtype.time_zone is not None:
        # Contracts speak of moments in UTC.
        value = value.dt.convert_time_zone("UTC").dt.replace_time_zone(None)
    # Neither a contract nor Python can name a day before year 1 or after 9999; nanoseconds do not reach there.
    if isinstance(dtype, pl.Date):
        value = value.clip(date.min, date.max)
    elif isinstance(dtype, pl.Datetime) and dtype.time_unit != "ns":
        ends = (pl.lit(moment, dtype=pl.Datetime(dtype.time_unit)) for moment in _ENDS)
        value = value.clip(*ends)
    if isinstance(dtype, pl.Categorical | pl.Enum):
        value = value.cast(pl.String)
    return value.fill_nan(None) if dtype.is_float() else value


def describe(values: Values) -> list[ColumnEvidence]:
    """Return what was seen of each column.

    Raises:
        CheckError: the data cannot be read to its end.
    """
    raw = values.raw
    positions = range(len(raw.names))
    counted = collect(values.frame.select(one for position in positions for one in _counts(values, position)), raw)
    seen = counted.row(0, named=True)
    blocks = _missing_by_block(values)
    distinct = collect(values.sample.lazy().select(_distinct(values, position) for position in positions), raw).row(0)
    tails = _tails(values, seen)
    nans = _nans(values)
    found = []
    for position in positions:
        kind = values.types[position]
        one = ColumnEvidence(
            name=raw.names[position],
            stored="text" if position in raw.texts else str(raw.schema[f"c{position}"]),
            logical_type=None if seen[f"n{position}"] == 0 and position in raw.texts else kind.logical_type,
            format=kind.format,
            rows=raw.rows,
            missing=raw.rows - int(seen[f"n{position}"]),
            worst_missing=blocks[position],
            distinct=int(distinct[position]),
            values=_listed(values, position, int(distinct[position])),
            low=tails.get((position, "low")),
            high=tails.get((position, "high")),
            middle=_middle(values, position),
            nans=nans.get(position, 0),
            infinite=int(seen.get(f"infinite{position}") or 0),
            whole=bool(seen.get(f"whole{position}", False)),
        )
        found.append(texts.look(one, values.sample[f"v{position}"]) if one.logical_type == "string" else one)
    return found


def _nans(values: Values) -> dict[int, int]:
    raw = values.raw
    floats = [place for place in range(len(values.types)) if values.schema[f"v{place}"].is_float()]
    found = [raw.view(place, values.types[place].column("")).value for place in floats]
    counts = [
        value.cast(pl.Float64).is_nan().sum().alias(f"v{place}") for place, value in zip(floats, found, strict=True)
    ]
    return dict(zip(floats, collect(raw.frame.select(counts), raw).row(0), strict=True)) if floats else {}


def _nested(dtype: pl.DataType) -> bool:
    return dtype.is_nested() or dtype == pl.Binary or dtype.is_object()


def _distinct(values: Values, position: int) -> pl.Expr:
    name = f"v{position}"
    if _nested(values.schema[name]):
        return pl.lit(0).alias(name)
    return pl.col(name).drop_nulls().n_unique()


def _counts(values: Values, position: int) -> list[pl.Expr]:
    name, dtype = f"v{position}", values.schema[f"v{position}"]
    value = pl.col(name)
    found = [value.count().alias(f"n{position}")]
    if not values.ordered(position):
        return found
    number = value.to_physical() if dtype.is_temporal() else value
    finite = number
    if dtype.is_float():
        finite = pl.when(value.is_finite()).then(value)
        found += [
            value.is_infinite().sum().alias(f"infinite{position}"),
            ((value.floor() == value) & value.is_finite()).all().alias(f"whole{position}"),
        ]
    return [
        *found,
        finite.min().alias(f"low{position}"),
        finite.max().alias(f"high{position}"),
        finite.drop_nulls().bottom_k(_FURTHEST).implode().alias(f"lowest{position}"),
        finite.drop_nulls().top_k(_FURTHEST).implode().alias(f"highest{position}"),
    ]


def _tails(values: Values, seen: Mapping[str, Any]) -> dict[tuple[int, str], Tail]:
    """Return both ends of the ordered columns; a second look counts what stands at the very end and beside it."""
    places = [p for p in range(len(values.types)) if values.ordered(p) and seen.get(f"low{p}") is not None]
    second: list[pl.Expr] = []
    for place in places:
        dtype = values.schema[f"v{place}"]
        number = pl.col(f"v{place}").to_physical() if dtype.is_temporal() else pl.col(f"v{place}")
        finite = number.filter(number.is_finite()) if dtype.is_float() else number
        above = finite.filter(finite > seen[f"low{place}"])
        below = finite.filter(finite < seen[f"high{place}"])
        second += [
            (number == seen[f"low{place}"]).sum().alias(f"low{place}"),
            (number == seen[f"high{place}"]).sum().alias(f"high{place}"),
            above.bottom_k(_FURTHEST).implode().alias(f"low_inner{place}"),
            below.top_k(_FURTHEST).implode().alias(f"high_inner{place}"),
        ]
    if not second:
        return {}
    beside = collect(values.frame.select(second), values.raw).row(0, named=True)
    scale = values.raw.rows / values.sample.height
    found = {}
    for place in places:
        series = values.sample[f"v{place}"]
        for end, furthest in (("low", "lowest"), ("high", "highest")):
            extreme = _bound(seen[f"{end}{place}"], series.dtype)
            if extreme in _FIRST:
                # There may be days before it, which have no name.
                continue
            inner = sorted(beside[f"{end}_inner{place}"], reverse=end == "high")
            following = inner[0] if inner else None
            found[place, end] = Tail(
                extreme=extreme,
                count=int(beside[f"{end}{place}"]),
                next=None if following is None else _bound(following, series.dtype),
                next_count=0 if following is None else round(scale * int((series.to_physical() == following).sum())),
                furthest=tuple(sorted(map(float, seen[f"{furthest}{place}"]), reverse=end == "high")),
                inner=tuple(map(float, inner)),
            )
    return found


def _bound(physical: Any, dtype: pl.DataType) -> Any:  # noqa: ANN401 - a number, date or timestamp, as polars gives it
    return pl.Series([physical]).cast(dtype).item() if dtype.is_temporal() else physical


def _middle(values: Values, position: int) -> float | None:
    """Return the median of the sample."""
    if not values.ordered(position):
        return None
    median = values.sample[f"v{position}"].to_physical().median()
    return float(median) if isinstance(median, int | float) else None


def _missing_by_block(values: Values) -> list[float]:
    """Return, by column, the largest share of missing values in a tenth of the rows, in the order of the data."""
    size = max(1, -(-values.raw.rows // _BLOCKS))
    shares = [pl.col(f"v{p}").null_count() / pl.len() for p in range(len(values.types))]
    blocks = values.frame.with_row_index("row").group_by(pl.col("row") // size)
    worst = collect(blocks.agg(share.alias(f"v{p}") for p, share in enumerate(shares)).drop("row").max(), values.raw)
    return [float(share) for share in worst.row(0)]


def _listed(values: Values, position: int, distinct: int) -> tuple[tuple[Any, int], ...]:
    """Return all values of a column with their counts, by value, where they are few."""
    name = f"v{position}"
    if distinct > _LISTED or _nested(values.schema[name]):
        return ()
    counted = values.frame.select(name).drop_nulls().group_by(name).agg(pl.len().alias("count")).sort(name)
    found = collect(counted.head(_LISTED + 1), values.raw)
    return tuple(found.rows()) if found.height <= _LISTED else ()

"""What logical type a column of text has: the narrowest that reads every value of it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import msgspec
import polars as pl

from mlgate.contracts import Column
from mlgate.contracts.dates import strptime_format
from mlgate.engines.polars.columns import parsed
from mlgate.engines.profiling.opening import Raw

# Formats that text spells dates in, beside ISO 8601; where two read every value, the one that orders the rows better.
_DATES = ("dd/MM/yyyy", "MM/dd/yyyy", "yyyy/MM/dd", "dd.MM.yyyy", "dd-MM-yyyy", "MM-dd-yyyy", "dd-MMM-yyyy")
_WORDED = ("dd MMM yyyy", "MMM dd, yyyy", "dd MMMM yyyy")
_TIMES = (" HH:mm:ss", " HH:mm", " hh:mm:ss a", " hh:mm a")
_CLOCK = ("HH:mm:ss", "HH:mm", "hh:mm:ss a", "hh:mm a")
_COMPACT = "yyyyMMdd"
# Texts that stand for a missing value in columns that otherwise hold numbers or dates.
NULLS = ("NA", "N/A", "n/a", "NaN", "nan", "NULL", "Null", "null", "None", "none", "?", "-", "--", ".", "#N/A", "NaT")
_SOME = 5_000
_FEW = 20
_MOMENTS = ("date", "timestamp", "time")
_YEARS = (1900, 2100)
# A digit, and a sign that dates and times are written with.
_DATE_LIKE = r"[0-9].*[-/. :,]|[-/. :,].*[0-9]"
_DATED_NAME = r"(?i)(^|_|[^a-z])(date|day|dt|ymd|dteday)([^a-z]|_|$)"


class Typed(msgspec.Struct, frozen=True):
    """A logical type, and for dates and times in text their format (the JDK's letters; `None` for ISO 8601)."""

    logical_type: str | None
    format: str | None = None

    def column(self, name: str) -> Column:
        """Return the contract's column of this type."""
        form = strptime_format(self.format) if self.format else None
        return Column(name=name, line=1, logical_type=self.logical_type, format=form)


TEXT = Typed("string")


def text_type(raw: Raw, position: int) -> Typed:
    """Return the type of a column of text, from the sample."""
    name = raw.names[position]
    text = _values(raw, position)
    if text.is_empty():
        return Typed(None)
    # JSON has numbers and booleans of its own: what it holds as text is no other than a moment.
    simple = [one for one in _plain(name) if position not in raw.json or one.logical_type in _MOMENTS]
    right = _readable_all(simple, text, raw.decimal)
    if not right and text.head(_FEW).str.contains(_DATE_LIKE).all():
        right = _readable_all(list(_formatted()), text, raw.decimal)
    if not right:
        return TEXT
    if any(one.logical_type == "integer" for one in right):
        # 0 and 1 may be numbers or flags: that is argued from all rows.
        right = [one for one in right if one.logical_type != "boolean"]
    return right[0] if right[0].format is None else _spelt(_best_order(raw, position, right), text)


def null_values(raw: Raw) -> tuple[str, ...]:
    """Return the texts that must be missing values for some column of the sample to be more than text."""
    found: set[str] = set()
    for position in sorted(raw.texts - raw.json):
        text = _values(raw, position)
        bare = text.str.strip_chars()
        marks = set(bare.filter(bare.is_in(list(NULLS))).to_list())
        rest = text.filter(~bare.is_in(list(NULLS)))
        if marks and not rest.is_empty():
            right = [one for one in _plain(raw.names[position]) if one.logical_type != "boolean"]
            right += _formatted() if rest.head(_FEW).str.contains(_DATE_LIKE).all() else ()
            right = _readable_all(right, rest, raw.decimal)
            if right:
                found |= {mark for mark in text.to_list() if mark.strip() in marks}
    return tuple(sorted(found))


def stored_type(dtype: pl.DataType) -> Typed:
    """Return the logical type of what a typed file holds."""
    kinds: tuple[tuple[type[pl.DataType] | tuple[type[pl.DataType], ...], str], ...] = (
        (pl.Boolean, "boolean"),
        (pl.Date, "date"),
        (pl.Datetime, "timestamp"),
        (pl.Time, "time"),
        ((pl.String, pl.Categorical, pl.Enum), "string"),
        (pl.Struct, "object"),
        ((pl.List, pl.Array), "array"),
    )
    if dtype.is_integer() or dtype.is_float() or dtype.is_decimal():
        return Typed("integer" if dtype.is_integer() else "number")
    return Typed(next((name for kind, name in kinds if isinstance(dtype, kind)), None))


def _values(raw: Raw, position: int) -> pl.Series:
    """Return the distinct texts of a column of the sample, in the order of their first place."""
    view = raw.view(position, Column(name="", line=1, logical_type="string"))
    # The column alone: to select from thousands costs more than to look at it.
    return (
        raw.sample.get_column(f"c{position}")
        .to_frame()
        .select(view.value.alias("v"))
        .to_series()
        .drop_nulls()
        .unique(maintain_order=True)
    )


def _plain(name: str) -> Iterator[Typed]:
    if pl.select(pl.lit(name).str.contains(_DATED_NAME)).item():
        yield Typed("date", _COMPACT)
    for kind in ("boolean", "integer", "number", "date", "timestamp", "time"):
        yield Typed(kind)


@functools.cache
def _formatted() -> tuple[Typed, ...]:
    dates = [Typed("date", form) for form in (*_DATES, *_WORDED)]
    times = [Typed("time", form) for form in _CLOCK]
    moments = [Typed("timestamp", form + late) for form in ("yyyy-MM-dd", *_DATES) for late in _TIMES]
    return (*dates, *times, *moments)


def _readable_all(types: list[Typed], text: pl.Series, decimal: str) -> list[Typed]:
    """Return those of `types` that read all of `text`; a few values rule out most before all of them are read."""
    sizes = [size for size in (_FEW, _SOME) if size < len(text)]
    for size in (*sizes, len(text)):
        types = _readable(types, text.head(size), decimal)
    return types


def _readable(types: list[Typed], text: pl.Series, decimal: str) -> list[Typed]:
    """Return those of `types` that read all of `text`."""
    numeric = _numeric(text)
    asked = [one for one in types if numeric or one.logical_type not in ("integer", "number")]
    if not asked:
        return []
    value = pl.col("v")
    views = [
        parsed(one.column("v"), value) if decimal == "." else parsed(one.column("v"), value, decimal) for one in asked
    ]
    wrong = [view.mistyped.any().alias(str(place)) for place, view in enumerate(views) if view.mistyped is not None]
    row = pl.DataFrame({"v": text}).select(wrong).row(0)
    return [one for one, broken in zip(asked, row, strict=True) if not broken and _compact(one, text)]


def _compact(one: Typed, text: pl.Series) -> bool:
    """Return whether eight digits are a date of our time, where they are read as one."""
    if one.format != _COMPACT:
        return True
    years = text.str.slice(0, 4).cast(pl.Int64, strict=False)
    return bool((text.str.len_chars() == len(_COMPACT)).all() and years.is_between(*_YEARS).all())


def _spelt(one: Typed, text: pl.Series) -> Typed:
    """Return the format with single letters where days, months and hours are written without a leading zero."""
    if one.format is None or not text.str.contains(r"(^|[^0-9])[0-9]([^0-9]|$)").any():
        return one
    return Typed(one.logical_type, re.sub(r"\bdd\b|\bMM\b|\bHH\b|\bhh\b", lambda found: found[0][0], one.format))


def _numeric(text: pl.Series) -> bool:
    """Return whether `text` is written as numbers are, not as codes that only look like numbers."""
    bare = text.str.strip_chars()
    # 007 is a code: as a number it would lose what it says. Words for infinity and NaN alone make no number.
    coded = bare.str.contains(r"^[+-]?0[0-9]").any()
    return not coded and bool(bare.str.contains(r"[0-9]").all())


def _best_order(raw: Raw, position: int, right: list[Typed]) -> Typed:
    """Return the one of several formats under which the rows go back and forth the least."""

    def travelled(one: Typed) -> int:
        view = raw.view(position, one.column(""))
        days = raw.sample.select(view.value.alias("v")).to_series().drop_nulls().to_physical().cast(pl.Int64)
        return int(days.diff().abs().sum() or 0)

    rivals = [one for one in right if one.logical_type == right[0].logical_type and one.format is not None]
    return min(rivals, key=travelled)

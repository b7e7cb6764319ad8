"""Columns of Spark frames, prepared by Spark's own functions, none of which can fail in a row (ANSI or not)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import narwhals as nw
from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it
from pyspark.sql import types as T  # noqa: N812 - as above

from mlgate.contracts.patterns import linear
from mlgate.engines.matching import Held
from mlgate.engines.narwhals.columns import Opened
from mlgate.engines.narwhals.forms import (
    DATES,
    DAY,
    DOUBLE,
    FLAG,
    MICROSECONDS,
    NESTED,
    NOTHING,
    SINGLE,
    TEXT,
    TIMES,
    WHOLE,
    Cell,
    Extra,
    Form,
    Prepared,
    Wanted,
)
from mlgate.engines.narwhals.spark.functions import MOST_DIGITS, matcher, reader

_BITS: dict[type[T.DataType], int] = {T.ByteType: 8, T.ShortType: 16, T.IntegerType: 32, T.LongType: 64}
_FAMILIES: dict[type, Any] = {
    T.StringType: "string",
    T.CharType: "string",
    T.VarcharType: "string",
    T.BooleanType: "boolean",
    T.DateType: "date",
    T.BinaryType: "binary",
    T.NullType: "null",
}
_MOST_DIGITS = 18
# Whole numbers of more than 64 bits.
_WIDE = Form(family="decimal")


def names_held(frame: DataFrame) -> list[tuple[str, Held]]:
    """Return the names of all columns in their order, with what each holds."""
    return [(field.name, held(field.dataType)) for field in frame.schema.fields]


def held(kind: T.DataType) -> Held:
    """Return what a column of Spark's type `kind` holds."""
    if type(kind) in _BITS:
        return Held(family="integer", bits=_BITS[type(kind)], signed=True)
    if isinstance(kind, T.FloatType | T.DoubleType):
        return Held(family="number", bits=32 if isinstance(kind, T.FloatType) else 64)
    if isinstance(kind, T.DecimalType):
        return Held(family="decimal", precision=kind.precision, scale=kind.scale)
    if isinstance(kind, T.TimestampType):
        return Held(family="timestamp", zone="UTC")
    if isinstance(kind, T.TimestampNTZType):
        return Held(family="timestamp")
    if _is_time(kind):
        return Held(family="time")
    return _held_nested(kind)


def _held_nested(kind: T.DataType) -> Held:
    if isinstance(kind, T.StructType):
        return Held(family="object", fields={field.name: held(field.dataType) for field in kind.fields})
    if isinstance(kind, T.ArrayType):
        return Held(family="array", items=held(kind.elementType))
    if isinstance(kind, T.MapType):
        return Held(family="map", fields={"key": held(kind.keyType), "value": held(kind.valueType)})
    family = _FAMILIES.get(type(kind))
    return Held(family=family) if family else Held(family="other", words=kind.simpleString())


def _is_time(kind: T.DataType) -> bool:
    """Return whether `kind` is a time of day, which Spark has from 4.1."""
    return kind.typeName() == "time" or type(kind).__name__ == "TimeType"


class _Part(msgspec.Struct, frozen=True, kw_only=True):
    """A column prepared, as expressions of Spark's.

    `raw` is what stands where it is mistyped, `written` the text or number that was read.
    """

    form: Form
    present: Column
    value: Column | None = None
    mistyped: Column | None = None
    nan: Column | None = None
    raw: Column | None = None
    written: Column | None = None


def prepare(frame: DataFrame, opened: Opened, extras: Sequence[Extra]) -> Prepared:
    """Return the columns that are read, and fields below objects, prepared, with the `extras` that concern them."""
    # By their places: names may hold dots and quotes, and differ in nothing but case.
    source = frame.toDF(*(f"s{index}" for index in range(len(frame.columns))))
    kinds = [field.dataType for field in frame.schema.fields]
    columns: list[Column] = [F.lit(True).alias("z")]
    cells, raw = {}, {}
    for one in (*opened.wanted, *opened.below):
        found = _reached(F.col(f"s{one.index}"), kinds[one.index], one)
        if found is None or (one.column.zone is not None and isinstance(found[1], T.TimestampNTZType)):
            continue
        value, kind, orphaned = found
        if one.how == "text":
            form, read = reader(one)
            # Read once, whatever is made of it.
            source = source.withColumn(f"u{one.position}", read(value))
            part = _text(F.col(f"u{one.position}"), form, value, one)
        else:
            part = _flag(value, kind) if one.how == "flag" else _part(value, kind, one.how)
        if orphaned is not None:
            columns.append(orphaned.alias(f"o{one.position}"))
        raw[one.column.name] = (value, kind, part)
        columns += _named(part, one.position)
        cells[one.column.name] = Cell(
            column=one.column,
            position=one.position,
            form=part.form,
            mistypable=part.mistyped is not None,
            nan=part.nan is not None,
            field=orphaned is not None,
        )
    names = {}
    for index, extra in enumerate(extras):
        if extra.column in raw and (told := _extra(extra, *raw[extra.column])) is not None:
            names[extra] = f"x{index}"
            columns.append(told.alias(f"x{index}"))
    prepared = nw.from_native(source.select(*columns))
    left = frozenset(one.column.name for one in opened.below if one.column.name not in cells)
    # What narwhals makes of `%` adds and divides once more, which rounds, and is no number beside infinities.
    return Prepared(frame=prepared, cells=cells, extras=names, below=left, remainders=False)


def _reached(value: Column, kind: T.DataType, one: Wanted) -> tuple[Column, T.DataType, Column | None] | None:
    """Return a field below a column, its type, and where what it is a field of is missing.

    It is `None` for one below an array or a map, of which a row may have several.
    """
    orphaned = None
    for step in one.column.path[1:]:
        if not isinstance(step, str) or not isinstance(kind, T.StructType):
            return None
        orphaned = value.isNull()
        value, kind = value.getField(step), kind[step].dataType
    return value, kind, orphaned


def _named(part: _Part, position: int) -> list[Column]:
    letters = {"c": part.value, "p": part.present, "t": part.mistyped, "n": part.nan, "r": part.raw, "w": part.written}
    return [column.alias(f"{letter}{position}") for letter, column in letters.items() if column is not None]


def _part(value: Column, kind: T.DataType, how: str) -> _Part:
    present = value.isNotNull()
    if isinstance(kind, T.NullType) or how == "nothing":
        return _Part(form=NOTHING, present=F.lit(how == "nothing"))
    if isinstance(kind, T.FloatType | T.DoubleType):
        return _floating(value, kind, how)
    if isinstance(kind, T.DecimalType):
        return _decimal(value, kind, how)
    if isinstance(kind, T.TimestampType | T.TimestampNTZType) or _is_time(kind):
        return _moment(value, kind, how)
    if type(kind) in _BITS:
        return _Part(form=WHOLE, present=present, value=F.coalesce(value.cast("long"), F.lit(0).cast("long")))
    if isinstance(kind, T.DateType):
        days = F.coalesce(F.unix_date(value).cast("long"), F.lit(0).cast("long"))
        return _Part(form=DATES, present=present, value=days)
    if isinstance(kind, T.BooleanType):
        return _Part(form=FLAG, present=present, value=F.coalesce(value, F.lit(False)))
    if isinstance(kind, T.StringType):
        return _Part(form=TEXT, present=present, value=F.coalesce(value.cast("string"), F.lit("")))
    return _Part(form=NESTED, present=present, raw=value)


def _flag(value: Column, kind: T.DataType) -> _Part:
    """Return whole numbers as flags: 1 is true, 0 false, and others are mistyped."""
    there = value.isNotNull()
    if isinstance(kind, T.FloatType | T.DoubleType):
        there &= ~F.isnan(value)
    true = F.coalesce(value == F.lit(1), F.lit(False))
    known = true | F.coalesce(value == F.lit(0), F.lit(False))
    return _Part(form=FLAG, present=there & known, value=true, mistyped=there & ~known, written=value)


def _floating(value: Column, kind: T.DataType, how: str) -> _Part:
    nan = F.coalesce(F.isnan(value), F.lit(False))
    there = value.isNotNull() & ~nan
    double = F.when(there, value.cast("double")).otherwise(F.lit(0.0))
    form = SINGLE if isinstance(kind, T.FloatType) else DOUBLE
    if how != "whole":
        return _Part(form=form, present=there, value=double, nan=nan)
    # Of an infinity the remainder is NaN, which Spark holds for another number than 0.
    broken = there & (double % F.lit(1.0) != F.lit(0.0))
    return _Part(form=form, present=there & ~broken, value=double, nan=nan, mistyped=broken)


def _decimal(value: Column, kind: T.DecimalType, how: str) -> _Part:
    present = value.isNotNull()
    if kind.precision > _MOST_DIGITS:
        return _wide(value, kind, how)
    units = 10**kind.scale
    power = F.lit(str(units)).cast(T.DecimalType(kind.scale + 1, 0))
    cents = F.coalesce((value * power).cast("long"), F.lit(0).cast("long"))
    if how != "whole":
        return _Part(form=Form(family="whole", units=units), present=present, value=cents)
    broken = present & (cents % F.lit(units) != F.lit(0))
    # `div` on whole numbers is exact; what is left of it is told as mistyped.
    whole = ((cents - cents % F.lit(units)) / F.lit(units)).cast("long") if units > 1 else cents
    return _Part(form=WHOLE, present=present & ~broken, value=whole, mistyped=broken, raw=value)


def _text(read: Column, form: Form, value: Column, one: Wanted) -> _Part:
    parts = {name: read.getField(name) for name in ("value", "present", "mistyped", "nan")}
    if one.long and form == WHOLE:
        # Their digits fit a decimal, as the reader made sure.
        form = _WIDE
        parts["value"] = parts["value"].cast(T.DecimalType(MOST_DIGITS, 0))
    if form.family != "float":
        parts.pop("nan")
    return _Part(form=form, written=value, **parts)


def _wide(value: Column, kind: T.DecimalType, how: str) -> _Part:
    """Hold decimals of more than 18 digits as they are."""
    present = value.isNotNull()
    zero = F.lit("0").cast(kind)
    held = F.coalesce(value, zero)
    if how != "whole":
        return _Part(form=Form(family="decimal", units=10**kind.scale), present=present, value=held, raw=value)
    broken = present & (value % F.lit(1) != F.lit(0))
    whole = F.when(broken, zero).otherwise(held).cast(T.DecimalType(MOST_DIGITS, 0))
    return _Part(form=_WIDE, present=present & ~broken, value=whole, mistyped=broken, raw=value)


def _moment(value: Column, kind: T.DataType, how: str) -> _Part:
    present = value.isNotNull()
    if _is_time(kind):
        return _Part(form=TIMES, present=present, value=F.coalesce(_clock(value), F.lit(0).cast("long")))
    if isinstance(kind, T.TimestampNTZType):
        # A wall clock is taken for that of UTC, whatever the session's zone is.
        days = F.unix_date(value.cast("date")).cast("long") * F.lit(DAY)
        micros = days + (_clock(value) / F.lit(1000)).cast("long")
    else:
        micros = F.unix_micros(value)
    whole = F.coalesce(micros, F.lit(0).cast("long"))
    if how != "midnight":
        return _Part(form=MICROSECONDS, present=present, value=whole)
    rest = F.pmod(whole, F.lit(DAY))
    late = present & (rest != F.lit(0))
    days = ((whole - rest) / F.lit(DAY)).cast("long")
    return _Part(form=DATES, present=present & ~late, value=days, mistyped=late, raw=value.cast("string"))


def _clock(value: Column) -> Column:
    """Return the nanoseconds since midnight of a wall clock; Spark has no finer than microseconds."""
    minutes = (F.hour(value) * F.lit(60) + F.minute(value)).cast("long") * F.lit(60 * 10**9)
    seconds = F.extract(F.lit("SECOND"), value).cast(T.DecimalType(8, 6)) * F.lit(10**6)
    return minutes + seconds.cast("long") * F.lit(1000)


def _extra(extra: Extra, value: Column, kind: T.DataType, part: _Part) -> Column | None:
    if extra.kind == "matches":
        return matcher(linear(extra.pattern))(part.value) if part.form == TEXT else None
    if extra.kind == "size":
        return _size(value, kind)
    if extra.kind == "repeats":
        # Items that cannot be compared, such as maps, cannot be told apart.
        flat = isinstance(kind, T.ArrayType) and not isinstance(kind.elementType, T.MapType)
        return F.coalesce(F.size(F.array_distinct(value)) < F.size(value), F.lit(False)) if flat else None
    if part.form.moment not in ("date", "timestamp") or part.value is None:
        return None
    days = part.value
    if part.form.moment == "timestamp":
        days = ((days - F.pmod(days, F.lit(DAY))) / F.lit(DAY)).cast("long")
    date = F.date_from_unix_date(days.cast("int"))
    parts: dict[str, Callable[[Column], Column]] = {"year": F.year, "month": F.month, "day": F.dayofmonth}
    return parts[extra.kind](date)


def _size(value: Column, kind: T.DataType) -> Column | None:
    if isinstance(kind, T.StructType):
        count = F.lit(0)
        for field in kind.fields:
            count += value.getField(field.name).isNotNull().cast("int")
        return F.coalesce(count, F.lit(0))
    return F.coalesce(F.size(value), F.lit(0)) if isinstance(kind, T.ArrayType | T.MapType) else None

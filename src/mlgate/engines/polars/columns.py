"""A column of a file as typed values: what it holds, and in which rows it cannot be read as the contract says."""

from __future__ import annotations

import msgspec
import polars as pl

from mlgate.contracts import Column
from mlgate.contracts.dates import has_time
from mlgate.engines.matching import Family, Held, How
from mlgate.engines.polars import entries, local
from mlgate.engines.polars.entries import made
from mlgate.engines.polars.exact import NEVER, bits

_ISO_DATE = r"^\d{4}-\d{2}-\d{2}$"
_ISO_TIME = r"^\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?$"
# After an hour: the day of a date follows a sign too.
_OFFSET = r"([Zz]|[0-9:.]{5}[+-]\d{2}:?\d{2})$"
_ISO_MOMENT = r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?([Zz]|[+-]\d{2}:?\d{2})?$"


class View(msgspec.Struct, frozen=True, kw_only=True):
    """A column read as its logical type: `value` is null where it was null and where `mistyped` holds.

    `zoned` says of timestamps whether they say their time zone.
    """

    value: pl.Expr
    mistyped: pl.Expr | None = None
    zoned: pl.Expr | bool = False


def raw(column: str, null_values: tuple[str, ...] | None) -> pl.Expr:
    """Return the column as the file has it, with `null_values` as nulls where it is text (`None` where it is not)."""
    expression = pl.col(column)
    if null_values is None:
        return expression
    # polars makes a null of an empty field and a text of an empty quoted one; here both are the empty text.
    text = expression.fill_null("")
    return pl.when(~text.is_in(list(null_values))).then(text) if null_values else text


def parsed(column: Column, text: pl.Expr, decimal: str = ".") -> View:
    """Return `text`, the raw column of a CSV file, parsed as the column's logical type.

    `decimal` is the sign before the fraction of a number.
    """
    logical_type = column.logical_type
    if logical_type in (None, "string"):
        return View(value=text)
    # Space around a number or date does not change what it says.
    bare = text.str.strip_chars(" \t")
    if logical_type == "integer":
        # 5.0 is how a column of whole numbers with gaps is often written.
        value = bare.str.replace(r"\.0+$", "").cast(pl.Int128, strict=False)
    elif logical_type == "number":
        value = (bare if decimal == "." else _pointed(bare, decimal)).cast(pl.Float64, strict=False)
    elif logical_type == "boolean":
        lower = bare.str.to_lowercase()
        value = pl.when(lower.is_in(["true", "false", "1", "0"])).then(lower.is_in(["true", "1"]))
    else:
        value = _moment(bare, column)
    mistyped = text.is_not_null() & value.is_null()
    return View(
        value=value, mistyped=mistyped, zoned=_says_zone(bare, column) if logical_type == "timestamp" else False
    )


def _says_zone(text: pl.Expr, column: Column) -> pl.Expr | bool:
    return text.str.contains(_OFFSET) if column.format is None else "%#z" in column.format


def _pointed(text: pl.Expr, decimal: str) -> pl.Expr:
    # A point is then no decimal sign, and no number has one.
    bare = pl.when(~text.str.contains(".", literal=True)).then(text)
    return bare.str.replace(decimal, ".", literal=True)


def _moment(text: pl.Expr, column: Column) -> pl.Expr:
    logical_type = column.logical_type
    if column.format is not None:
        read = _formatted(text, str(logical_type), column.format)
        return read if "%#z" in column.format else local.in_utc(read, pl.Datetime("us"), column.zone)
    if logical_type == "date":
        return _only(text, _ISO_DATE).str.strptime(pl.Date, "%Y-%m-%d", strict=False)
    if logical_type == "time":
        time = _only(text, _ISO_TIME)
        return pl.coalesce(
            time.str.strptime(pl.Time, "%H:%M:%S%.f", strict=False), time.str.strptime(pl.Time, "%H:%M", strict=False)
        )
    moment = _only(text.str.replace("[Tt]", " "), _ISO_MOMENT)
    bare = pl.coalesce(
        moment.str.strptime(pl.Datetime("us"), form, strict=False)
        for form in ("%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%d %H:%M")
    )
    zoned = moment.str.replace("[Zz]$", "+00:00")
    zoned_forms = ("%Y-%m-%d %H:%M:%S%.f%#z", "%Y-%m-%d %H:%M%#z")
    return pl.coalesce(local.in_utc(bare, pl.Datetime("us"), column.zone), *(_utc(zoned, form) for form in zoned_forms))


def _formatted(text: pl.Expr, logical_type: str, form: str) -> pl.Expr:
    if logical_type == "time":
        return text.str.strptime(pl.Time, form, strict=False)
    if logical_type == "date":
        return text.str.strptime(pl.Date, form, strict=False)
    if "%#z" in form:
        return _utc(text, form)
    if not has_time(form):
        return text.str.strptime(pl.Date, form, strict=False).cast(pl.Datetime("us"))
    return text.str.strptime(pl.Datetime("us"), form, strict=False)


def _only(text: pl.Expr, pattern: str) -> pl.Expr:
    return pl.when(text.str.contains(pattern)).then(text)


def _utc(text: pl.Expr, form: str) -> pl.Expr:
    return text.str.strptime(pl.Datetime("us", "UTC"), form, strict=False).dt.replace_time_zone(None)


def typed(column: Column, how: How, value: pl.Expr, dtype: pl.DataType) -> View:
    """Return `value` of `column`, which a file or frame holds as `dtype`, read as `how` says."""
    if how in ("whole", "flag"):
        return _whole(value, dtype) if how == "whole" else _flag(value, dtype)
    if how == "midnight":
        moment = _utc_moment(value, dtype)
        late = moment.dt.time() != pl.time()
        return View(value=pl.when(~late).then(moment.dt.date()), mistyped=late)
    if isinstance(dtype, pl.Categorical | pl.Enum):
        return View(value=value.cast(pl.String))
    zoned = isinstance(dtype, pl.Datetime) and dtype.time_zone is not None
    if isinstance(dtype, pl.Datetime) and column.zone is not None and not zoned:
        moment = local.in_utc(value, dtype, column.zone)
        return View(value=moment, mistyped=value.is_not_null() & moment.is_null())
    return View(value=_utc_moment(value, dtype), zoned=zoned)


def _utc_moment(value: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    zoned = isinstance(dtype, pl.Datetime) and dtype.time_zone is not None
    return value.dt.convert_time_zone("UTC").dt.replace_time_zone(None) if zoned else value


def _flag(value: pl.Expr, dtype: pl.DataType) -> View:
    one, held = 1, value
    if isinstance(dtype, pl.Decimal):
        one, held = 10**dtype.scale, value.to_physical()
    true, known = held == one, (held == one) | (held == 0)
    missing = value.is_nan() if dtype.is_float() else NEVER
    return View(value=pl.when(known).then(true), mistyped=~known & ~missing)


def _whole(value: pl.Expr, dtype: pl.DataType) -> View:
    if isinstance(dtype, pl.Decimal):
        unit = pl.lit(10**dtype.scale, dtype=pl.Int128)
        held = value.to_physical()
        broken = held % unit != 0
        return View(value=pl.when(~broken).then(held // unit), mistyped=broken)
    broken = value.is_not_nan() & ((value.floor() != value) | value.is_infinite())
    return View(value=pl.when(~broken).then(value), mistyped=broken)


_PARSED: dict[str | None, pl.DataType] = {
    "integer": pl.Int128(),
    "number": pl.Float64(),
    "boolean": pl.Boolean(),
    "date": pl.Date(),
    "time": pl.Time(),
    "timestamp": pl.Datetime("us"),
}


def read_type(column: Column, how: How, dtype: pl.DataType) -> pl.DataType:
    """Return the type of what `parsed` and `typed` make of values held as `dtype`."""
    if how == "text" or (how == "as is" and dtype == pl.String):
        return _PARSED.get(column.logical_type, pl.String())
    if how in ("midnight", "flag"):
        return pl.Date() if how == "midnight" else pl.Boolean()
    if how == "whole" and dtype.is_decimal():
        return pl.Int128()
    if isinstance(dtype, pl.Categorical | pl.Enum):
        return pl.String()
    return pl.Datetime(dtype.time_unit) if isinstance(dtype, pl.Datetime) else dtype


def held(dtype: pl.DataType) -> Held:
    """Return what `dtype` is to every engine."""
    if dtype.is_integer():
        width, signed = bits(dtype)
        return Held(family="integer", bits=width, signed=signed)
    if dtype.is_float():
        return Held(family="number", bits=int(str(dtype).removeprefix("Float")))
    if isinstance(dtype, pl.Decimal):
        return Held(family="decimal", precision=dtype.precision, scale=dtype.scale)
    if isinstance(dtype, pl.Datetime):
        return Held(family="timestamp", zone=dtype.time_zone)
    if isinstance(dtype, pl.Struct):
        return Held(family="object", fields={field.name: held(made(field.dtype)) for field in dtype.fields})
    if isinstance(dtype, pl.List | pl.Array):
        return Held(family="array", items=held(made(dtype.inner)))
    if (pair := entries.of_map(dtype)) is not None:
        return Held(family="map", fields=dict(zip(("key", "value"), map(held, pair), strict=True)))
    family = _FAMILIES.get(type(dtype))
    return Held(family=family) if family else Held(family="other", words=str(dtype))


_FAMILIES: dict[type[pl.DataType], Family] = {
    pl.Boolean: "boolean",
    pl.Date: "date",
    pl.Time: "time",
    pl.String: "string",
    pl.Categorical: "string",
    pl.Enum: "string",
    pl.Binary: "binary",
    pl.Null: "null",
}

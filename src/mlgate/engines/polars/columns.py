"""A column of a file as typed values: what it holds, and in which rows it cannot be read as the contract says."""

from __future__ import annotations

import msgspec
import polars as pl

from mlgate.contracts import Column
from mlgate.contracts.dates import has_time

_ISO_DATE = r"^\d{4}-\d{2}-\d{2}$"
_ISO_TIME = r"^\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?$"
_ISO_MOMENT = r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?([Zz]|[+-]\d{2}:?\d{2})?$"


class View(msgspec.Struct, frozen=True, kw_only=True):
    """A column read as its logical type: `value` is null where it was null and where `mistyped` holds."""

    value: pl.Expr
    mistyped: pl.Expr | None = None


def raw(column: str, null_values: tuple[str, ...] | None) -> pl.Expr:
    """Return the column as the file has it, with `null_values` as nulls where it is text (`None` where it is not)."""
    expression = pl.col(column)
    if null_values is None:
        return expression
    # polars makes a null of an empty field and a text of an empty quoted one; here both are the empty text.
    text = expression.fill_null("")
    return pl.when(~text.is_in(list(null_values))).then(text) if null_values else text


def parsed(column: Column, text: pl.Expr) -> View | None:
    """Return `text`, the raw column of a CSV file, parsed; `None` where no text can hold such a type."""
    logical_type = column.logical_type
    if logical_type in (None, "string"):
        return View(value=text)
    # Space around a number or date does not change what it says.
    bare = text.str.strip_chars(" \t")
    if logical_type == "integer":
        # 5.0 is how a column of whole numbers with gaps is often written.
        value = bare.str.replace(r"\.0+$", "").cast(pl.Int128, strict=False)
    elif logical_type == "number":
        value = bare.cast(pl.Float64, strict=False)
    elif logical_type == "boolean":
        lower = bare.str.to_lowercase()
        value = pl.when(lower.is_in(["true", "false"])).then(lower == "true")
    elif logical_type in ("date", "time", "timestamp"):
        value = _moment(bare, str(logical_type), column.format)
    else:
        return None
    return View(value=value, mistyped=text.is_not_null() & value.is_null())


def _moment(text: pl.Expr, logical_type: str, form: str | None) -> pl.Expr:
    if form is not None:
        return _formatted(text, logical_type, form)
    if logical_type == "date":
        return _only(text, _ISO_DATE).str.strptime(pl.Date, "%Y-%m-%d", strict=False)
    if logical_type == "time":
        time = _only(text, _ISO_TIME)
        return pl.coalesce(
            time.str.strptime(pl.Time, "%H:%M:%S%.f", strict=False), time.str.strptime(pl.Time, "%H:%M", strict=False)
        )
    moment = _only(text.str.replace("[Tt]", " "), _ISO_MOMENT)
    local = [
        moment.str.strptime(pl.Datetime("us"), form, strict=False)
        for form in ("%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%d %H:%M")
    ]
    zoned = moment.str.replace("[Zz]$", "+00:00")
    zoned_forms = ("%Y-%m-%d %H:%M:%S%.f%#z", "%Y-%m-%d %H:%M%#z")
    return pl.coalesce(*local, *(_utc(zoned, form) for form in zoned_forms))


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


def typed(column: Column, value: pl.Expr, dtype: pl.DataType) -> View | None:
    """Return `value`, a column that a file or frame holds as `dtype`; `None` where that is another logical type.

    The logical type says what values are, not how they are stored: whole numbers may be stored as floating ones, as
    pandas does beside gaps, and dates as timestamps at midnight; rows where they are not whole are mistyped.
    """
    logical_type = column.logical_type
    if logical_type is None or dtype == pl.Null:
        return View(value=value)
    if logical_type == "integer" and (dtype.is_float() or dtype.is_decimal()):
        number = value if dtype.is_float() else value.cast(pl.Float64)
        broken = (number.floor() != number) | number.is_infinite()
        broken = number.is_not_nan() & broken
        return View(value=pl.when(~broken).then(number), mistyped=broken)
    if logical_type == "date" and isinstance(dtype, pl.Datetime):
        late = value.dt.time() != pl.time()
        return View(value=pl.when(~late).then(value.dt.date()), mistyped=late)
    if not _holds(dtype, logical_type):
        return None
    if isinstance(dtype, pl.Categorical | pl.Enum):
        return View(value=value.cast(pl.String))
    return View(value=value)


def _holds(dtype: pl.DataType, logical_type: str) -> bool:
    classes: dict[str, tuple[type[pl.DataType], ...]] = {
        "string": (pl.String, pl.Categorical, pl.Enum),
        "boolean": (pl.Boolean,),
        "date": (pl.Date,),
        "timestamp": (pl.Datetime,),
        "time": (pl.Time,),
        "object": (pl.Struct,),
        "array": (pl.List, pl.Array),
        "map": (pl.List, pl.Struct),
        "vector": (pl.List, pl.Array),
    }
    if logical_type == "integer":
        return dtype.is_integer()
    return dtype.is_numeric() if logical_type == "number" else isinstance(dtype, classes[logical_type])

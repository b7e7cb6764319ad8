"""pandas frames, 2 and 3: their columns prepared by numpy, whatever of pandas' many ways they are held in.

A NaN of a plain float column is pandas' null, as `isna` says; one of a nullable or Arrow column is a NaN.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, cast

import msgspec
import narwhals as nw
import numpy as np
import pandas as pd

from mlgate.contracts import Column as ContractColumn
from mlgate.engines.matching import Family, Held
from mlgate.engines.narwhals import eager
from mlgate.engines.narwhals.eager import MOST_DIGITS, Column, assembled, timestamps, unsigned
from mlgate.engines.narwhals.forms import (
    DATES,
    DOUBLE,
    FLAG,
    LEAST,
    MICROSECONDS,
    MOST_WHOLE,
    NESTED,
    NOTHING,
    SINGLE,
    TEXT,
    TIMES,
    UNSIGNED,
    WHOLE,
    Extra,
    Form,
    Prepared,
    Wanted,
)
from mlgate.engines.narwhals.library import Library

# What pandas calls the values of an object column, by what they are here.
_INFERRED: dict[str, Family] = {
    "string": "string",
    "integer": "integer",
    "floating": "number",
    "mixed-integer-float": "number",
    "decimal": "decimal",
    "boolean": "boolean",
    "date": "date",
    "datetime": "timestamp",
    "datetime64": "timestamp",
    "time": "time",
    "bytes": "binary",
    "empty": "null",
}
# How values of an object column of several types are taken, so that those of another type are mistyped row by row.
_MEANT: dict[str, Family] = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "date": "date",
    "timestamp": "timestamp",
    "time": "time",
    "object": "object",
    "array": "array",
    "map": "map",
    "vector": "array",
}
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def names_held(
    native: pd.DataFrame, columns: Sequence[ContractColumn], *, lazily: bool = False
) -> list[tuple[str, Held]]:
    """Return the names of all columns in their order, with what each holds.

    Names that are no text are taken by their text. An object column of several types holds what the contract says, and
    `lazily`, where there are no values to look at, every object column does.
    """
    meant = {column.top: column.logical_type for column in columns if not column.path}
    names = [str(name) for name in native.columns]
    held = []
    for index, name in enumerate(names):
        # The types of columns that the contract does not name are nobody's business, and looking costs time.
        wanted = name in meant or any(column.top == name for column in columns)
        values = native.iloc[:, index]
        if wanted and lazily and values.dtype == object:
            held.append(Held(family=_MEANT.get(meant.get(name) or "", "string")))
        else:
            held.append(_held(values, meant.get(name)) if wanted else Held(family="other"))
    return list(zip(names, held, strict=True))


def _held(values: pd.Series[Any], logical_type: str | None) -> Held:
    kind = values.dtype
    if isinstance(kind, pd.ArrowDtype):
        # Arrow is there where pandas holds its types.
        from mlgate.engines.narwhals import pyarrow

        return pyarrow.held(kind.pyarrow_dtype)
    if isinstance(kind, pd.CategoricalDtype):
        return _held(kind.categories.to_series(), logical_type) if len(kind.categories) else Held(family="null")
    if isinstance(kind, pd.StringDtype):
        return Held(family="string")
    if isinstance(kind, pd.DatetimeTZDtype):
        return Held(family="timestamp", zone=str(kind.tz))
    if isinstance(kind, pd.SparseDtype):
        return _held(cast("Any", values).sparse.to_dense(), logical_type)
    letter = getattr(kind, "kind", "V")
    bits = 8 * int(getattr(kind, "itemsize", 0))
    if letter in "iu":
        return Held(family="integer", bits=bits, signed=letter == "i")
    if letter == "f":
        return Held(family="number", bits=bits)
    if letter in "bM":
        return Held(family="boolean" if letter == "b" else "timestamp")
    return _held_objects(values, logical_type) if letter == "O" else Held(family="other", words=str(kind))


def _held_objects(values: pd.Series[Any], logical_type: str | None) -> Held:
    inferred = pd.api.types.infer_dtype(values, skipna=True)
    if inferred in _INFERRED:
        return Held(family=_INFERRED[inferred])
    some = next((value for value in values if not _is_missing(value)), None)
    if isinstance(some, dict | list | tuple | np.ndarray):
        return _held_nested(values)
    family = _MEANT.get(logical_type or "")
    return Held(family=family) if family else Held(family="other", words=f"of Python objects ({inferred})")


def _held_nested(values: pd.Series[Any]) -> Held:
    # polars, which reads them, finds one type for all or none at all.
    from mlgate.engines.polars import frames

    return frames.held_objects(values)


def prepare(native: pd.DataFrame, wanted: Sequence[Wanted], extras: Sequence[Extra]) -> Prepared:
    """Return the `wanted` columns of a pandas frame, prepared, with those of `extras` that concern them."""
    columns = {one: _wanted(native.iloc[:, one.index], one) for one in wanted}
    arrays, cells = assembled(columns, len(native))
    names = {}
    for extra, (name, values) in eager.extras(extras, cells, arrays).items():
        arrays[name], names[extra] = values, name
    plain = {name: one.to_numpy() if hasattr(one, "combine_chunks") else one for name, one in arrays.items()}
    # Python texts stay what they are: pandas 3 would make Arrow's of them, which holds no half of a surrogate pair.
    series = {
        name: pd.Series(one, copy=False, dtype=object if str(one.dtype) == "object" else None)
        for name, one in plain.items()
    }
    frame = pd.DataFrame(series, copy=False)
    return Prepared(frame=nw.from_native(frame, eager_only=True), cells=cells, extras=names)


def _wanted(values: pd.Series[Any], one: Wanted) -> Column:
    if one.how != "flag":
        return column(values, one)
    return eager.flags(column(values, msgspec.structs.replace(one, how="whole")))


def column(values: pd.Series[Any], one: Wanted) -> Column:
    """Return the values of one column prepared."""
    kind = values.dtype
    if isinstance(kind, pd.SparseDtype):
        values = cast("Any", values).sparse.to_dense()
        kind = values.dtype
    if isinstance(kind, pd.ArrowDtype):
        # As above.
        import pyarrow as pa

        from mlgate.engines.narwhals import pyarrow

        held = values.array.__arrow_array__()
        return pyarrow.column(held if isinstance(held, pa.ChunkedArray) else pa.chunked_array([held]), one.how)
    if isinstance(kind, pd.CategoricalDtype):
        return _categories(values, one)
    present = values.notna().to_numpy()
    if isinstance(kind, pd.StringDtype):
        return Column(TEXT, present, _texts(values))
    if getattr(kind, "kind", "") == "O":
        return _objects(values, present, one)
    letter = getattr(kind, "kind", "V")
    if letter == "M":
        return _moments(values, present, one.how)
    if letter in "iu":
        plain = values.to_numpy(dtype=kind if isinstance(kind, np.dtype) else cast("Any", kind).numpy_dtype, na_value=0)
        form, whole = unsigned(plain) if plain.dtype == np.uint64 else (WHOLE, plain.astype(np.int64, copy=False))
        return Column(form, present, whole)
    if letter == "b":
        return Column(FLAG, present, values.to_numpy(dtype=bool, na_value=False))
    return _doubles(values, one.how) if letter == "f" else Column(NESTED, present)


def _categories(values: pd.Series[Any], one: Wanted) -> Column:
    """Prepare the categories alone, and then their rows."""
    codes = values.cat.codes.to_numpy()
    kinds = column(values.cat.categories.to_series(index=pd.RangeIndex(len(values.cat.categories))), one)
    there = codes >= 0
    if not len(values.cat.categories):
        return Column(NOTHING, there)

    def spread(part: Any) -> Any:  # noqa: ANN401 - an array
        return None if part is None else np.asarray(part)[codes]

    prepared = Column(kinds.form, there & spread(kinds.present), spread(kinds.value))
    if kinds.mistyped is not None:
        prepared.mistyped = there & spread(kinds.mistyped)
    return prepared


def _texts(values: pd.Series[Any]) -> Any:  # noqa: ANN401 - an extension array of texts
    return values.fillna("").array


def _doubles(values: pd.Series[Any], how: str) -> Column:
    kind: Any = values.dtype
    single = kind.itemsize < 8  # noqa: PLR2004 - bytes of a double
    null = values.isna().to_numpy()
    plain = values.to_numpy(dtype=np.float64, na_value=math.nan)
    empty = np.isnan(plain)
    prepared = Column(SINGLE if single else DOUBLE, ~empty, np.where(empty, 0.0, plain) if empty.any() else plain)
    if not isinstance(kind, np.dtype) and (stored := _stored_nan(values, null)) is not None and stored.any():
        prepared.nan = stored
    return _whole(prepared) if how == "whole" else prepared


def _stored_nan(values: pd.Series[Any], null: eager.Flags) -> eager.Flags | None:
    """Return where a nullable column holds a NaN that is no null to it."""
    mask = getattr(values.array, "_mask", None)
    data = getattr(values.array, "_data", None)
    if mask is None or data is None:
        return None
    found: eager.Flags = np.isnan(data) & ~mask & (~null | ~mask)
    return found


def _whole(prepared: Column) -> Column:
    broken = (np.floor(prepared.value) != prepared.value) | np.isinf(prepared.value)
    prepared.mistyped = broken & prepared.present
    prepared.present = prepared.present & ~broken
    return prepared


def _moments(values: pd.Series[Any], present: eager.Flags, how: str) -> Column:
    naive = values.dt.tz_convert("UTC").dt.tz_localize(None) if getattr(values.dtype, "tz", None) else values
    moments = naive.to_numpy()
    form, whole = timestamps(np.where(present, moments.view(np.int64), 0), np.datetime_data(moments.dtype)[0])
    return _midnight(whole, present, form) if how == "midnight" else Column(form, present, whole)


def _midnight(whole: eager.Wholes, present: eager.Flags, form: Form) -> Column:
    per_day = 86_400 * form.units
    late = whole % per_day != 0
    prepared = Column(DATES, present & ~late, whole // per_day)
    prepared.mistyped = present & late
    return prepared


def _objects(values: pd.Series[Any], present: eager.Flags, one: Wanted) -> Column:
    """Prepare Python's own objects, one by one; those of another type than the column's are mistyped."""
    if not present.any():
        return Column(NOTHING, present)
    family = _held(values, one.column.logical_type).family
    if family == "string":
        return _read(values, present, TEXT, lambda value: value if isinstance(value, str) else None)
    if family == "decimal" and one.how != "whole":
        return _decimals(values, present)
    if family in ("integer", "number", "decimal"):
        return _numbers(values, present, one)
    if family == "boolean":
        return _read(values, present, FLAG, lambda value: bool(value) if isinstance(value, bool | np.bool_) else None)
    if family == "time":
        return _read(values, present, TIMES, _nanoseconds)
    if family == "timestamp":
        prepared = _read(values, present, MICROSECONDS, _microseconds)
        return _midnight(prepared.value, prepared.present, MICROSECONDS) if one.how == "midnight" else prepared
    return _read(values, present, DATES, _days) if family == "date" else Column(NESTED, present)


def _read(
    values: pd.Series[Any],
    present: eager.Flags,
    form: Form,
    reading: Callable[[Any], Any],
    where: eager.Flags | None = None,
) -> Column:
    read = [reading(value) if there else None for value, there in zip(values, present, strict=True)]
    known = np.fromiter((value is not None for value in read), dtype=bool, count=len(read))
    filler: Any = {"text": "", "flag": False, "float": 0.0}.get(form.family, 0)
    kinds: Any = {"text": object, "flag": bool, "float": np.float64}.get(form.family, np.int64)
    plain = np.array([filler if value is None else value for value in read], dtype=kinds)
    prepared = Column(form, known if where is None else known & where, _as_text(plain) if form == TEXT else plain)
    broken = present & ~known
    if broken.any():
        prepared.mistyped = broken
    return prepared


def _as_text(values: Any) -> Any:  # noqa: ANN401 - an array of Python texts
    return pd.Series(values, dtype=object).array


def _numbers(values: pd.Series[Any], present: eager.Flags, one: Wanted) -> Column:
    plain = [value for value, there in zip(values, present, strict=True) if there]
    whole = all(isinstance(value, int | np.integer) and LEAST <= value <= MOST_WHOLE for value in plain)
    if whole and not any(isinstance(value, bool) for value in plain):
        return _read(values, present, WHOLE, int)
    if all(isinstance(value, int) and 0 <= value < 2**64 for value in plain):
        numbers = np.array(
            [value if there else 0 for value, there in zip(values, present, strict=True)], dtype=np.uint64
        )
        return Column(UNSIGNED, present, unsigned(numbers)[1])
    prepared = _read(values, present, DOUBLE, _double)
    return _integral(prepared) if one.how == "whole" or one.column.logical_type == "integer" else prepared


def _integral(prepared: Column) -> Column:
    before = prepared.mistyped
    prepared = _whole(prepared)
    if before is not None:
        prepared.mistyped = prepared.mistyped | before
    return prepared


def _decimals(values: pd.Series[Any], present: eager.Flags) -> Column:
    found = [value for value in values[present] if isinstance(value, Decimal) and value.is_finite()]
    scale = max((-int(value.as_tuple().exponent) for value in found), default=0)
    scale = max(scale, 0)
    digits = max((value.adjusted() + 1 for value in found if value), default=0) + scale
    if digits > MOST_DIGITS:
        return Column(NESTED, present)
    return _read(values, present, Form(family="whole", units=10**scale), lambda value: _unscaled(value, scale))


def _unscaled(value: object, scale: int) -> int | None:
    if isinstance(value, int | np.integer) and not isinstance(value, bool):
        value = Decimal(int(value))
    return int(value.scaleb(scale)) if isinstance(value, Decimal) and value.is_finite() else None


def _double(value: object) -> float | None:
    if isinstance(value, bool | np.bool_) or not isinstance(value, int | float | Decimal | np.number):
        return None
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def _nanoseconds(value: object) -> int | None:
    if not isinstance(value, dt.time):
        return None
    return ((value.hour * 60 + value.minute) * 60 + value.second) * 10**9 + value.microsecond * 1000


def _microseconds(value: object) -> int | None:
    if not isinstance(value, dt.datetime):
        return None
    since = (value if value.tzinfo else value.replace(tzinfo=dt.UTC)) - _EPOCH
    return (since.days * 86_400 + since.seconds) * 10**6 + since.microseconds


def _days(value: object) -> int | None:
    if isinstance(value, dt.datetime):
        micros = _microseconds(value)
        return None if micros is None or micros % (86_400 * 10**6) else micros // (86_400 * 10**6)
    return value.toordinal() - _EPOCH.toordinal() if isinstance(value, dt.date) else None


def _is_missing(value: object) -> bool:
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value))


def value(native: pd.DataFrame, index: int, row: int) -> object:
    """Return what stands in the column at `index` and the row at `row`, as Python holds it."""
    column = native.iloc[:, index]
    if isinstance(column.dtype, pd.ArrowDtype):
        # Only Arrow's own value tells a NaN from a null.
        return eager.in_utc(column.array.__arrow_array__()[row].as_py())
    found = column.iloc[row]
    if isinstance(found, list | dict | tuple | np.ndarray):
        return found
    if _is_missing(found):
        return None
    if isinstance(found, pd.Timestamp):
        found = found.to_pydatetime(warn=False)
    return eager.in_utc(found.item() if hasattr(found, "item") else found)


def length(native: pd.DataFrame) -> int:
    """Return the number of rows."""
    return len(native)


LIBRARY = Library(names_held=names_held, prepare=prepare, length=length, value=value)

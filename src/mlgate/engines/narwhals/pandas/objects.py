"""Columns of Python objects, looked at one by one: those of another type than the column's are mistyped."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from decimal import Context, Decimal
from typing import Any

import numpy as np
import pandas as pd
import polars as pl

from mlgate.engines.narwhals import eager
from mlgate.engines.narwhals.eager import MOST_DIGITS, Column, unsigned
from mlgate.engines.narwhals.forms import (
    DATES,
    DOUBLE,
    FLAG,
    LEAST,
    MICROSECONDS,
    MOST_WHOLE,
    NESTED,
    NOTHING,
    TEXT,
    TIMES,
    UNSIGNED,
    WHOLE,
    Form,
    Wanted,
)
from mlgate.engines.narwhals.pandas.holding import held

_ZERO = Decimal(0)
_EXACT = Context(prec=100)
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def objects(values: pd.Series[Any], present: eager.Flags, one: Wanted) -> Column:
    """Prepare Python's own objects, one by one; those of another type than the column's are mistyped."""
    if not present.any():
        return Column(NOTHING, present)
    family = held(values, one.column.logical_type).family
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
        return midnight(prepared.value, prepared.present, MICROSECONDS) if one.how == "midnight" else prepared
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
    are_whole = all(isinstance(value, int | np.integer) and LEAST <= value <= MOST_WHOLE for value in plain)
    if are_whole and not any(isinstance(value, bool) for value in plain):
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
    prepared = whole(prepared)
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


def wide(values: pd.Series[Any], one: Wanted) -> Column | None:
    """Return numbers that may have more than 18 digits as Python's own; `None` for a column of anything else.

    They are those of Arrow's wider decimals, and whole numbers in text.
    """
    mistyped = None
    if one.how == "text" and one.long and one.column.logical_type == "integer":
        # polars' engine, which only text needs.
        from mlgate.engines.narwhals import texts
        from mlgate.engines.polars import frames

        text = frames.series("text", values).cast(pl.String)
        read = text.to_frame().select(texts.read(one).parts.values())
        pairs = zip(read["value"], read["present"], strict=True)
        found = [Decimal(value) if there else None for value, there in pairs]
        mistyped = read["mistyped"].to_numpy()
    elif _is_wide_decimal(values.dtype) and not one.column.path:
        found = values.array.__arrow_array__().to_pylist()
        if one.how == "whole":
            mistyped = np.array([value is not None and value % 1 != 0 for value in found], dtype=bool)
            found = [None if wrong else value for value, wrong in zip(found, mistyped, strict=True)]
    else:
        return None
    there = np.array([value is not None for value in found], dtype=bool)
    # Of equal numbers each looks the same, since Dask tells by their text which of its tasks they go to.
    plain = [_ZERO if value is None or not value else _EXACT.normalize(value) for value in found]
    prepared = Column(Form(family="decimal"), there, np.array([*plain, None], dtype=object)[:-1])
    prepared.mistyped = mistyped
    return prepared


def _is_wide_decimal(kind: Any) -> bool:  # noqa: ANN401 - a type of pandas
    held: Any = getattr(kind, "pyarrow_dtype", None)
    return hasattr(held, "scale") and bool(held.precision > MOST_DIGITS)


def midnight(moments: eager.Wholes, present: eager.Flags, form: Form) -> Column:
    """Return moments read as dates: those at another time than midnight are mistyped."""
    per_day = 86_400 * form.units
    late = moments % per_day != 0
    prepared = Column(DATES, present & ~late, moments // per_day)
    prepared.mistyped = present & late
    return prepared


def whole(prepared: Column) -> Column:
    """Return doubles read as whole numbers: those with a fraction, and infinities, are mistyped."""
    broken = (np.floor(prepared.value) != prepared.value) | np.isinf(prepared.value)
    prepared.mistyped = broken & prepared.present
    prepared.present = prepared.present & ~broken
    return prepared

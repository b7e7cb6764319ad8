"""Columns of pandas frames prepared by numpy, whatever of pandas' many ways they are held in."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, cast

import msgspec
import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl

from mlgate.engines.narwhals import eager
from mlgate.engines.narwhals.eager import Column, assembled, timestamps, unsigned
from mlgate.engines.narwhals.forms import DOUBLE, FLAG, NESTED, NOTHING, SINGLE, TEXT, WHOLE, Extra, Prepared, Wanted
from mlgate.engines.narwhals.pandas.objects import midnight, objects, whole, wide


def prepare(
    native: pd.DataFrame, wanted: Sequence[Wanted], extras: Sequence[Extra], *, exact: bool = False
) -> Prepared:
    """Return the `wanted` columns of a pandas frame, prepared, with those of `extras` that concern them.

    Numbers of more than 18 digits are left to polars, or kept where they have to be `exact`.
    """
    columns = {one: _wanted(native.iloc[:, one.index], one) for one in wanted}
    if exact:
        columns |= {one: kept for one in wanted if (kept := wide(native.iloc[:, one.index], one)) is not None}
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
    if one.how != "flag" or isinstance(values.dtype, pd.ArrowDtype):
        return column(values, one)
    return eager.flags(column(values, msgspec.structs.replace(one, how="whole")))


def column(values: pd.Series[Any], one: Wanted) -> Column:
    """Return the values of one column prepared."""
    kind = values.dtype
    if isinstance(kind, pd.SparseDtype):
        values = cast("Any", values).sparse.to_dense()
        kind = values.dtype
    if isinstance(kind, pd.ArrowDtype):
        # Arrow is there where pandas holds its types.
        import pyarrow as pa

        from mlgate.engines.narwhals import pyarrow

        held = values.array.__arrow_array__()
        return pyarrow.column(held if isinstance(held, pa.ChunkedArray) else pa.chunked_array([held]), one)
    if one.how == "text":
        # polars' engine, which only text needs.
        from mlgate.engines.polars import frames

        return eager.parsed(frames.series("text", values).cast(pl.String), one)
    if isinstance(kind, pd.CategoricalDtype):
        return _categories(values, one)
    return _plain(values, one)


def _plain(values: pd.Series[Any], one: Wanted) -> Column:
    kind = values.dtype
    present = values.notna().to_numpy()
    if isinstance(kind, pd.StringDtype):
        return Column(TEXT, present, _texts(values))
    if getattr(kind, "kind", "") == "O":
        return objects(values, present, one)
    letter = getattr(kind, "kind", "V")
    if letter == "M":
        return _moments(values, present, one.how)
    if letter in "iu":
        plain = values.to_numpy(dtype=kind if isinstance(kind, np.dtype) else cast("Any", kind).numpy_dtype, na_value=0)
        form, held = unsigned(plain) if plain.dtype == np.uint64 else (WHOLE, plain.astype(np.int64, copy=False))
        return Column(form, present, held)
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
    return whole(prepared) if how == "whole" else prepared


def _stored_nan(values: pd.Series[Any], null: eager.Flags) -> eager.Flags | None:
    """Return where a nullable column holds a NaN that is no null to it."""
    mask = getattr(values.array, "_mask", None)
    data = getattr(values.array, "_data", None)
    if mask is None or data is None:
        return None
    found: eager.Flags = np.isnan(data) & ~mask & (~null | ~mask)
    return found


def _moments(values: pd.Series[Any], present: eager.Flags, how: str) -> Column:
    naive = values.dt.tz_convert("UTC").dt.tz_localize(None) if getattr(values.dtype, "tz", None) else values
    moments = naive.to_numpy()
    form, held = timestamps(np.where(present, moments.view(np.int64), 0), np.datetime_data(moments.dtype)[0])
    return midnight(held, present, form) if how == "midnight" else Column(form, present, held)


def reachable(below: Sequence[Wanted]) -> tuple[tuple[Wanted, ...], tuple[Wanted, ...]]:
    """Return those fields below Arrow's objects of which a row has one value each, and the others."""
    single = tuple(one for one in below if one.column.path and not one.column.many and one.column.zone is None)
    return single, tuple(one for one in below if one not in single)

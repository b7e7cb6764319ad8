"""Arrow tables, record batches and data sets: their columns prepared by Arrow's own functions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import narwhals as nw
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from mlgate.contracts import Column as ContractColumn
from mlgate.engines.matching import Held
from mlgate.engines.narwhals import eager
from mlgate.engines.narwhals.eager import MOST_DIGITS, PER_SECOND, Column, assembled, timestamps, unsigned
from mlgate.engines.narwhals.forms import (
    DATES,
    DOUBLE,
    FLAG,
    NESTED,
    NOTHING,
    SINGLE,
    TEXT,
    TIMES,
    WHOLE,
    Extra,
    Form,
    Prepared,
    Wanted,
)
from mlgate.engines.narwhals.library import Library


def names_held(native: Any, _: Sequence[ContractColumn] = ()) -> list[tuple[str, Held]]:  # noqa: ANN401 - one of three of Arrow's classes
    """Return the names of all columns in their order, with what each holds."""
    return [(field.name, held(field.type)) for field in native.schema]


def loaded(native: Any, indexes: Sequence[int]) -> pa.Table:  # noqa: ANN401 - as above
    """Return only the columns at `indexes`, in memory."""
    if isinstance(native, ds.Dataset):
        names = [native.schema.names[index] for index in indexes]
        table = native.to_table(columns=names or None)
        return table.select(range(len(names)))
    table = pa.Table.from_batches([native]) if isinstance(native, pa.RecordBatch) else native
    return table.select(list(indexes))


def length(native: Any) -> int:  # noqa: ANN401 - as above
    """Return the number of rows."""
    return int(native.count_rows() if isinstance(native, ds.Dataset) else native.num_rows)


def held(kind: pa.DataType) -> Held:  # noqa: C901, PLR0911 - a list of Arrow's types
    """Return what a column of Arrow's type `kind` holds."""
    types = pa.types
    if types.is_dictionary(kind) or types.is_run_end_encoded(kind):
        return held(kind.value_type)
    if types.is_boolean(kind):
        return Held(family="boolean")
    if types.is_integer(kind):
        return Held(family="integer", bits=kind.bit_width, signed=types.is_signed_integer(kind))
    if types.is_floating(kind):
        return Held(family="number", bits=kind.bit_width)
    if types.is_decimal(kind):
        return Held(family="decimal", precision=kind.precision, scale=kind.scale)
    if _is_text(kind):
        return Held(family="string")
    if types.is_date(kind):
        return Held(family="date")
    if types.is_timestamp(kind):
        return Held(family="timestamp", zone=kind.tz)
    if types.is_time(kind):
        return Held(family="time")
    if types.is_null(kind):
        return Held(family="null")
    return _nested(kind)


def _nested(kind: pa.DataType) -> Held:
    types = pa.types
    if types.is_struct(kind):
        return Held(family="object", fields={field.name: held(field.type) for field in kind})
    if types.is_map(kind):
        return Held(family="map", fields={"key": held(kind.key_type), "value": held(kind.item_type)})
    if types.is_nested(kind) and hasattr(kind, "value_type"):
        return Held(family="array", items=held(kind.value_type))
    binary = types.is_binary(kind) or types.is_large_binary(kind) or types.is_fixed_size_binary(kind)
    return Held(family="binary") if binary else Held(family="other", words=str(kind))


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def prepare(native: Any, wanted: Sequence[Wanted], extras: Sequence[Extra]) -> Prepared:  # noqa: ANN401 - as above
    """Return the `wanted` columns of an Arrow table, prepared, with those of `extras` that concern them."""
    table = loaded(native, [one.index for one in wanted])
    rows = length(native) if not wanted else table.num_rows
    columns = {one: column(table.column(place), one) for place, one in enumerate(wanted)}
    arrays, cells = assembled(columns, rows)
    names = {}
    for extra, (name, values) in eager.extras(extras, cells, arrays).items():
        arrays[name], names[extra] = values, name
    # Without a copy: Arrow keeps numpy's arrays as they are, but for flags.
    held_ = {name: one if isinstance(one, pa.ChunkedArray) else pa.array(one) for name, one in arrays.items()}
    frame = nw.from_native(pa.table(held_), eager_only=True)
    return Prepared(frame=frame, cells=cells, extras=names, remainders=False)


def column(values: pa.ChunkedArray, one: Wanted) -> Column:
    """Return the values of one column, or of the field of its objects that is wanted, prepared."""
    orphaned = None
    for step in one.column.path[1:]:
        if pa.types.is_null(values.type):
            break
        orphaned = pc.is_null(values)
        values = pc.struct_field(values, values.type.get_field_index(str(step)))
    if one.how == "nothing":
        # Below what holds nothing no row breaks anything.
        return Column(NOTHING, pa.chunked_array([pa.array(np.ones(len(values), dtype=bool))]))
    prepared = eager.parsed(eager.texts(values), one) if one.how == "text" else _prepared(values, one.how)
    prepared.orphaned = orphaned
    return prepared


def _prepared(values: pa.ChunkedArray, how: str) -> Column:
    if how == "flag":
        return eager.flags(_prepared(values, "whole"))
    kind = values.type
    if pa.types.is_dictionary(kind) or pa.types.is_run_end_encoded(kind):
        inner = kind.value_type
        values = values.cast(pa.large_string() if _is_text(inner) else inner)
        kind = values.type
    present = pc.is_valid(values)
    if pa.types.is_null(kind):
        return Column(NOTHING, present)
    if pa.types.is_floating(kind):
        return _floating(values, present, how)
    if pa.types.is_decimal(kind):
        return _decimal(values, present, how)
    if how == "midnight":
        return _midnight(values, present)
    form, whole = _plain(values)
    if form.family == "whole" and len(values):
        # Arrow makes no double of a whole number that is not exactly one.
        ends = pc.min_max(whole).as_py()
        form = msgspec.structs.replace(form, wide=max(-ends["min"], ends["max"]) > 2**53)
    return Column(form, present, whole)


def _plain(values: pa.ChunkedArray) -> tuple[Form, Any]:
    kind, types = values.type, pa.types
    if _is_text(kind):
        return TEXT, values.cast(pa.large_string()).fill_null("")
    if types.is_boolean(kind):
        return FLAG, values.fill_null(fill_value=False)
    if types.is_uint64(kind):
        return unsigned(values.fill_null(0).to_numpy())
    if types.is_integer(kind):
        return WHOLE, values.fill_null(0).cast(pa.int64())
    if types.is_date32(kind):
        return DATES, values.cast(pa.int32()).fill_null(0).cast(pa.int64())
    if types.is_date64(kind):
        return DATES, values.cast(pa.int64()).fill_null(0).to_numpy() // 86_400_000
    if types.is_timestamp(kind):
        return timestamps(values.cast(pa.int64()).fill_null(0).to_numpy(), kind.unit)
    if types.is_time(kind):
        whole = values.cast(pa.int32() if types.is_time32(kind) else pa.int64()).fill_null(0).cast(pa.int64())
        return TIMES, whole.to_numpy() * (10**9 // PER_SECOND[kind.unit])
    return NESTED, None


def _floating(values: pa.ChunkedArray, present: pa.ChunkedArray, how: str) -> Column:
    single = values.type != pa.float64()
    nan = pc.is_nan(values).fill_null(fill_value=False)
    filled = values.cast(pa.float64()).fill_null(0.0)
    there = pc.and_not(present, nan)
    prepared = Column(SINGLE if single else DOUBLE, there, filled)
    if pc.any(nan).as_py():
        prepared.nan = nan
        # NaN is told by `n`; a plain number in its place keeps arithmetic quiet.
        prepared.value = pc.if_else(nan, 0.0, filled)
    return _whole(prepared) if how == "whole" else prepared


def _whole(prepared: Column) -> Column:
    value = prepared.value
    broken = pc.or_(pc.not_equal(pc.floor(value), value), pc.is_inf(value))
    prepared.mistyped = pc.and_(broken, prepared.present)
    prepared.present = pc.and_not(prepared.present, broken)
    return prepared


def _midnight(values: pa.ChunkedArray, present: pa.ChunkedArray) -> Column:
    per_day = 86_400 * PER_SECOND[values.type.unit]
    whole = values.cast(pa.int64()).fill_null(0).to_numpy()
    late = pa.chunked_array([pa.array(whole % per_day != 0)])
    prepared = Column(DATES, pc.and_not(present, late), whole // per_day)
    prepared.mistyped = pc.and_(present, late)
    return prepared


def _decimal(values: pa.ChunkedArray, present: pa.ChunkedArray, how: str) -> Column:
    kind = values.type
    if kind.precision > MOST_DIGITS or kind.scale < 0:
        # Wider than 64 bits: left to polars, which has 128.
        return Column(NESTED, present)
    cents = _unscaled(values.cast(pa.decimal128(kind.precision, kind.scale)))
    units = 10**kind.scale
    if how == "whole":
        broken = pa.chunked_array([pa.array(cents % units != 0)])
        prepared = Column(WHOLE, pc.and_not(present, broken), cents // units)
        prepared.mistyped = pc.and_(present, broken)
        return prepared
    return Column(Form(family="whole", units=units, wide=True), present, cents)


def _unscaled(values: pa.ChunkedArray) -> eager.Wholes:
    """Return decimals of at most 18 digits as whole numbers of their last digit: the low half of their 128 bits."""
    parts = []
    for chunk in values.fill_null(0).chunks:
        buffer = chunk.buffers()[1]
        halves = np.frombuffer(buffer, dtype="<i8", count=2 * (chunk.offset + len(chunk)))
        parts.append(halves[2 * chunk.offset :: 2].astype(np.int64))
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)


def value(native: Any, index: int, row: int) -> object:  # noqa: ANN401 - as above
    """Return what stands in the column at `index` and the row at `row`, as Python holds it."""
    if isinstance(native, ds.Dataset):
        found = native.take([row], columns=[native.schema.names[index]]).column(0)[0].as_py()
    else:
        found = native.column(index)[row].as_py()
    return eager.in_utc(found)


LIBRARY = Library(names_held=names_held, prepare=prepare, length=length, value=value)

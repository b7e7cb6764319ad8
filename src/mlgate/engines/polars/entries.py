"""Fields of objects and entries of maps, as polars holds them: as a map, a list of its entries, or an object."""

from __future__ import annotations

import polars as pl

from mlgate.contracts.compiled import Entry

# polars has a type of maps since 2.0; before, a map is the list of its entries.
_MAP: type[pl.DataType] | None = getattr(pl, "Map", None)


def made(dtype: object) -> pl.DataType:
    """Return a data type that may be given as its class."""
    return dtype() if isinstance(dtype, type) else dtype  # type: ignore[return-value] # what polars calls PolarsDataType


def field_of(value: pl.Expr, dtype: pl.Struct, name: str) -> pl.Expr:
    """Return the field `name` of an object; names are never taken for patterns."""
    names = [field.name for field in dtype.fields]
    if not any(one == "*" or one.startswith("^") for one in names):
        return value.struct.field(name)
    return value.struct.rename_fields([f"f{number}" for number in range(len(names))]).struct.field(
        f"f{names.index(name)}"
    )


def of_map(dtype: pl.DataType) -> tuple[pl.DataType, pl.DataType] | None:
    """Return the types of the keys and the values of a map, `None` of what is none to polars."""
    if _MAP is None or not isinstance(dtype, _MAP):
        return None
    return made(getattr(dtype, "key")), made(getattr(dtype, "value"))  # noqa: B009 - not there in every version


def listed(value: pl.Expr, dtype: pl.DataType) -> tuple[pl.Expr, pl.Struct] | None:
    """Return the entries of a map as a list of objects of a key and a value, and their type; `None` where it has none.

    An object is a map from the names of its fields to their values; where one is missing, so is the entry.
    """
    if (pair := of_map(dtype)) is not None:
        entry = pl.Struct({"key": pair[0], "value": pair[1]})
        return value.cast(pl.List(entry)), entry
    if isinstance(dtype, pl.Array):
        value = value.arr.to_list()
    if isinstance(dtype, pl.List | pl.Array):
        inner = made(dtype.inner)
        return (value, inner) if isinstance(inner, pl.Struct) else None
    return _of_object(value, dtype) if isinstance(dtype, pl.Struct) else None


def part_of(entry: pl.Expr, dtype: pl.Struct, part: Entry) -> tuple[pl.Expr, pl.DataType]:
    """Return the key or the value of an entry, and its type."""
    field = dtype.fields[0 if part is Entry.KEY else 1]
    return field_of(entry, dtype, field.name), made(field.dtype)


def _of_object(value: pl.Expr, dtype: pl.Struct) -> tuple[pl.Expr, pl.Struct]:
    kinds = {made(field.dtype) for field in dtype.fields} - {pl.Null()}
    # `matching.joint` has refused all but numbers of several types.
    whole = all(kind.is_integer() for kind in kinds)
    kind = kinds.pop() if len(kinds) == 1 else pl.Int128() if whole and kinds else pl.Float64() if kinds else pl.Null()
    entry = pl.Struct({"key": pl.String(), "value": kind})
    made_entries = []
    for field in dtype.fields:
        one = field_of(value, dtype, field.name)
        pair = pl.struct(pl.lit(field.name).alias("key"), one.cast(kind).alias("value"))
        made_entries.append(pl.when(one.is_not_null()).then(pair))
    whole_list = pl.concat_list(made_entries).list.drop_nulls() if made_entries else pl.lit([], dtype=pl.List(entry))
    return pl.when(value.is_not_null()).then(whole_list), entry

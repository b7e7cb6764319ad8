"""`physicalType` to what it says of storage, for the names that mean the same in every system."""

from __future__ import annotations

import re

from mlgate.contracts.compiled import StorageType

_SHAPE = re.compile(
    r"\s*([a-z_][a-z_0-9 ]*?)\s*"
    r"(?:\(\s*([0-9]+)\s*(?:,\s*([0-9]+)\s*)?\)|<.*>|\(max\))?(\s+[a-z ]+)?\s*",
    re.DOTALL,
)
_TEXT = (
    "string text varchar varchar2 nvarchar nvarchar2 char nchar bpchar character clob nclob tinytext mediumtext "
    "longtext ntext utf8 large_utf8 large_string"
)
# INT, TINYINT and FLOAT have another width, or none, in some system: they say the family only.
_FAMILIES = {
    "string": (_TEXT, "character varying", "national character varying"),
    "integer": ("int integer tinyint mediumint byteint serial bigserial",),
    "number": ("float real", "float4 float8 half_float"),
    "boolean": ("boolean bool",),
    "date": ("date date32 date64",),
    "timestamp": (
        "timestamp datetime datetime2 smalldatetime datetimeoffset timestamptz",
        "timestamp_ntz timestamp_ltz timestamp_tz",
    ),
    "time": ("time timetz time32 time64",),
    "binary": ("binary varbinary bytea blob bytes longblob mediumblob tinyblob large_binary raw",),
    "array": ("array list",),
    "object": ("struct record row",),
    "map": ("map",),
}
_WIDTHS = {
    "smallint": ("integer", 16),
    "int2": ("integer", 16),
    "short": ("integer", 16),
    "int4": ("integer", 32),
    "bigint": ("integer", 64),
    "long": ("integer", 64),
    "double": ("number", 64),
    "double precision": ("number", 64),
}
_DECIMALS = ("decimal", "numeric", "number", "dec", "decimal128")
_NUMBERED = re.compile(r"(u?)(int|float)(8|16|32|64|128)")
_TYPES: dict[str, StorageType] = {}
for _family, _lists in _FAMILIES.items():
    for _names in _lists:
        for _name in [_names] if _names.endswith("varying") else _names.split():
            _TYPES[_name] = StorageType(family=_family)
for _name, (_family, _bits) in _WIDTHS.items():
    _TYPES[_name] = StorageType(family=_family, bits=_bits, signed=True if _family == "integer" else None)


def storage_type(physical_type: str | None) -> tuple[StorageType | None, int | None]:
    """Return what `physical_type` says of storage (`None`: nothing), and the most characters of a text.

    The length is that of `VARCHAR(n)`; names are read without regard to case. `DECIMAL(10, 0)` holds whole numbers, as
    in the systems that have no other; `DECIMAL` alone says nothing.
    """
    match = _SHAPE.fullmatch(physical_type.lower()) if physical_type else None
    if match is None:
        return None, None
    name, first, second = match.group(1, 2, 3)
    if name in _DECIMALS:
        return _decimal(first, second), None
    numbered = _NUMBERED.fullmatch(name)
    if numbered is not None:
        whole = numbered[2] == "int"
        bits = int(numbered[3])
        return StorageType(
            family="integer" if whole else "number", bits=bits, signed=not numbered[1] if whole else None
        ), None
    # `timestamp with time zone`, `int unsigned`: the first word says the family.
    found = _TYPES.get(name) or _TYPES.get(name.split()[0])
    length = int(first) if first and found is not None and found.family == "string" else None
    return found, length


def _decimal(precision: str | None, scale: str | None) -> StorageType | None:
    if precision is None:
        return None
    if not scale or int(scale) == 0:
        return StorageType(family="integer")
    return StorageType(family="number", precision=int(precision), scale=int(scale))

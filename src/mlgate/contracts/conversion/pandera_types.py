"""The names of data types in pandas, numpy, pyarrow and polars, as pandera writes them, to types of a contract."""

from __future__ import annotations

import re

import msgspec

from mlgate.contracts.scalars import Scalar


class Types(msgspec.Struct, frozen=True, kw_only=True):
    """A logical type, how values are stored, and the values that a category allows."""

    logical: str | None
    physical: str | None = None
    values: tuple[Scalar, ...] = ()


_WHOLE = re.compile(r"(u?)int(8|16|32|64|128)?(?:\[pyarrow\])?", re.IGNORECASE)
_FLOAT = re.compile(r"(?:float(16|32|64)?|double)(?:\[pyarrow\])?", re.IGNORECASE)
_TEXT = re.compile(
    r"(?:str|string|utf8|large_string|object_string)(?:\[(?:python|pyarrow|pyarrow_numpy)\])?", re.IGNORECASE
)
_MOMENT = re.compile(r"(?:datetime64|datetime|timestamp)(?:[\[(].*[\])])?(?:\[pyarrow\])?", re.IGNORECASE | re.DOTALL)
_DECIMAL = re.compile(
    r"decimal(?:128|256)?(?:\((?:precision=)?(\d+),\s*(?:scale=)?(\d+)(?:,.*)?\))?(?:\[pyarrow\])?", re.IGNORECASE
)
_PLAIN = {
    "bool": "boolean",
    "boolean": "boolean",
    "bool[pyarrow]": "boolean",
    "date": "date",
    "date32": "date",
    "date32[day][pyarrow]": "date",
    "time": "time",
}
_CATEGORIES = re.compile(r"categor(?:y|ical)|enum", re.IGNORECASE)


def types_of(dtype: object) -> Types | None:
    """Return what the data type `dtype`, or the name of one, is in a contract; `None` for what no contract names.

    Widths are kept as the physical type (`int64`), since pandera holds them against the data.
    """
    categories = _categories(dtype)
    text = _name(dtype)
    if categories or _CATEGORIES.match(text):
        return Types(logical="string" if all(isinstance(one, str) for one in categories) else None, values=categories)
    if match := _WHOLE.fullmatch(text):
        return Types(logical="integer", physical=f"{match[1].lower()}int{match[2] or '64'}")
    if match := _FLOAT.fullmatch(text):
        width = match[1] or "64"
        return Types(logical="number", physical={"32": "float", "64": "double"}.get(width))
    if match := _DECIMAL.fullmatch(text):
        return Types(logical="number", physical=f"decimal({match[1]},{match[2]})" if match[1] else None)
    if _TEXT.fullmatch(text):
        return Types(logical="string")
    if _MOMENT.fullmatch(text):
        return Types(logical="timestamp")
    logical = _PLAIN.get(text.lower())
    return None if logical is None else Types(logical=logical)


def _name(dtype: object) -> str:
    if isinstance(dtype, type):
        return dtype.__name__
    text = str(dtype).strip()
    found = re.fullmatch(r"<class '(?:[\w.]*\.)?(\w+)'>|DataType\((.*)\)", text)
    return next((one for one in found.groups() if one), text) if found else text


def _categories(dtype: object) -> tuple[Scalar, ...]:
    """Return the values of a category: pandera keeps them on its type, or on that of the library which it wraps."""
    for one in (dtype, getattr(dtype, "type", None)):
        found = getattr(one, "categories", None)
        if found is not None and not isinstance(found, str | type):
            try:
                return tuple(value for value in found if isinstance(value, Scalar))
            except TypeError:
                continue
    return ()

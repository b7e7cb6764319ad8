"""What an engine cannot do, case by case, with the reason: each is asserted, so that nothing is left out in silence."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Literal

import msgspec


class Limit(msgspec.Struct, frozen=True, kw_only=True):
    """The cases (patterns of their names) that an engine does not run, and how it says so.

    `frame`: the library's frames cannot hold the data, so that no engine over them can be asked; `error`: the engine
    raises a CheckError of these `words`; `unchecked`: it tells some of the rules as unchecked with these `words`, and
    the rest are held to the truth.
    """

    cases: tuple[str, ...]
    how: Literal["frame", "error", "unchecked"]
    words: str


_NO_TYPE = (
    *(f"type-{one}-not-bool" for one in ("string", "integer", "number")),
    *(f"type-{one}-not-date32(day)" for one in ("string", "integer", "boolean")),
    *(f"type-{one}-not-time64(us)" for one in ("date", "timestamp")),
    "type-object-not-list<item: int64>",
    "type-array-not-struct<*",
)
_PANDAS = (
    # A column of Python objects that are all None has no type that could be refused.
    Limit(cases=_NO_TYPE, how="frame", words="something else"),
    # Whole numbers beside nulls are doubles, which do not tell 2**53 from 2**53 + 1.
    Limit(cases=("int64-low-fails", "enum-integer-fails", "enum-integer-passes"), how="frame", words="something else"),
    # A map is a list of pairs of Python's, whose parts are of two types.
    Limit(cases=("map", "map-passes", "map-within*", "map-entries"), how="frame", words="cannot hold"),
    # Dates are Python's, of the years 1 to 9999.
    Limit(cases=("far-dates-*",), how="frame", words="cannot hold"),
)
_UNSIGNED = (
    *(f"type-{one}-uint{bits}" for one in ("integer", "number", "boolean") for bits in (8, 16, 32, 64)),
    "unsigned-below-zero-*",
    "uint64-high-*",
    "multiple-of-unsigned-*",
    "unique-integer-uint64*",
    "mean-unsigned-*",
)
_SPARK = (
    # Spark has neither numbers without a sign, nor nanoseconds, nor times in seconds.
    Limit(cases=(*_UNSIGNED, "type-time-time32(s)", "time-time32(s)-*"), how="frame", words="cannot hold"),
    Limit(cases=("one-nanosecond",), how="frame", words="something else"),
    # Rows of a Spark frame have no order of their own.
    Limit(
        cases=("order-passes", "order-fails", "order-strict-*", "order-descending-*", "order-within-*"),
        how="unchecked",
        words="the order of rows",
    ),
    # Of what is below an array or a map a row may have several, and keys and numbers are of columns of one value a row.
    Limit(cases=("items", "items-none", "map-entries"), how="unchecked", words="a field below"),
    # pyspark does not take slices of Arrow lists.
    Limit(cases=("items-over-files",), how="frame", words="cannot hold"),
)
_SPARK_FILES = (
    # Its reader of Parquet has neither moments in nanoseconds nor times of day in milliseconds.
    Limit(cases=("type-*-timestamp(ns)", "type-time-time32(s)"), how="error", words="Spark cannot read it"),
    Limit(cases=("items-over-files",), how="unchecked", words="a field below"),
)
_DASK = (
    # Partitions are judged each on its own, and keys and numbers over all of them are columns of one value a row.
    Limit(cases=("items", "items-*", "map-entries", "clocks-us", "clocks-ns"), how="unchecked", words="a field below"),
)
NOT_ON: dict[str, tuple[Limit, ...]] = {
    "pandas": _PANDAS,
    "spark": _SPARK,
    "spark-files": _SPARK_FILES,
    "dask": _DASK,
    "dask-files": _DASK,
}


def limit(engine: str, case: str) -> Limit | None:
    """Return what `engine` says instead of an answer to `case`; `None` where it answers all of it."""
    # Arrow's names of types have brackets, which are no patterns here.
    plain = case.replace("[", "(").replace("]", ")")
    found = [one for one in NOT_ON.get(engine, ()) if any(fnmatchcase(plain, pattern) for pattern in one.cases)]
    assert len(found) < 2, f"{case}: declared twice for {engine}"
    return found[0] if found else None

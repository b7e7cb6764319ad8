"""Tests of a contract as SQL that is true of the rows that break them; null means not broken."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date, time
from fractions import Fraction

from mlgate.contracts.constraints import (
    Inexact,
    Infinite,
    Missing,
    Mistyped,
    NotMultiple,
    NotNormal,
    Outside,
    RepeatedItems,
    RowTest,
    Unlisted,
    Unmatched,
    WrongLength,
    WrongSize,
    WrongZone,
)
from mlgate.contracts.scalars import Bound, Scalar
from mlgate.engines.duckdb import literals
from mlgate.engines.duckdb.columns import WHOLE_TYPES, View
from mlgate.engines.duckdb.floats import inexact, not_normal
from mlgate.engines.duckdb.patterns import re2

# Floating quotients are taken for whole up to this part of their size.
_MULTIPLE_TOLERANCE = 1e-9
_MOMENTS = ("date", "timestamp", "time")
_NEVER = "false"


def breaking(test: RowTest, view: View) -> str:
    """Return SQL for the rows of a column, read as `view`, that break `test`."""
    if view.nothing:
        return _NEVER
    match test:
        case Mistyped() | WrongZone():
            return _of_reading(test, view)
        case Missing():
            return _missing(test, view)
        case Infinite():
            return f"isinf({view.value})" if view.held.family == "number" else _NEVER
        case Outside() | NotMultiple() | Inexact():
            return _of_number(test, view)
        case Unlisted():
            return f"NOT {listed}" if (listed := _listed(view, test.values)) else f"{view.value} IS NOT NULL"
        case WrongLength() | Unmatched():
            return _of_text(test, f"CAST({view.value} AS VARCHAR)")
        case WrongSize() | RepeatedItems() | NotNormal():
            return not_normal(test, view) if isinstance(test, NotNormal) else _of_items(test, view)
        case _:
            raise NotImplementedError(type(test).__name__)


def _of_number(test: Outside | NotMultiple | Inexact, view: View) -> str:
    if isinstance(test, Inexact):
        return inexact(test, view)
    return _outside(test, view) if isinstance(test, Outside) else _not_multiple(test, view)


def within(view: View, values: Sequence[Scalar]) -> str:
    """Return SQL for the rows whose value is one of `values`."""
    return _listed(view, values) or _NEVER


def _of_reading(test: Mistyped | WrongZone, view: View) -> str:
    if isinstance(test, Mistyped):
        return view.mistyped or _NEVER
    return f"({view.value} IS NOT NULL AND {'NOT ' if test.zoned else ''}({view.zoned}))"


def _of_text(test: WrongLength | Unmatched, text: str) -> str:
    if isinstance(test, Unmatched):
        return f"NOT regexp_matches({text}, {literals.text(re2(test.pattern))})"
    parts = [f"length({text}) < {test.low}"] if test.low else []
    if test.high is not None:
        parts.append(f"length({text}) > {test.high}")
    return _either(parts)


def _of_items(test: WrongSize | RepeatedItems, view: View) -> str:
    value, family = view.value, view.held.family
    if isinstance(test, RepeatedItems):
        if family != "array":
            return _NEVER
        filled = f"len(list_filter({value}, lambda i: i IS NOT NULL))"
        return f"(len({value}) - {filled} > 1 OR list_unique({value}) < {filled})"
    if family == "object":
        names = range(1, len(view.held.fields) + 1)
        filled = " + ".join(f"(struct_extract_at({value}, {place}) IS NOT NULL)::INTEGER" for place in names) or "0"
        # A missing object has no number of properties.
        size = f"CASE WHEN {value} IS NOT NULL THEN {filled} END"
    elif family in ("array", "map"):
        size = f"len({value})" if family == "array" else f"cardinality({value})"
    else:
        return _NEVER
    parts = [f"{size} < {test.low}"] if test.low else []
    return _either([*parts, f"{size} > {test.high}"] if test.high is not None else parts)


def _either(parts: Iterable[str]) -> str:
    joined = " OR ".join(f"({part})" for part in parts)
    return f"({joined})" if joined else _NEVER


def _missing(test: Missing, view: View) -> str:
    parts = []
    if test.null:
        gone = f"NOT ({view.present})"
        # What cannot be read is there, and told as mistyped; below what is missing nothing is.
        gone += f" AND NOT coalesce({view.mistyped}, false)" if view.mistyped else ""
        parts.append(f"{gone} AND {view.there}" if view.there else gone)
    if listed := _listed(view, test.values):
        parts.append(f"coalesce({listed}, false)")
    return _either(parts)


def _listed(view: View, values: Sequence[Scalar]) -> str | None:
    """Return SQL that the value is one of `values`, `None` where it can be none of them."""
    family = view.held.family
    numbers = [one for one in values if isinstance(one, int | float) and not isinstance(one, bool)]
    if family in _MOMENTS:
        exact = [_units(one, view) for one in values if isinstance(one, date | time)]
        return _in(_physical(view), (str(int(one)) for one in exact if one.denominator == 1))
    if family == "integer":
        low, high = _limits(view)
        whole = [int(one) for one in numbers if one == int(one) and low <= int(one) <= high]
        return _in(view.value, (literals.whole(one, _whole_type(view)) for one in whole))
    if family == "decimal":
        scaled = [literals.exact(one) * 10 ** (view.held.scale or 0) for one in numbers]
        most = 10 ** (view.held.precision or 38)
        whole = [int(one) for one in scaled if one.denominator == 1 and abs(one) < most]
        return _in(view.value, (_decimal(one, view) for one in whole))
    if family == "number":
        return _in(view.value, (literals.floating(one, _float_type(view)) for one in numbers))
    if family == "boolean":
        return _in(view.value, (str(one).lower() for one in values if isinstance(one, bool)))
    if family == "string":
        return _in(view.value, (literals.text(one) for one in values if isinstance(one, str)))
    return None


def _in(value: str, members: Iterable[str]) -> str | None:
    joined = ", ".join(members)
    return f"({value} IN ({joined}))" if joined else None


def _outside(test: Outside, view: View) -> str:
    family = view.held.family
    if family == "number":
        return _outside_floating(test, view)
    if family == "null":
        return _NEVER
    if family in _MOMENTS or family in ("integer", "decimal"):
        return _outside_whole(test, view)
    return f"{view.value} IS NOT NULL"


def _outside_floating(test: Outside, view: View) -> str:
    value, kind = view.value, _float_type(view)
    parts = [f"isnan({value})"]
    if not test.infinity:
        parts.append(f"isinf({value})")
    if isinstance(test.low, int | float):
        parts.append(f"{value} {'<=' if test.low_open else '<'} {literals.floating(test.low, kind)}")
    if isinstance(test.high, int | float):
        # A NaN is above everything to DuckDB, and broken anyway.
        parts.append(f"{value} {'>=' if test.high_open else '>'} {literals.floating(test.high, kind)}")
    return _either(parts)


def _outside_whole(test: Outside, view: View) -> str:
    """Compare whole numbers, and decimals, dates and times by whole units, exactly: bounds are rounded, not values."""
    value, (least, most) = _physical(view), _limits(view)
    parts = []
    if test.low is not None:
        bound = _units(test.low, view)
        first = math.floor(bound) + 1 if test.low_open else math.ceil(bound)
        if first > most:
            parts.append(f"{value} IS NOT NULL")
        elif first > least:
            parts.append(f"{value} < {_unit_literal(first, view)}")
    if test.high is not None:
        bound = _units(test.high, view)
        last = math.ceil(bound) - 1 if test.high_open else math.floor(bound)
        if last < least:
            parts.append(f"{value} IS NOT NULL")
        elif last < most:
            parts.append(f"{value} > {_unit_literal(last, view)}")
    return _either(parts)


def _units(bound: Bound, view: View) -> Fraction:
    """Return `bound` in the units of `_physical`."""
    if isinstance(bound, int | float):
        return literals.exact(bound) * Fraction(10) ** (view.held.scale or 0)
    per_microsecond = 1000 if view.fine else 1
    if isinstance(bound, time):
        return Fraction(literals.time_of_day(bound) * per_microsecond)
    if view.held.family == "date":
        return Fraction(literals.microseconds(bound), 86_400 * 10**6)
    return Fraction(literals.microseconds(bound) * per_microsecond)


def _physical(view: View) -> str:
    """Return the value in whole units: days, or micro- or nanoseconds; numbers as they are."""
    if view.held.family == "date":
        return f"({view.value} - DATE '1970-01-01')"
    if view.held.family in _MOMENTS:
        return _ticks(view)
    return view.value


def _ticks(view: View) -> str:
    counted = f"epoch_{'ns' if view.fine else 'us'}({view.value})"
    if view.held.family != "timestamp":
        return counted
    # The largest counts of both signs are infinities to DuckDB, which it does not count.
    kind, most = ("TIMESTAMP_NS" if view.fine else "TIMESTAMP"), 2**63 - 1
    ends = " ".join(
        f"WHEN {sign}::{kind} THEN {end}::BIGINT" for sign, end in (("'infinity'", most), ("'-infinity'", -most))
    )
    return f"coalesce({counted}, CASE {view.value} {ends} END)"


def _limits(view: View) -> tuple[int, int]:
    held = view.held
    if held.family == "decimal":
        most = 10 ** (held.precision or 38) - 1
        return -most, most
    if held.family in _MOMENTS:
        return -(2**63), 2**63 - 1
    bits = held.bits or 64
    return (0, 2**bits - 1) if held.signed is False else (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)


def _unit_literal(unit: int, view: View) -> str:
    if view.held.family == "integer":
        return literals.whole(unit, _whole_type(view))
    return _decimal(unit, view) if view.held.family == "decimal" else literals.whole(unit, "BIGINT")


def _whole_type(view: View) -> str:
    return WHOLE_TYPES[view.held.bits or 64, view.held.signed is not False]


def _float_type(view: View) -> str:
    return "FLOAT" if view.held.bits == 32 else "DOUBLE"  # noqa: PLR2004 - bits


def _decimal(unit: int, view: View) -> str:
    scale, sign = view.held.scale or 0, "-" if unit < 0 else ""
    digits = str(abs(unit)).rjust(scale + 1, "0")
    spelt = f"{digits[:-scale]}.{digits[-scale:]}" if scale else digits
    return f"'{sign}{spelt}'::DECIMAL({view.held.precision},{scale})"


def _not_multiple(test: NotMultiple, view: View) -> str:
    held, value = view.held, view.value
    if held.family in ("integer", "decimal"):
        # A whole number of units is a multiple of p/q, in lowest terms, where it is one of p.
        of = (literals.exact(test.of) * 10 ** (held.scale or 0)).numerator
        if of > _limits(view)[1]:
            return f"{value} <> 0"
        if held.family == "integer":
            return f"{value} % {literals.whole(of, _whole_type(view))} <> 0"
        # A decimal is always written with all digits of its scale.
        return f"CAST(replace(CAST({value} AS VARCHAR), '.', '') AS HUGEINT) % {literals.whole(of)} <> 0"
    if held.family != "number":
        return _NEVER if held.family == "null" else f"{value} IS NOT NULL"
    quotient = f"(CAST({value} AS DOUBLE) / {literals.floating(test.of)})"
    allowed = f"greatest(1.0::DOUBLE, abs({quotient})) * {_MULTIPLE_TOLERANCE!r}::DOUBLE"
    far = f"abs({quotient} - round({quotient})) > {allowed}"
    return f"(isnan({quotient}) OR isinf({quotient}) OR {far})"

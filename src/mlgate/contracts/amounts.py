"""Operators of ODCS (`mustBeLessThan`, …) and units to amounts."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import msgspec

from mlgate.contracts.compiled import Amount
from mlgate.contracts.odcs import OPERATORS, Quality
from mlgate.core.display import nearest, plain

Wrong = Callable[..., None]
_UNITS = ("rows", "percent")
_FIELDS = {field.encode_name: field.name for field in msgspec.structs.fields(Quality)}


def operators(quality: Quality) -> dict[str, object]:
    """Return the operators of `quality` that have a value."""
    return {name: value for name in OPERATORS if (value := getattr(quality, _FIELDS[name])) is not None}


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """How an amount is read: of what (`words`), whether in percent, and what holds without an operator."""

    words: str
    percent: bool = True
    default: Amount | None = None
    # Units of rules that give a number of their own say what it means and change nothing.
    any_unit: bool = False


def read_amount(given: Mapping[str, object], unit: str | None, terms: Terms, wrong: Wrong) -> Amount | None:
    """Return the amount that the operators in `given` say; `wrong` is told a message and the key that it is about."""
    if not terms.any_unit and not _right_unit(unit, terms, wrong):
        return None
    if not given and terms.default is not None:
        return terms.default
    if len(given) != 1:
        found = f", not {', '.join(given)}" if given else ""
        wrong(f"{terms.words} needs exactly one of {', '.join(OPERATORS)}{found}")
        return None
    operator, value = next(iter(given.items()))
    if operator.endswith("Between"):
        numbers = value if isinstance(value, Sequence) and not isinstance(value, str) else ()
        words = "a list of two numbers"
    else:
        numbers, words = (value, value), "a number"
    bounds = [float(number) for number in numbers if _is_number(number)]
    if len(bounds) != 2 or len(numbers) != 2:  # noqa: PLR2004 - the two ends of a range
        wrong(f"{operator} needs {words}", operator)
        return None
    low, high = bounds
    if low > high:
        wrong(f"{operator} needs the smaller number first", operator)
    return Amount(operator=operator, low=low, high=high, percent=unit == "percent" and not terms.any_unit)


def _right_unit(unit: str | None, terms: Terms, wrong: Wrong) -> bool:
    if unit in (None, "rows") or (unit == "percent" and terms.percent):
        return True
    if unit == "percent":
        wrong(f"{terms.words}: percent means nothing here", "unit")
    else:
        wrong(f"unit '{plain(unit, limit=40)}' is unknown{nearest(str(unit), list(_UNITS))}", "unit")
    return False


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    try:
        return math.isfinite(float(value))
    except OverflowError:
        return False

"""What conditions compute of texts and numbers."""

from __future__ import annotations

from collections.abc import Callable

import narwhals as nw

from mlgate.contracts.expressions import Function
from mlgate.engines.narwhals.forms import DOUBLE, FLAG, TEXT, UnsupportedError
from mlgate.engines.narwhals.operands import Known, all_present

F = Function


def text(function: Function, parts: list[Known]) -> Known:
    """Return what a function of text yields."""
    value, present = parts[0].value, all_present(parts)
    if any(part.form.family != "text" for part in parts):
        raise UnsupportedError(f"applies {function} to what is no text")
    if function == F.LENGTH:
        return Known(value=value.str.len_chars().cast(nw.Float64), present=present, form=DOUBLE)
    if function == F.CONCAT:
        return Known(value=nw.concat_str([part.value for part in parts]), present=present, form=TEXT)
    if function == F.TRIM:
        return Known(value=value.str.strip_chars(" "), present=present, form=TEXT)
    lower = function == F.LOWER
    return Known(value=value.str.to_lowercase() if lower else value.str.to_uppercase(), present=present, form=TEXT)


def found(function: Function, parts: list[Known]) -> Known:
    """Return whether a text starts or ends with a literal, or contains it."""
    part = parts[1].constant
    if not isinstance(part, str):
        raise UnsupportedError(f"applies {function} to two columns")
    words = parts[0].value.str
    if function == F.STARTS_WITH:
        value = words.starts_with(part)
    elif function == F.ENDS_WITH:
        value = words.ends_with(part)
    else:
        value = words.contains(part, literal=True)
    present = all_present(parts)
    return Known(value=value & present, present=present, form=FLAG)


def arithmetic(function: Function, parts: list[Known]) -> Known:
    """Return what a function of numbers yields, in double precision."""
    present, left = all_present(parts), parts[0].number
    if function == F.NEGATE:
        return Known(value=-1.0 * left, present=present, form=DOUBLE)
    if function == F.ABSOLUTE:
        return Known(value=left.abs(), present=present, form=DOUBLE)
    if function in (F.FLOOR, F.CEILING):
        return Known(value=_rounded(left, function), present=present, form=DOUBLE)
    right = parts[1].number
    if function in (F.DIVIDE, F.REMAINDER):
        present &= right != 0.0
        right = nw.when(right != 0.0).then(right).otherwise(1.0)
    operations: dict[Function, Callable[[nw.Expr, nw.Expr], nw.Expr]] = {
        F.ADD: lambda one, other: one + other,
        F.SUBTRACT: lambda one, other: one - other,
        F.MULTIPLY: lambda one, other: one * other,
        F.DIVIDE: lambda one, other: one / other,
        F.REMAINDER: _remainder,
    }
    if function not in operations:
        raise UnsupportedError(f"uses {function}")
    value = operations[function](left, right)
    # Infinities less infinities are no number, and so missing.
    return Known(value=value, present=present & ~value.is_nan(), form=DOUBLE)


def _rounded(value: nw.Expr, function: Function) -> nw.Expr:
    """Round doubles below 2**53, beyond which all are whole (and engines that round to whole numbers overflow)."""
    small = value.abs() < 2.0**53
    inner = nw.when(small).then(value).otherwise(0.0)
    whole = (inner.floor() if function == F.FLOOR else inner.ceil()).cast(nw.Float64)
    return nw.when(small).then(whole).otherwise(value)


def _remainder(left: nw.Expr, right: nw.Expr) -> nw.Expr:
    """Return C's `fmod`, of the sign of `left`: engines differ only where a sign is negative."""
    size = left.abs() % right.abs()
    return nw.when(left < 0.0).then(-1.0 * size).otherwise(size)

"""Dates and timestamps as whole numbers."""

from __future__ import annotations

from datetime import date, datetime

import narwhals as nw

from mlgate.contracts.scalars import Scalar
from mlgate.engines.narwhals.forms import DATES, DAY, MICROSECONDS, TIMES, Form, UnsupportedError

# Days beyond these, a quarter of a million years from now, would overflow when they are told in microseconds.
_FARTHEST = 100_000_000
_GREATEST = 9_200_000_000_000_000_000


def form_of(value: Scalar) -> Form:
    """Return the form that the literal moment `value` is compared in."""
    if isinstance(value, datetime):
        return MICROSECONDS
    return DATES if isinstance(value, date) else TIMES


def micros(value: nw.Expr, form: Form) -> nw.Expr:
    """Return a date or timestamp in microseconds since 1970."""
    if form.moment == "date":
        return value.clip(-_FARTHEST, _FARTHEST) * DAY
    if form.moment != "timestamp":
        raise UnsupportedError("takes for a date or timestamp what is none")
    return value if form.units == MICROSECONDS.units else divided(value, form.units // MICROSECONDS.units)


def divided(value: nw.Expr, by: int) -> nw.Expr:
    """Return the floor of a whole number divided by `by`, exactly, also where an engine divides by way of doubles."""
    near = value.clip(-_GREATEST, _GREATEST)
    rest = ((near % by) + by) % by
    return (near - rest + by // 2) // by


def hour(value: nw.Expr, form: Form) -> nw.Expr:
    """Return the hour of the day, 0 to 23."""
    if form.moment == "time":
        return divided(value, 3600 * form.units)
    if form.moment == "date":
        return value * 0
    whole = micros(value, form)
    return divided(((whole % DAY) + DAY) % DAY, DAY // 24)

"""How a column is held once an engine has prepared it: plain numbers, texts and flags without nulls.

Engines disagree about nulls, NaN, dates, decimals and time zones; about comparing whole numbers, doubles, texts and
flags they do not. So each engine prepares a column, in its own terms, as columns that are never null, and everything
after that is one set of expressions:

- `c0` the value, with something harmless where there is none: 64-bit whole numbers (also for dates, times, timestamps
  and decimals, in the units that `Form` says), doubles, texts, or flags;
- `p0` whether there is a value: neither null, nor NaN, nor of another type;
- `t0` whether it is of another type (mistyped), where that can be;
- `n0` whether it is a NaN that the engine tells from null, where that can be;
- `o0` whether what it is a field of is missing, where that can be: below that nothing is missing.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

import msgspec
import narwhals as nw

from mlgate.contracts import Column
from mlgate.contracts.scalars import Scalar
from mlgate.engines.matching import How

DAY = 86_400 * 10**6
LEAST, MOST_WHOLE = -(2**63), 2**63 - 1
_HALF = 2**32


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """What the whole numbers, doubles, texts or flags of a prepared column stand for.

    A whole number is `value * units + offset`: cents for a decimal of scale 2, days for a date, microseconds or
    nanoseconds for a timestamp (since 1970, UTC), nanoseconds for a time of day; unsigned numbers of 64 bits are moved
    by an offset. `single` doubles were stored with 32 bits. `wide` whole numbers are not all exact doubles, which Arrow
    makes an error of. `natural` ones are not below zero. A `decimal` of more than 18 digits is held as that, with
    `units` for its last digit. Of a `nested` column only its presence is known.
    """

    family: Literal["whole", "float", "text", "flag", "decimal", "nested", "nothing"]
    units: int = 1
    offset: int = 0
    moment: Literal["", "date", "timestamp", "time"] = ""
    single: bool = False
    wide: bool = False
    natural: bool = False

    def is_like(self, other: Form) -> bool:
        """Return whether values of both forms compare as they are."""
        if self.family in ("float", "text", "flag"):
            return self.family == other.family
        return (self.family, self.units, self.offset, self.moment) == (
            other.family,
            other.units,
            other.offset,
            other.moment,
        )

    def physical(self, value: Scalar) -> Fraction:
        """Return `value`, a number or moment of the contract, in the units of this whole form."""
        if isinstance(value, int | float):
            return Fraction(repr(value) if isinstance(value, float) else value) * self.units + self.offset
        return _seconds(value) * self.units / (86_400 if self.moment == "date" else 1)

    def sortable(self, value: Any) -> float | Fraction:  # noqa: ANN401 - as in `shown`
        """Return the prepared `value`, a number or moment, so that values of several forms compare."""
        if self.family != "whole":
            return Fraction(value) if self.family == "decimal" else float(value)
        return Fraction(int(value) - self.offset, self.units)

    def real(self, value: float) -> float:
        """Return the number that the prepared `value`, as a double, stands for."""
        return (value - self.offset) / self.units if self.family == "whole" else value

    def shown(self, value: Any) -> object:  # noqa: ANN401 - what an engine gives for one of four types
        """Return what the prepared `value` stands for, as messages show it."""
        if self.family == "float":
            return float(value)
        if self.family == "decimal":
            return value
        if self.family != "whole":
            return bool(value) if self.family == "flag" else str(value)
        whole = int(value) - self.offset
        if not self.moment:
            return Decimal(whole).scaleb(1 - len(str(self.units))) if self.units > 1 else whole
        since = timedelta(days=whole) if self.moment == "date" else timedelta(microseconds=whole * 10**6 // self.units)
        try:
            moment = datetime(1970, 1, 1) + since  # noqa: DTZ001 - in UTC
        except OverflowError:
            return "a moment beyond the year 9999"
        if self.moment == "timestamp":
            return moment
        return moment.date() if self.moment == "date" else moment.time()

    def double(self, value: float) -> float:
        """Return `value` as a column of this form would hold it."""
        return float(struct.unpack("f", struct.pack("f", value))[0]) if self.single and abs(value) < 3e38 else value  # noqa: PLR2004 - the largest of 32 bits


DATES = Form(family="whole", moment="date")
MICROSECONDS = Form(family="whole", units=10**6, moment="timestamp")
NANOSECONDS = Form(family="whole", units=10**9, moment="timestamp")
TIMES = Form(family="whole", units=10**9, moment="time")
WHOLE = Form(family="whole")
NATURAL = Form(family="whole", natural=True)
UNSIGNED = Form(family="whole", offset=LEAST)
DOUBLE = Form(family="float")
SINGLE = Form(family="float", single=True)
TEXT = Form(family="text")
FLAG = Form(family="flag")
NESTED = Form(family="nested")
NOTHING = Form(family="nothing")


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """A prepared column: the contract's `column`, at `position` among its table's."""

    column: Column
    position: int
    form: Form
    mistypable: bool = False
    nan: bool = False
    field: bool = False

    @property
    def value(self) -> nw.Expr:
        """The value, which is never null."""
        return nw.col(f"c{self.position}")

    @property
    def present(self) -> nw.Expr:
        """Whether there is a value."""
        return nw.col(f"p{self.position}")

    @property
    def mistyped(self) -> nw.Expr | None:
        """Whether the value is of another type."""
        return nw.col(f"t{self.position}") if self.mistypable else None

    @property
    def orphaned(self) -> nw.Expr | None:
        """Whether what it is a field of is missing."""
        return nw.col(f"o{self.position}") if self.field else None

    @property
    def number(self) -> nw.Expr:
        """The value as a double."""
        return number(self.value, self.form)

    @property
    def names(self) -> list[str]:
        """The names of the columns of the prepared frame."""
        names = [f"p{self.position}"]
        names += [f"c{self.position}"] * (self.form.family not in ("nested", "nothing"))
        return names + [f"t{self.position}"] * self.mistypable + [f"n{self.position}"] * self.nan


class Extra(msgspec.Struct, frozen=True, kw_only=True):
    """Something of a column that the engine itself prepares, as `x0`, `x1`, …, since it does it best or alone.

    Whether the linear-time `pattern` is found in the text; the year, month or day of a moment; the size of an array or
    object (of no matter what where it is null); whether an array repeats an item.
    """

    column: str
    kind: Literal["matches", "year", "month", "day", "size", "repeats"]
    pattern: str = ""


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """A column to be prepared: the contract's `column`, at `position` in its table and at `index` in the source.

    `decimal` is the sign before the fraction of a number that is read from text; `long` says that whole numbers that
    are may not fit 64 bits.
    """

    column: Column
    position: int
    index: int
    how: How
    decimal: str = "."
    long: bool = False


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """A source prepared: the frame, its cells by the names of the contract, and the names of its extras.

    The frame has a column `z` that is true in every row. Fields `below` columns are there, and not prepared.
    `remainders` says that the engine's remainder of two doubles is exact.
    """

    frame: nw.DataFrame[Any] | nw.LazyFrame[Any]
    cells: Mapping[str, Cell]
    extras: Mapping[Extra, str] = {}
    below: frozenset[str] = frozenset()
    remainders: bool = True


class UnsupportedError(Exception):
    """A rule that one set of expressions cannot say; the message is why, as `Observation.unchecked` tells it."""


def number(value: nw.Expr, form: Form) -> nw.Expr:
    """Return `value`, held in `form`, as a double."""
    if form.family == "float":
        return value
    if form.family == "decimal":
        return value.cast(nw.Float64)
    if form.offset:
        # By halves, so that a small number is not rounded to its neighbours 2048 apart.
        high = value // _HALF
        return (high.cast(nw.Float64) - float(form.offset // _HALF)) * float(_HALF) + _low(value, high)
    double = doubled(value, form)
    return double if form.units == 1 else double / float(form.units)


def doubled(value: nw.Expr, form: Form) -> nw.Expr:
    """Return whole numbers as doubles, rounded once."""
    if not form.wide:
        return value.cast(nw.Float64)
    high = value // _HALF
    return high.cast(nw.Float64) * float(_HALF) + _low(value, high)


def _low(value: nw.Expr, high: nw.Expr) -> nw.Expr:
    return (value - high * _HALF).cast(nw.Float64)


def _seconds(value: Scalar) -> Fraction:
    """Return a moment in seconds since 1970 or midnight."""
    if isinstance(value, time):
        return Fraction(value.hour * 3600 + value.minute * 60 + value.second) + Fraction(value.microsecond, 10**6)
    if not isinstance(value, date):
        raise UnsupportedError(f"compares a moment with {type(value).__name__}")
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day, tzinfo=UTC)
    since = moment.replace(tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    return Fraction(since.days * 86_400 + since.seconds) + Fraction(since.microseconds, 10**6)

"""A contract compiled: what must hold, in terms that no dataframe engine owns.

Two rules hold for every engine. A NaN is a missing value: `required` counts it, and so does every range, list and
multiple, since it is no number. An infinity is outside every range; where a column has none, `finite` counts it,
unless the property allows it by the custom property `mlgate.allowInfinity: true`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

import msgspec

from mlgate.core.display import nearest, plain
from mlgate.core.errors import CheckError

Scalar = str | int | float | bool | date | datetime | time
Bound = int | float | date | datetime | time


class Mistyped(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The value cannot be read as the column's logical type."""


class Missing(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The value is null or NaN, or one of `values`."""

    values: tuple[Scalar, ...] = ()
    null: bool = True


class Outside(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The value is below `low` or above `high`; equal to it where that end is open. Timestamps are in UTC."""

    low: Bound | None = None
    high: Bound | None = None
    low_open: bool = False
    high_open: bool = False
    infinity: bool = False


class Infinite(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The number is infinite."""


class NotMultiple(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The number is no multiple of `of`: exactly for whole numbers, to 1e-9 of the quotient for floating ones."""

    of: int | float


class WrongLength(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The text has fewer than `low` or more than `high` characters (Unicode code points)."""

    low: int = 0
    high: int | None = None


class Unmatched(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The regular expression `pattern` is found nowhere in the text; `^` and `$` anchor it."""

    pattern: str


class Unlisted(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The value is none of `values`."""

    values: tuple[Scalar, ...]


class Repeated(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The rule's columns together, none of them missing, hold what an earlier row held already."""


class EveryRow(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """True of each row: the number of rows is what is limited."""


Test = Mistyped | Missing | Outside | Infinite | NotMultiple | WrongLength | Unmatched | Unlisted | Repeated | EveryRow


_HOLDS: dict[str, Callable[[float, float, float], bool]] = {
    "mustBe": lambda value, low, _: value == low,
    "mustNotBe": lambda value, low, _: value != low,
    "mustBeGreaterThan": lambda value, low, _: value > low,
    "mustBeGreaterOrEqualTo": lambda value, low, _: value >= low,
    "mustBeLessThan": lambda value, low, _: value < low,
    "mustBeLessOrEqualTo": lambda value, low, _: value <= low,
    "mustBeBetween": lambda value, low, high: low <= value <= high,
    "mustNotBeBetween": lambda value, low, high: not low <= value <= high,
}


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """How many rows, or what percentage of them, a test may be true of: an operator of ODCS and its numbers."""

    operator: str = "mustBe"
    low: float = 0
    high: float = 0
    percent: bool = False

    def allows(self, count: int, total: int) -> bool:
        """Return whether `count` rows of `total` are within the amount."""
        value = 100 * count / total if self.percent and total else count
        return _HOLDS[self.operator](value, self.low, self.high)

    def __str__(self) -> str:
        """Return the amount as the contract writes it, `mustBeLessThan 5 percent`."""
        numbers = f"{self.low:g} and {self.high:g}" if self.operator.endswith("Between") else f"{self.low:g}"
        return f"{self.operator} {numbers}{' percent' if self.percent else ''}"


NONE_ALLOWED = Amount()


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that the contract asks for.

    `subject` is stable between runs (`age:range`); `words` end the sentence "12 of 1,000 rows: …"; `columns` are the
    names of the columns that are read; `line` is where the contract says it.
    """

    subject: str
    words: str
    columns: tuple[str, ...]
    test: Test
    line: int
    amount: Amount = NONE_ALLOWED


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A column that must be there. `format` is how text spells a date or time (strptime), `None` for ISO 8601.

    Values of a `classified` column are never shown, whatever was asked for.
    """

    name: str
    line: int
    logical_type: str | None = None
    physical_type: str | None = None
    format: str | None = None
    classified: bool = False


class Unchecked(msgspec.Struct, frozen=True, kw_only=True):
    """Something that the contract asks for and this version does not check; it counts as no pass."""

    message: str
    line: int


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """One object of the contract's schema: its columns, and the rules over them in the order of the file."""

    name: str
    columns: tuple[Column, ...]
    rules: tuple[Rule, ...]
    unchecked: tuple[Unchecked, ...] = ()


class Contract(msgspec.Struct, frozen=True, kw_only=True):
    """A compiled contract; `path` is its file as reports show it."""

    path: str
    id: str
    version: str
    digest: str
    tables: tuple[Table, ...]

    @property
    def unchecked(self) -> tuple[Unchecked, ...]:
        """Everything in any table that this version does not check."""
        return tuple(one for table in self.tables for one in table.unchecked)

    def table(self, name: str | None = None) -> Table:
        """Return the table `name`, or the only one.

        Raises:
            CheckError: there is none of that name, or several and none is named.
        """
        names = [table.name for table in self.tables]
        if name is None and len(names) == 1:
            return self.tables[0]
        if name is None:
            listed = ", ".join(plain(one, limit=60) for one in names)
            message = f'{self.path} describes {len(names)} objects ({listed}): say which with `object = "…"`'
            raise CheckError(message)
        for table in self.tables:
            if table.name == name:
                return table
        message = f"{self.path} describes no object '{plain(name)}'{plain(nearest(name, names))}"
        raise CheckError(message)

"""A contract compiled: what must hold, in terms that no dataframe engine owns.

Two rules hold for every engine. A NaN is a missing value: `required` counts it, and so does every range, list and
multiple, since it is no number. An infinity is outside every range; where a column has none, `finite` counts it,
unless the property allows it by the custom property `mlgate.allowInfinity: true`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Literal

import msgspec

from mlgate.contracts.expressions import Expression
from mlgate.contracts.scalars import Bound, Scalar
from mlgate.core.display import nearest, plain
from mlgate.core.errors import CheckError
from mlgate.core.model import Severity


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


class WrongSize(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The array has fewer than `low` or more than `high` items; an object, properties that are not null."""

    low: int = 0
    high: int | None = None


class RepeatedItems(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The array holds an item twice; nulls count as items, and equal each other."""


class Untrue(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The condition is false; where it is null it is not."""

    condition: Expression


class Dangling(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The rule's columns together, none of them missing, are in no row of `columns` of the object `table`."""

    table: str
    columns: tuple[str, ...]


# True of the rows that break a rule, seen from the row alone; a rule about a field below an array breaks in a row
# where any of its items does.
RowTest = (
    Mistyped
    | Missing
    | Outside
    | Infinite
    | NotMultiple
    | WrongLength
    | Unmatched
    | Unlisted
    | WrongSize
    | RepeatedItems
    | Untrue
)
# True of rows too, but only other rows can tell.
KeyTest = Repeated | Dangling


class EveryRow(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The number of rows."""


class Mean(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The arithmetic mean."""


class StandardDeviation(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The standard deviation of a sample (divided by n - 1)."""


class Quantile(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The quantile of `probability` (0 to 1), between two values by linear interpolation (Hyndman & Fan's type 7)."""

    probability: float


class Entropy(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The Shannon entropy of the distinct values' shares, in bits."""


class Share(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The share of rows, of those with a value, whose value is one of `values`, from 0 to 1."""

    values: tuple[Scalar, ...]


class DistinctCount(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The number of distinct values."""


class Age(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """How long before `at` (UTC; the start of the run without one) the latest moment is, in `unit`."""

    at: datetime | None = None
    unit: Literal["seconds", "minutes", "hours", "days"] = "hours"


class Disorder(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The number of rows whose value is below that of the row before, so that the column is not monotone.

    Rows are taken in the order of the column `by` (rows with equal `by` in that of their values), or of the data;
    within each group of `within` where that is given. `descending`: above; `strict`: or equal. Rows with a missing
    value in any of these are left out. The rule's columns are the judged one, `by` and `within`.
    """

    by: str | None = None
    within: tuple[str, ...] = ()
    descending: bool = False
    strict: bool = False


class Correlation(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Pearson's correlation of the rule's two columns, over the rows that have both."""


class Undetermined(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The number of distinct values of all columns but the last, taken together, that go with several of the last.

    It is 0 where they determine it (a functional dependency). Rows with a missing value in any of them are left out.
    """


class Divergence(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """How far the distribution is from `shares`, which add up to 1.

    With `categories`, one share each and a last one for all other values; with `edges`, in rising order, one share for
    each of `(-inf, e1], (e1, e2], …, (ek, inf)`. `distance` is the population stability index (natural logarithm,
    shares below 1e-4 taken as that), the Jensen-Shannon distance (base 2, 0 to 1), the total variation distance, or
    the largest difference of the cumulated shares (Kolmogorov-Smirnov over the bins).
    """

    shares: tuple[float, ...]
    categories: tuple[Scalar, ...] = ()
    edges: tuple[float, ...] = ()
    distance: Literal["psi", "jensenShannon", "totalVariation", "kolmogorovSmirnov"] = "psi"


class Query(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The single number that the SQL query `sql` (DuckDB's dialect) gives, with the table as the view `table`."""

    sql: str
    table: str


# One number over all rows; missing values are left out.
Statistic = (
    EveryRow
    | Mean
    | StandardDeviation
    | Quantile
    | Entropy
    | Share
    | DistinctCount
    | Age
    | Disorder
    | Correlation
    | Undetermined
    | Divergence
    | Query
)

Test = RowTest | KeyTest | Statistic


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
    """How many rows, or what percentage of them, a test may be true of, or what a statistic may be.

    It is an operator of ODCS and its numbers.
    """

    operator: str = "mustBe"
    low: float = 0
    high: float = 0
    percent: bool = False

    def allows(self, count: int, total: int) -> bool:
        """Return whether `count` rows of `total` are within the amount."""
        return self.holds(100 * count / total if self.percent and total else count)

    def holds(self, value: float) -> bool:
        """Return whether `value`, in the amount's own unit, is within it."""
        return _HOLDS[self.operator](value, self.low, self.high)

    def __str__(self) -> str:
        """Return the amount as the contract writes it, `mustBeLessThan 5 percent`."""
        numbers = f"{self.low:g} and {self.high:g}" if self.operator.endswith("Between") else f"{self.low:g}"
        return f"{self.operator} {numbers}{' percent' if self.percent else ''}"


NONE_ALLOWED = Amount()


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that the contract asks for.

    `subject` is stable between runs (`age:range`); `words` end the sentence "12 of 1,000 rows: …"; `columns` are the
    names of the columns that are read; `line` is where the contract says it. For a statistic `words` name it ("mean of
    age"), and `amount` is about its value.
    """

    subject: str
    words: str
    columns: tuple[str, ...]
    test: Test
    line: int
    amount: Amount = NONE_ALLOWED
    severity: Severity = Severity.ERROR


class StorageType(msgspec.Struct, frozen=True, kw_only=True):
    """What a `physicalType` says of how values are stored, as far as it means the same in every system.

    `family` is a logical type; `bits` the width of a whole or floating number, `signed` whether it has a sign;
    `precision` and `scale` those of a decimal. `None` says nothing.
    """

    family: str
    bits: int | None = None
    signed: bool | None = None
    precision: int | None = None
    scale: int | None = None


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A column that must be there, or a field below one.

    `name` is how rules and messages call it (`address.city`, `tags[]`). `path` leads to a field below a column: the
    column's name, then the names of fields, with `None` for "each item" of an array; it is empty for a column itself.
    `format` is how text spells a date or time (strptime), `None` for ISO 8601. Values of a `classified` column are
    never shown, whatever was asked for; those of a `public` one always may be.
    """

    name: str
    line: int
    logical_type: str | None = None
    physical_type: str | None = None
    storage: StorageType | None = None
    format: str | None = None
    classified: bool = False
    public: bool = False
    path: tuple[str | None, ...] = ()

    @property
    def top(self) -> str:
        """The name of the column as the data has it, that this is or is below."""
        return str(self.path[0]) if self.path else self.name


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


class Server(msgspec.Struct, frozen=True, kw_only=True):
    """Where the contract says that data lies: `name` is its key `server`, `settings` the rest, by ODCS's names."""

    name: str
    type: str
    line: int
    settings: Mapping[str, str | int] = {}


class Contract(msgspec.Struct, frozen=True, kw_only=True):
    """A compiled contract; `path` is its file as reports show it."""

    path: str
    id: str
    version: str
    digest: str
    tables: tuple[Table, ...]
    servers: tuple[Server, ...] = ()

    @property
    def unchecked(self) -> tuple[Unchecked, ...]:
        """Everything in any table that this version does not check."""
        return tuple(dict.fromkeys(one for table in self.tables for one in table.unchecked))

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

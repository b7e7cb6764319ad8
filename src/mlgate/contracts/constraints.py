"""What must hold of rows, in terms that no dataframe engine owns.

Two rules hold for every engine. A NaN is a missing value: `required` counts it, and so does every range, list and
multiple, since it is no number. An infinity is outside every range; where a column has none, `finite` counts it,
unless the property allows it by the custom property `mlgate.allowInfinity: true`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from mlgate.contracts.expressions import Expression
from mlgate.contracts.scalars import Bound, Scalar


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


class Inexact(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The number is none of the binary floating `format`, so that it cannot be held in its bits without loss.

    One of 32 bits is also written by its shortest decimal form: 0.1 is what such a number is printed as.
    """

    format: Literal["float16", "bfloat16", "float32"]


class NotNormal(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The vector's length (Euclidean) is not 1 to within `tolerance`, or an element of it is missing."""

    tolerance: float


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


class WrongZone(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The timestamp says its time zone, or an offset from UTC, and is not to (`zoned` is false); or the opposite."""

    zoned: bool


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
    | Inexact
    | NotNormal
    | WrongLength
    | Unmatched
    | Unlisted
    | WrongSize
    | RepeatedItems
    | WrongZone
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
    shares below 1e-4 taken as that), the Jensen-Shannon distance (base 2, 0 to 1), the total variation distance,
    the largest difference of the cumulated shares (Kolmogorov-Smirnov over the bins), or the Kullback-Leibler
    divergence of the data from `shares` (natural logarithm; infinite where a share of 0 is seen).
    """

    shares: tuple[float, ...]
    categories: tuple[Scalar, ...] = ()
    edges: tuple[float, ...] = ()
    distance: Literal["psi", "jensenShannon", "totalVariation", "kolmogorovSmirnov", "kullbackLeibler"] = "psi"


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

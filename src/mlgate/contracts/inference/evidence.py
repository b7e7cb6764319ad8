"""What was seen of a table, in terms that no engine owns: what a draft of its contract argues from."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from mlgate.contracts.scalars import Bound, Scalar


class Tail(msgspec.Struct, frozen=True, kw_only=True):
    """One end of an ordered column.

    `extreme` is the lowest or highest value, seen in `count` rows, and `next` the distinct value beside it, seen in
    `next_count`; `furthest` has the most extreme values of all rows as numbers, the most extreme first, and `inner` the
    same without `extreme`.
    """

    extreme: Bound
    count: int
    next: Bound | None = None
    next_count: int = 0
    furthest: tuple[float, ...] = ()
    inner: tuple[float, ...] = ()


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """A form that texts share, as runs of one class (`A`, `a`, `0` or the sign itself) with their lengths.

    `prefix` is the beginning that all texts of it share.
    """

    runs: tuple[tuple[str, int], ...]
    count: int
    prefix: str


class ColumnEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """What was seen of one column.

    `stored` are the engine's words for what holds it. `format` is the JDK's, for dates and times in text. `missing`
    rows of `rows` are null or NaN; `worst_missing` is the largest share of them in a tenth of the data, in its order.
    `distinct` is the number of distinct values, or of those in the sample where `values` is empty. `values` has all of
    them with their counts where they are few. `whole` says that floating numbers are all whole, and
    `infinite` and `nans` how many are no finite numbers (a NaN is missing too). `lengths` are those of texts, the
    shortest and the longest; `words` is the mean number of words in a text.
    """

    name: str
    stored: str
    logical_type: str | None
    format: str | None = None
    rows: int = 0
    missing: int = 0
    worst_missing: float = 0.0
    distinct: int = 0
    values: tuple[tuple[Scalar, int], ...] = ()
    whole: bool = False
    infinite: int = 0
    nans: int = 0
    low: Tail | None = None
    high: Tail | None = None
    middle: float | None = None
    lengths: tuple[int, int] | None = None
    words: float = 1.0
    shapes: tuple[Shape, ...] = ()
    string_format: str | None = None
    personal: str | None = None
    unique: bool = False
    ascending: bool = False

    @property
    def present(self) -> int:
        """The number of rows that have a value."""
        return self.rows - self.missing


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """Something that holds between columns in every row.

    `kind` is `order` (the first is at most the second), `sum` (the last is the sum of the others), `determines` (the
    first determines the second) or `same` (each determines the other). `expected` is the number of rows that would
    break it if the columns had nothing to do with each other.
    """

    kind: str
    columns: tuple[str, ...]
    expected: float


class TableEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """What was seen of a table.

    `key` is the smallest set of columns found that no two rows share; `key_expected` the number of rows that would
    repeat one by chance. `left_out` says, by column, why it has no place in the contract. `null_values` are texts that
    were taken for missing values.
    """

    name: str
    shown: str
    rows: int
    columns: tuple[ColumnEvidence, ...]
    key: tuple[str, ...] = ()
    key_expected: float = 0.0
    relations: tuple[Relation, ...] = ()
    left_out: Mapping[str, str] = {}
    null_values: tuple[str, ...] = ()
    sampled: int = 0

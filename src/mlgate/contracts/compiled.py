"""A contract compiled: its objects as tables of columns, and the rules over them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum

import msgspec

from mlgate.contracts.constraints import Test
from mlgate.core.display import nearest, plain
from mlgate.core.errors import CheckError
from mlgate.core.model import Severity

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


class Entry(Enum):
    """A part of each entry of a map, as a step of a column's path."""

    KEY = "key"
    VALUE = "value"


# To a field of an object by its name, to each item of an array (`None`), to the key or value of each entry of a map.
Step = str | Entry | None


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A column that must be there, or a field below one.

    `name` is how rules and messages call it (`address.city`, `tags[]`, `labels[key]`). `path` leads to a field below a
    column: the column's name, then steps; it is empty for a column itself.
    `format` is how text spells a date or time (strptime), `None` for ISO 8601; `zone` the IANA name of the time zone in
    which timestamps are that say none, `None` for UTC. Values of a `classified` column are
    never shown, whatever was asked for; those of a `public` one always may be.
    """

    name: str
    line: int
    logical_type: str | None = None
    physical_type: str | None = None
    storage: StorageType | None = None
    format: str | None = None
    zone: str | None = None
    classified: bool = False
    public: bool = False
    path: tuple[Step, ...] = ()

    @property
    def top(self) -> str:
        """The name of the column as the data has it, that this is or is below."""
        return str(self.path[0]) if self.path else self.name

    @property
    def many(self) -> bool:
        """Whether a row holds any number of its values: items of an array, keys or values of a map."""
        return bool(self.within)

    @property
    def within(self) -> tuple[Step, ...]:
        """The path to the items or entries of which the column is one or below one; empty where a row has one value.

        Key and value of a map are of the same entry.
        """
        last = max((place for place, step in enumerate(self.path, 1) if not isinstance(step, str)), default=0)
        return tuple(Entry.KEY if isinstance(step, Entry) else step for step in self.path[:last])


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

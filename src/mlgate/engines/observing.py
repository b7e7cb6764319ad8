"""What an engine sees of data by a contract: counts and numbers, and on request examples; it judges nothing.

Every engine's package has `observe(table, sources, settings) -> Observation`, and all are held to one suite of tests:
the same counts, numbers and broken columns for the same data. `mlgate.engines.judging` makes findings of them, so that
the words are the same too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Generic, Literal, Protocol, TypeVar

import msgspec

from mlgate.contracts import Rule, Table
from mlgate.contracts.constraints import Dangling
from mlgate.core.model import Severity

# How many rows are named for a broken rule, and how many values of a public column are shown.
MOST = 5


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How a contract is run.

    `path` is the contract's file as messages show it. `statistics = "ignore"` takes no short cut over what a file says
    of itself; `cache` is the folder for results by file digest (`None` keeps none), and `digests` takes the SHA-256 of
    files that are digested on the way; `now` is the start of the run, for ages; `related` has, by the object's name,
    the sources of other objects that foreign keys point to, as the engine takes them; `extra` says whether columns
    that the contract does not name are wrong.
    """

    path: str = ""
    statistics: Literal["use", "ignore"] = "use"
    extra: Literal["allow", "forbid"] = "allow"
    cache: Path | None = None
    digests: dict[Path, str] = msgspec.field(default_factory=dict)
    now: datetime = msgspec.field(default_factory=lambda: datetime.now(UTC))
    related: Mapping[str, Sequence[object]] = {}


_Data = TypeVar("_Data")


def with_itself(table: Table, related: Mapping[str, _Data], own: _Data) -> dict[str, _Data]:
    """Return `related`, the data of other objects by their names, with `own` where `table` has a key to itself."""
    itself = any(isinstance(rule.test, Dangling) and rule.test.table == table.name for rule in table.rules)
    return {**({table.name: own} if itself else {}), **related}


class BrokenColumn(msgspec.Struct, frozen=True, kw_only=True):
    """Something wrong with a whole column of one source, so that its rules cannot be run where `stops` says so.

    `what` ends the finding's subject: `missing`, `type`, `storage`, `duplicate`, `extra`, `order`.
    """

    column: str
    what: str
    message: str
    source: int
    line: int
    stops: bool = True
    severity: Severity = Severity.ERROR


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A source that was read to its end."""

    shown: str
    rows: int


class Examples(msgspec.Struct, frozen=True, kw_only=True):
    """Some of what breaks one rule.

    `places` are rows, as (position of the source, number of the row from 1), the first in the order of the data; where
    an engine's rows have no numbers there are none. `values` are values of such rows, `low` and `high` the extremes
    over all that break the rule, each as text and only as far as they may be shown.
    """

    places: tuple[tuple[int, int], ...] = ()
    values: tuple[str, ...] = ()
    low: str | None = None
    high: str | None = None


class Observation(Protocol):
    """What an engine saw.

    `counts` has the broken rows of each row and key rule by subject, over all sources that have its columns;
    `partial` names the rules that some source lacks a column of; `values` has the number of each statistic, `None`
    where no row has a value; `unchecked` says why a rule could not be run by this engine: it is then in neither.
    """

    @property
    def sources(self) -> Sequence[Seen]:
        """The sources, in their order."""

    @property
    def broken(self) -> Sequence[BrokenColumn]:
        """What is wrong with whole columns."""

    @property
    def counts(self) -> Mapping[str, int]:
        """Broken rows by the rule's subject."""

    @property
    def values(self) -> Mapping[str, float | None]:
        """The number of each statistic by its subject."""

    @property
    def partial(self) -> frozenset[str]:
        """Subjects of rules that some source lacks a column of."""

    @property
    def unchecked(self) -> Mapping[str, str]:
        """Why rules could not be run, by subject."""

    def examples(self, rules: Sequence[Rule], shown: Mapping[str, int]) -> Mapping[str, Examples]:
        """Return examples for `rules`, row and key rules that broke, by subject.

        `shown` says how many values, and whether (above 0) the extremes, may be shown for each subject.
        """


class _Named(Protocol):
    @property
    def shown(self) -> str:
        """What messages call it."""


class ReadSource(Protocol):
    """A source that an engine has read by a contract's table."""

    @property
    def source(self) -> _Named:
        """The source itself."""

    @property
    def rows(self) -> int:
        """The number of its rows."""

    @property
    def broken(self) -> Sequence[BrokenColumn]:
        """What is wrong with whole columns."""

    def reads(self, rule: Rule) -> bool:
        """Return whether every column of `rule` is there to be read."""


_Read = TypeVar("_Read", bound=ReadSource)


class Observed(msgspec.Struct, Generic[_Read], frozen=True, kw_only=True, dict=True):
    """What every engine's observation holds; with `examples` of its own it is an `Observation`."""

    table: Table
    reads: tuple[_Read, ...]
    counts: Mapping[str, int]
    values: Mapping[str, float | None]
    unchecked: Mapping[str, str] = {}

    @property
    def sources(self) -> tuple[Seen, ...]:
        """The sources in their order."""
        return tuple(Seen(shown=one.source.shown, rows=one.rows) for one in self.reads)

    @property
    def broken(self) -> tuple[BrokenColumn, ...]:
        """What is wrong with whole columns."""
        return tuple(broken for one in self.reads for broken in one.broken)

    @cached_property
    def partial(self) -> frozenset[str]:
        """The subjects of the rules that some source lacks a column of."""
        return frozenset(rule.subject for rule in self.table.rules if not everywhere(rule, self.reads))


def everywhere(rule: Rule, reads: Sequence[ReadSource]) -> bool:
    """Return whether every source has all columns of `rule`."""
    return all(one.reads(rule) for one in reads)

"""SQL rules apart from the others: whatever engine judges the rest, DuckDB runs the queries, locked in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from mlgate.contracts import Rule, Table
from mlgate.contracts.constraints import Query
from mlgate.core.errors import CheckError
from mlgate.engines.observing import BrokenColumn, Examples, Observation, Seen, Settings
from mlgate.readers import DataFile


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """What an engine saw, and the numbers of the queries."""

    seen: Observation
    numbers: Mapping[str, float | None]
    refused: Mapping[str, str] = {}

    @property
    def sources(self) -> Sequence[Seen]:
        """The sources in their order."""
        return self.seen.sources

    @property
    def broken(self) -> Sequence[BrokenColumn]:
        """What is wrong with whole columns."""
        return self.seen.broken

    @property
    def counts(self) -> Mapping[str, int]:
        """Broken rows by the rule's subject."""
        return self.seen.counts

    @property
    def values(self) -> Mapping[str, float | None]:
        """The number of each statistic and query by its subject."""
        return {**self.seen.values, **self.numbers}

    @property
    def partial(self) -> frozenset[str]:
        """Subjects of rules that some source lacks a column of."""
        return self.seen.partial

    @property
    def unchecked(self) -> Mapping[str, str]:
        """Why rules could not be run, by subject."""
        return {**self.seen.unchecked, **self.refused}

    def examples(self, rules: Sequence[Rule], shown: Mapping[str, int]) -> Mapping[str, Examples]:
        """Return examples of rows that break `rules`."""
        return self.seen.examples(rules, shown)


def split(table: Table) -> tuple[Table, tuple[Rule, ...]]:
    """Return `table` without its queries, and the queries."""
    queries = tuple(rule for rule in table.rules if isinstance(rule.test, Query))
    if not queries:
        return table, ()
    rest = tuple(rule for rule in table.rules if not isinstance(rule.test, Query))
    return msgspec.structs.replace(table, rules=rest), queries


def answer(
    seen: Observation, table: Table, queries: Sequence[Rule], files: Sequence[DataFile], settings: Settings
) -> Answered:
    """Return what was `seen` with the number of each of `queries` over `files`.

    Raises:
        CheckError: as `mlgate.engines.duckdb.sandbox.run_query`; not where whole columns are broken, which is told.
    """
    # 40 ms for DuckDB, which most contracts have no use for.
    from mlgate.engines.duckdb.sandbox import run_query

    numbers: dict[str, float | None] = {}
    refused: dict[str, str] = {}
    for rule in queries:
        try:
            numbers[rule.subject] = run_query(rule, table, files, settings)
        except CheckError:
            if not any(one.stops for one in seen.broken):
                raise
            refused[rule.subject] = "the query cannot be run while columns are not as the contract says"
    return Answered(seen=seen, numbers=numbers, refused=refused)

"""A compiled contract over sources: one pass counts the broken rows of every rule; keys are queries of their own.

Sources are read one after the other, so that each is judged by its own schema and named in messages, and memory does
not grow with their number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec
import polars as pl

from mlgate.contracts import Rule, Table
from mlgate.contracts.constraints import EveryRow, Repeated, RowTest, Unmatched
from mlgate.contracts.patterns import linear
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.core.model import Location
from mlgate.engines.judging import Outcome, judge
from mlgate.engines.observing import BrokenColumn, Examples, Seen, Settings
from mlgate.engines.polars.examples import look_up
from mlgate.engines.polars.readings import Read, count, read
from mlgate.engines.polars.sources import Source


class Observed(msgspec.Struct, frozen=True, kw_only=True):
    """One table's rules counted over its sources, as `mlgate.engines.observing.Observation` says."""

    table: Table
    reads: tuple[Read, ...]
    counts: Mapping[str, int]
    values: Mapping[str, float | None]
    unchecked: Mapping[str, str]

    @property
    def sources(self) -> tuple[Seen, ...]:
        """The sources in their order."""
        return tuple(Seen(shown=one.source.shown, rows=one.rows) for one in self.reads)

    @property
    def broken(self) -> tuple[BrokenColumn, ...]:
        """What is wrong with whole columns."""
        return tuple(broken for one in self.reads for broken in one.broken)

    @property
    def partial(self) -> frozenset[str]:
        """The subjects of the rules that some source lacks a column of."""
        return frozenset(rule.subject for rule in self.table.rules if not all(one.reads(rule) for one in self.reads))

    def examples(self, rules: Sequence[Rule], shown: Mapping[str, int]) -> Mapping[str, Examples]:
        """Return examples of rows that break `rules`."""
        return look_up(rules, self.reads, shown)


def check(table: Table, path: str, sources: Sequence[Source], samples: int = 0) -> Outcome:
    """Judge `sources` together by `table`, which the contract at `path` describes.

    Raises:
        CheckError: as `observe`.
    """
    return judge(table, path, observe(table, sources, Settings(path=path)), samples)


def observe(table: Table, sources: Sequence[Source], settings: Settings) -> Observed:
    """Count what breaks the rules of `table` in `sources` together.

    Raises:
        CheckError: a source cannot be read to its end, or a pattern of the contract is no regular expression.
    """
    _compile_patterns(table, settings.path)
    counts: Counter[str] = Counter()
    reads = []
    in_rows = [rule for rule in table.rules if isinstance(rule.test, RowTest)]
    for index, source in enumerate(sources):
        one, found = count(read(table, source, index), in_rows)
        reads.append(one)
        counts.update(found)
    for rule in table.rules:
        if isinstance(rule.test, Repeated):
            counts[rule.subject] = _repeats(rule, reads)
    unchecked = {
        rule.subject: "is not checked by this engine"
        for rule in table.rules
        if not isinstance(rule.test, RowTest | Repeated | EveryRow)
    }
    return Observed(table=table, reads=tuple(reads), counts=counts, values={}, unchecked=unchecked)


def _compile_patterns(table: Table, path: str) -> None:
    wrong = []
    for rule in table.rules:
        if isinstance(rule.test, Unmatched):
            try:
                pl.select(pl.lit("").str.contains(linear(rule.test.pattern)))
            except pl.exceptions.PolarsError:
                wrong.append((rule.line, f"{rule.subject}: '{plain(rule.test.pattern, limit=80)}'"))
    if wrong:
        listed = "; ".join(f"{path}:{line}: {words}" for line, words in wrong)
        message = f"{listed}: not a regular expression that runs in linear time (Rust's regex syntax)"
        raise CheckError(message, Location(path=path, line=wrong[0][0]))


def _repeats(rule: Rule, reads: Sequence[Read]) -> int:
    """Return how many rows hold a key that an earlier row holds; 0 where a source lacks a column, told on its own."""
    if not all(one.reads(rule) for one in reads):
        return 0
    keys = [f"k{number}" for number in range(len(rule.columns))]
    frames = pl.concat([one.keys(rule, 0).select(keys) for one in reads], how="vertical_relaxed")
    groups = frames.group_by(keys).len().select((pl.col("len").cast(pl.Int64) - 1).sum())
    return int(reads[0].collect(groups).item() or 0)

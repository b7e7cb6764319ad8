"""A compiled contract over sources: one pass counts the broken rows of every rule; keys are queries of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from mlgate.contracts import Rule, Table
from mlgate.contracts.constraints import Dangling, EveryRow, KeyTest, Query, Repeated, RowTest
from mlgate.engines import observing
from mlgate.engines.duckdb import items, keys
from mlgate.engines.duckdb.conditions import UnsupportedError
from mlgate.engines.duckdb.examples import Looked, look_up
from mlgate.engines.duckdb.patterns import refused
from mlgate.engines.duckdb.readings import Read, count, keep, read
from mlgate.engines.duckdb.sessions import Session
from mlgate.engines.duckdb.sources import opened
from mlgate.engines.duckdb.statistics import values as statistics
from mlgate.engines.observing import Examples, Settings

# So many queries over text make it worth while to parse it into a table once.
_WORTH_KEEPING = 2


class Observed(observing.Observed[Read], frozen=True, kw_only=True):
    """One table's rules counted over its sources, as `mlgate.engines.observing.Observation` says."""

    session: Session
    related: Mapping[str, keys.Related]

    def examples(self, rules: Sequence[Rule], shown: Mapping[str, int]) -> Mapping[str, Examples]:
        """Return examples of rows that break `rules`."""
        seen = Looked(table=self.table, reads=self.reads, session=self.session, related=self.related)
        return look_up(rules, seen, shown)


def observe(table: Table, sources: Sequence[object], settings: Settings) -> Observed:
    """Count what breaks the rules of `table` in `sources` together: data files, or relations of DuckDB.

    Raises:
        CheckError: a source cannot be read to its end, or a pattern of the contract is no regular expression.
    """
    session = Session()
    unchecked = dict(refused(table.rules, settings.path, session.connection))
    reads = [read(table, one, index, settings) for index, one in enumerate(opened(sources, session))]
    in_rows = [
        rule
        for rule in table.rules
        if isinstance(rule.test, RowTest) and rule.subject not in unchecked and not items.concerns(rule, reads)
    ]
    counts: Counter[str] = Counter()
    for index, one in enumerate(reads):
        runnable = _runnable(in_rows, one, unchecked)
        reads[index], found = count(one, runnable, session)
        counts.update({rule.subject: 0 for rule in in_rows} | found)
    rest = _Rest(table, _parsed_once(table, reads, unchecked, session), session, settings)
    rest.run(unchecked)
    return Observed(
        table=table,
        reads=tuple(reads),
        counts={name: number for name, number in {**counts, **rest.counts}.items() if name not in rest.unchecked},
        values=rest.values,
        unchecked=rest.unchecked,
        session=session,
        related=rest.related,
    )


def _runnable(rules: Sequence[Rule], one: Read, unchecked: dict[str, str]) -> list[Rule]:
    """Return those of `rules` that can be said in SQL over this source; tell the others as unchecked."""
    runnable = []
    for rule in rules:
        try:
            if one.reads(rule):
                one.breaking(rule)
        except UnsupportedError as error:
            unchecked.setdefault(rule.subject, str(error))
        else:
            runnable.append(rule)
    return runnable


def _parsed_once(table: Table, reads: Sequence[Read], unchecked: Mapping[str, str], session: Session) -> Sequence[Read]:
    """Return `reads`, with what several queries are about parsed once where it is text."""
    later = [
        rule
        for rule in table.rules
        if not isinstance(rule.test, RowTest | EveryRow | Query) and rule.subject not in unchecked
    ]
    if len(later) < _WORTH_KEEPING:
        return reads
    wanted = dict.fromkeys(name for rule in later for name in rule.columns)
    return [
        keep(one, [name for name in wanted if name in one.views], session) if one.source.text else one for one in reads
    ]


class _Rest:
    """Keys and statistics: what is no sum over the rows of one source."""

    def __init__(self, table: Table, reads: Sequence[Read], session: Session, settings: Settings) -> None:
        self.table = table
        self.reads = reads
        self.session = session
        self.settings = settings
        self.counts: Counter[str] = Counter()
        self.values: dict[str, float | None] = {}
        self.unchecked: dict[str, str] = {}
        self.related: dict[str, keys.Related] = {}

    def run(self, unchecked: dict[str, str]) -> None:
        """Run every key rule and statistic that is not yet among `unchecked`, which is taken over."""
        self.unchecked = unchecked
        for rule in self.table.rules:
            among = items.concerns(rule, self.reads)
            if rule.subject in unchecked or (isinstance(rule.test, RowTest | EveryRow | Query) and not among):
                continue
            try:
                if among:
                    self._run_items(rule)
                else:
                    self._run(rule)
            except UnsupportedError as error:
                unchecked[rule.subject] = str(error)

    def _run_items(self, rule: Rule) -> None:
        if not all(one.reads(rule) for one in self.reads):
            return
        reads = items.unfolded(rule, self.table, self.reads)
        if not isinstance(rule.test, RowTest | KeyTest):
            self.values |= statistics([rule], reads, self.session, self.settings)
            return
        other = None
        if isinstance(rule.test, Dangling):
            other = self.related[rule.subject] = keys.related(rule, self.table, self.settings, self.session)
        self.counts[rule.subject] = items.count(rule, tuple(enumerate(reads)), other, self.session)

    def _run(self, rule: Rule) -> None:
        there = [(index, one) for index, one in enumerate(self.reads) if one.reads(rule)]
        if isinstance(rule.test, Repeated):
            self.counts[rule.subject] = keys.repeats(rule, there, self.session) if there else 0
        elif isinstance(rule.test, Dangling):
            other = keys.related(rule, self.table, self.settings, self.session)
            self.related[rule.subject] = other
            self.counts[rule.subject] = keys.dangling(rule, there, other, self.session) if there else 0
        else:
            self.values |= statistics([rule], self.reads, self.session, self.settings)

"""A compiled contract over sources: one pass counts the broken rows of every rule; keys are queries of their own.

Sources are read one after the other, so that each is judged by its own schema and named in messages, and memory does
not grow with their number.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from mlgate.contracts import Rule, Table
from mlgate.contracts.constraints import Dangling, DistinctCount, EveryRow, Query, Repeated, RowTest
from mlgate.engines import observing
from mlgate.engines.observing import Examples, Settings
from mlgate.engines.patterns import compiled
from mlgate.engines.polars import items
from mlgate.engines.polars.cache import Cache
from mlgate.engines.polars.examples import look_up
from mlgate.engines.polars.keys import Repeats, ranges, repeated
from mlgate.engines.polars.layers import cached_repeats
from mlgate.engines.polars.passes import Tally, tally
from mlgate.engines.polars.readings import Read, check_rows, read_all
from mlgate.engines.polars.references import Related, dangling, related
from mlgate.engines.polars.sources import Source
from mlgate.engines.polars.statistics import finish, fused, queried
from mlgate.readers.steady import unchanged


class Observed(observing.Observed[Read], frozen=True, kw_only=True):
    """One table's rules counted over its sources, as `mlgate.engines.observing.Observation` says.

    `counted` has the counts of row rules in each source; `repeats`, `ranges` and `related` are what examples of broken
    keys need.
    """

    repeats: Mapping[str, Repeats]
    ranges: Mapping[str, Sequence[tuple[int, int] | None]]
    related: Mapping[str, Related]
    counted: tuple[Mapping[str, int], ...]

    def examples(self, rules: Sequence[Rule], shown: Mapping[str, int]) -> Mapping[str, Examples]:
        """Return examples of rows that break `rules`.

        Raises:
            CheckError: a source cannot be read to its end, or was changed since it was opened.
        """
        with unchanged(_files([one.source for one in self.reads])):
            return look_up(self, rules, shown)


def observe(table: Table, sources: Sequence[Source], settings: Settings) -> Observed:
    """Count what breaks the rules of `table` in `sources` together.

    Raises:
        CheckError: a source cannot be read to its end or is changed meanwhile, or a pattern of the contract is no
            regular expression.
    """
    compiled(table.rules, settings.path)
    with unchanged(_files(sources)):
        return _observed(table, sources, settings)


def _files(sources: Sequence[Source]) -> list[tuple[Path, str]]:
    return [(one.file.path, one.shown) for one in sources if one.file is not None]


def _observed(table: Table, sources: Sequence[Source], settings: Settings) -> Observed:
    reads = read_all(table, sources, settings)
    others = {rule.subject: related(rule, reads, settings) for rule in table.rules if isinstance(rule.test, Dangling)}
    unchecked = {subject: one for subject, one in others.items() if isinstance(one, str)}
    unchecked |= {
        rule.subject: "an SQL query is not run by this engine" for rule in table.rules if isinstance(rule.test, Query)
    }
    rules = [rule for rule in table.rules if rule.subject not in unchecked]
    cache = None if settings.cache is None else Cache(settings.cache, table, settings)
    among = [rule for rule in rules if items.concerns(rule, reads)]
    rules = [rule for rule in rules if rule not in among]
    passes, files = _passes(reads, rules, settings, cache)
    reads = [check_rows(one, seen.rows) for one, seen in zip(reads, passes, strict=True)]
    over = _Over(reads, passes, settings)
    for rule in rules:
        known = None
        if cache is not None and files is not None and isinstance(rule.test, Repeated | DistinctCount):
            whole = all(one.reads(rule) for one in reads)
            known = cached_repeats(rule, reads, files, cache) if whole else None
        over.add(rule, known or others.get(rule.subject))
    for rule in among:
        over.add_items(rule, others.get(rule.subject))
    if cache is not None:
        cache.close()
    return Observed(
        table=table,
        reads=tuple(reads),
        counts=over.counts,
        values=over.values,
        unchecked=unchecked,
        repeats=over.repeats,
        ranges=over.ranges,
        counted=tuple(one.counts for one in passes),
        related={subject: one for subject, one in others.items() if isinstance(one, Related)},
    )


def _passes(
    reads: Sequence[Read], rules: Sequence[Rule], settings: Settings, cache: Cache | None
) -> tuple[list[Tally], list[str] | None]:
    """Return what a pass over each source sees or saw before, and the keys of their files where all have one."""
    if cache is None:
        return [tally(one, reads, rules, settings) for one in reads], None
    keys: list[str | None] = []
    found: list[Tally] = []
    new: list[int] = []
    for place, one in enumerate(reads):
        # Digested and read one after the other, while the disk's cache has the file.
        key = cache.key(one.source)
        seen = None if key is None else cache.load(key, Tally)
        if key is not None and seen is None:
            new.append(place)
        keys.append(key)
        found.append(seen or tally(one, reads, rules, settings))
    for place in new:
        # Nothing is kept of a file that was replaced while it was read. Of one written just before only its content
        # can tell; it is digested again last, when it is mostly old enough that its digest can be kept too.
        if (key := keys[place]) is not None and cache.key(reads[place].source) == key:
            cache.save(key, found[place])
        else:
            keys[place] = None
    return found, [key for key in keys if key is not None] if all(keys) else None


class _Over:
    """What all sources say together."""

    def __init__(self, reads: Sequence[Read], passes: Sequence[Tally], settings: Settings) -> None:
        self.reads = reads
        self.passes = passes
        self.settings = settings
        self.rows = sum(one.rows for one in reads)
        self.counts: dict[str, int] = {}
        self.values: dict[str, float | None] = {}
        self.repeats: dict[str, Repeats] = {}
        self.ranges: dict[str, Sequence[tuple[int, int] | None]] = {}

    def add(self, rule: Rule, other: Repeats | Related | str | None) -> None:
        """Add what is known of `rule`, one that this engine runs."""
        subject, test = rule.subject, rule.test
        if isinstance(test, RowTest):
            self.counts[subject] = sum(one.counts.get(subject, 0) for one in self.passes)
        elif isinstance(test, EveryRow) or not self.reads or not all(one.reads(rule) for one in self.reads):
            # Where a source lacks a column, the rest cannot tell; that is told on its own.
            return
        elif isinstance(test, Repeated | DistinctCount):
            self._keys(rule, other if isinstance(other, Repeats) else None)
        elif isinstance(other, Related):
            self.counts[subject] = dangling(rule, self.reads, other)
        else:
            self.values[subject] = self._number(rule)

    def add_items(self, rule: Rule, other: Related | str | None) -> None:
        """Add what is known of `rule`, one about items of arrays."""
        if not all(one.reads(rule) for one in self.reads):
            return
        unfolded = items.unfolded(rule, self.reads)
        if items.is_counted(rule):
            self.counts[rule.subject] = items.count(rule, unfolded, other if isinstance(other, Related) else None)
        else:
            number = items.number(rule, unfolded, self.settings.now)
            self.values[rule.subject] = None if number is None or math.isnan(number) else number

    def _number(self, rule: Rule) -> float | None:
        if fused(rule, self.reads[0]):
            number = finish(rule, [one.states[rule.subject] for one in self.passes], self.settings.now)
        else:
            number = queried(rule, self.reads)
        # A NaN is what infinities leave.
        return None if number is None or math.isnan(number) else number

    def _keys(self, rule: Rule, found: Repeats | None) -> None:
        known = ranges(rule, self.reads, [one.states[rule.subject] for one in self.passes])
        found = found or repeated(rule, self.reads, known, self.rows)
        if isinstance(rule.test, DistinctCount):
            self.values[rule.subject] = float(found.rows - found.count) if found.rows else None
            return
        self.counts[rule.subject] = found.count
        self.repeats[rule.subject] = found
        self.ranges[rule.subject] = known

"""Examples of the rows of Dask frames that break rules: of each partition a bounded number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from fractions import Fraction
from typing import Any

import msgspec
import numpy as np
import pandas as pd
from dask.delayed import delayed

from mlgate.contracts import Rule, Table
from mlgate.contracts.constraints import Dangling, KeyTest, RowTest
from mlgate.engines import observing
from mlgate.engines.narwhals import memory, pandas
from mlgate.engines.narwhals.columns import Opened
from mlgate.engines.narwhals.dask.keys import dangling, joint, shuffled
from mlgate.engines.narwhals.dask.partitions import Read, computed, judged, partitions, placed
from mlgate.engines.observing import MOST, Examples, Settings


class Observed(observing.Observed[Read], frozen=True, kw_only=True):
    """One table's rules counted by Dask, as `mlgate.engines.observing.Observation` says."""

    settings: Settings

    def examples(self, rules: Sequence[Rule], shown: Mapping[str, int]) -> Mapping[str, Examples]:
        """Return examples of rows that break `rules`: of each partition a bounded number, by one graph."""
        in_rows = tuple(rule for rule in rules if isinstance(rule.test, RowTest))
        found = _row_examples(in_rows, self, shown) if in_rows else {}
        for rule in rules:
            if isinstance(rule.test, KeyTest):
                found[rule.subject] = _key_examples(rule, self, shown.get(rule.subject, 0))
        return found


def _row_examples(rules: Sequence[Rule], seen: Observed, shown: Mapping[str, int]) -> dict[str, Examples]:
    """Return the first broken rows of each partition, put together."""
    table = msgspec.structs.replace(seen.table, rules=tuple(rules))
    alone = msgspec.structs.replace(seen.settings, related={})
    tasks = [
        [
            delayed(_part_examples)(partition, table, one.opened, (alone, index), dict(shown))
            for partition in partitions(one, rules)
        ]
        for index, one in enumerate(seen.reads)
    ]
    found = computed(tasks)
    starts = [np.cumsum([0, *one.lengths]) for one in seen.reads]
    told = {}
    for rule in rules:
        places: list[tuple[int, int]] = []
        values: list[str] = []
        ends: list[tuple[Any, Any]] = []
        for source, parts in enumerate(found):
            for start, part in zip(starts[source], parts, strict=False):
                one, extremes = part[rule.subject]
                places += [(source, int(start) + row) for _, row in one.places]
                values += one.values  # noqa: PD011 - no frame
                ends += extremes
        low, high = memory.extremes(ends)
        most = shown.get(rule.subject, 0)
        told[rule.subject] = Examples(places=tuple(places[:MOST]), values=tuple(values[:most]), low=low, high=high)
    return told


def _part_examples(
    frame: pd.DataFrame, table: Table, one: Opened, of: tuple[Settings, int], shown: Mapping[str, int]
) -> dict[str, Any]:
    """Return the examples of one partition, with the extremes as what sorts; runs where the partition is."""
    seen = judged(frame, table, one, *of)
    _, left = memory.aggregated(table, seen.reads)
    found: dict[str, Any] = {}
    if left and len(frame):
        others = memory.with_polars(seen, frozenset(left))
        theirs = [rule for rule in table.rules if rule.subject in left]
        found = {subject: (told, _ends(told)) for subject, told in others.examples(theirs, shown).items()}
    for rule in table.rules:
        if rule.subject not in found:
            found[rule.subject] = memory.row_examples(rule, seen, shown.get(rule.subject, 0))
    return found


def _ends(told: Examples) -> list[tuple[Any, Any]]:
    """Return the extremes that polars tells as text, each as what sorts and what is shown."""
    return [(_sortable(end), end) for end in (told.low, told.high) if end is not None]


def _sortable(text: str) -> Any:  # noqa: ANN401 - a number, or the text of a moment
    for reading in (Fraction, float):
        with suppress(ValueError):
            return reading(text)
    return text


def _key_examples(rule: Rule, seen: Observed, shown: int) -> Examples:
    """Return the first rows that repeat a key, or whose key is in no row of the other object."""
    forms = joint(seen.reads, rule.columns)
    if isinstance(rule.test, Dangling):
        tasks = [delayed(_first)(one) for one in dangling(rule, seen.reads, seen.settings)]
    else:
        frame = shuffled(rule, seen.reads, rule.columns, forms)
        tasks = [delayed(_later)(part, len(forms)) for part in frame.to_delayed()]
    some = _first(pd.concat(computed(tasks), ignore_index=True))
    places = tuple((int(source), int(row)) for source, row in zip(some["source"], some["row"], strict=True))
    return Examples(places=places[:MOST], values=_values_at(places[:shown], rule, seen))


def _values_at(places: Sequence[tuple[int, int]], rule: Rule, seen: Observed) -> tuple[str, ...]:
    """Return what stands in some rows, as the data has it: a key has one zero for two, and no other form than keys."""
    tasks = []
    for source, row in places:
        one = seen.reads[source]
        ends = np.cumsum(one.lengths)
        part = int(np.searchsorted(ends, row))
        here = row - int(ends[part] - one.lengths[part])
        tasks.append(delayed(_row_values)(partitions(one, (rule,))[part], rule, one.opened, here))
    return tuple(computed(tasks)) if tasks else ()


def _row_values(frame: pd.DataFrame, rule: Rule, one: Opened, row: int) -> str:
    """Return what stands in the columns of `rule` in a row, from 1; runs where the partition is."""
    return memory.values_at(pandas.LIBRARY, frame, placed(frame, one), rule.columns, row)


def _first(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.sort_values(["source", "row"]).head(MOST)


def _later(frame: pd.DataFrame, count: int) -> pd.DataFrame:
    ordered = frame.sort_values(["source", "row"])
    return ordered[ordered.duplicated([f"k{index}" for index in range(count)])].head(MOST)

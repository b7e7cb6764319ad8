"""The one pass over a source: the broken rows of every row rule, the parts of statistics, the ranges of keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import polars as pl

from mlgate.contracts import Rule
from mlgate.contracts.constraints import Dangling, RowTest, Statistic, Unmatched
from mlgate.engines.observing import Settings
from mlgate.engines.polars.keys import range_of
from mlgate.engines.polars.metadata import Proofs, prove
from mlgate.engines.polars.readings import Read
from mlgate.engines.polars.statistics import State, fused


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """What one pass over a source saw, by the subject of each rule."""

    rows: int
    counts: Mapping[str, int]
    states: Mapping[str, State]


def tally(one: Read, reads: Sequence[Read], rules: Sequence[Rule], settings: Settings) -> Tally:
    """Return what one pass over `one`, of the sources `reads`, sees for `rules`.

    What the file's own statistics prove is not read.

    Raises:
        CheckError: the source cannot be read to its end.
    """
    in_rows = [rule for rule in rules if isinstance(rule.test, RowTest) and one.reads(rule)]
    over_all = [rule for rule in rules if not isinstance(rule.test, RowTest | Dangling) and rule.columns]
    over_all = [rule for rule in over_all if one.reads(rule)]
    proofs = prove(one, in_rows) if settings.statistics == "use" else Proofs()
    left = [rule for rule in in_rows if rule.subject not in proofs.counts]
    # Dear tests of columns of few values look at each of these once.
    apart = [rule for rule in left if isinstance(rule.test, Unmatched) and rule.columns[0] in proofs.few]
    looked_up = {rule.subject for rule in apart}
    counted = [(number, one.count(rule)) for number, rule in enumerate(left) if rule.subject not in looked_up]
    # What is 0 without a look is not asked for: a constant takes time by the square of how often it is in a query.
    selected = [pl.len().alias("n"), *(count.alias(f"b{number}") for number, count in counted if count is not None)]
    states: dict[str, dict[str, Any]] = {rule.subject: {} for rule in over_all}
    for number, rule in enumerate(over_all):
        parts = fused(rule, one) if isinstance(rule.test, Statistic) else []
        ranged, known = range_of(rule, reads, one.index, proofs.bounds) if settings.cache is None else ([], {})
        states[rule.subject].update(known)
        selected += [expression.name.prefix(f"{number}:") for expression in (*parts, *ranged)]
    row: dict[str, Any] = one.collect(one.frame.select(selected)).row(0, named=True)
    for name, value in row.items():
        place, _, part = name.partition(":")
        if part:
            states[over_all[int(place)].subject][part] = value
    counts = {rule.subject: int(row.get(f"b{number}") or 0) for number, rule in enumerate(left)}
    counts |= proofs.counts
    counts |= _distinct_counts(one, apart)
    return Tally(rows=int(row["n"]), counts=counts, states=states)


def _distinct_counts(one: Read, rules: Sequence[Rule]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for name in dict.fromkeys(rule.columns[0] for rule in rules):
        about = [rule for rule in rules if rule.columns[0] == name]
        held = one.fields[name].name
        values = one.frame.select(held).group_by(held).len()
        broken = [pl.col("len").filter(one.breaking(rule)).sum().alias(rule.subject) for rule in about]
        row = one.collect(values.select(broken)).row(0, named=True)
        counts |= {subject: int(count or 0) for subject, count in row.items()}
    return counts

"""The one pass over a source: the broken rows of every row rule, the parts of statistics, the ranges of keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import polars as pl

from mlgate.contracts import Rule
from mlgate.contracts.constraints import Dangling, RowTest, Statistic
from mlgate.engines.polars.keys import range_of
from mlgate.engines.polars.readings import Read
from mlgate.engines.polars.statistics import State, fused


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """What one pass over a source saw, by the subject of each rule."""

    rows: int
    counts: Mapping[str, int]
    states: Mapping[str, State]
    ranges: Mapping[str, Mapping[str, int | None]]


def tally(one: Read, reads: Sequence[Read], rules: Sequence[Rule]) -> Tally:
    """Return what one pass over `one`, of the sources `reads`, sees for `rules`.

    Raises:
        CheckError: the source cannot be read to its end.
    """
    in_rows = [rule for rule in rules if isinstance(rule.test, RowTest) and one.reads(rule)]
    over_all = [rule for rule in rules if not isinstance(rule.test, RowTest | Dangling) and rule.columns]
    over_all = [rule for rule in over_all if all(each.reads(rule) for each in reads)]
    selected = [pl.len().alias("n")]
    selected += [one.breaking(rule).sum().alias(f"b{number}") for number, rule in enumerate(in_rows)]
    for number, rule in enumerate(over_all):
        parts = fused(rule, one) if isinstance(rule.test, Statistic) else []
        for expression in (*parts, *range_of(rule, reads, one.index)):
            selected.append(expression.name.prefix(f"{number}:"))
    row: dict[str, Any] = one.collect(one.frame.select(selected)).row(0, named=True)
    states: dict[str, dict[str, Any]] = {rule.subject: {} for rule in over_all}
    for name, value in row.items():
        number, _, part = name.partition(":")
        if part:
            states[over_all[int(number)].subject][part] = value
    return Tally(
        rows=int(row["n"]),
        counts={rule.subject: int(row[f"b{number}"] or 0) for number, rule in enumerate(in_rows)},
        states=states,
        ranges=states,
    )

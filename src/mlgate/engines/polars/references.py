"""Foreign keys: rows whose key is in no row of another object's data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import msgspec
import polars as pl

from mlgate.contracts import Column, Rule, Table
from mlgate.contracts.constraints import Dangling
from mlgate.core.display import plain
from mlgate.engines.observing import Settings
from mlgate.engines.polars.codes import alike
from mlgate.engines.polars.readings import ROW, Read, read
from mlgate.engines.polars.sources import Source


class Related(msgspec.Struct, frozen=True, kw_only=True):
    """The sources of the object that a rule points to, read as the rule's own columns are; `rule` is about theirs."""

    rule: Rule
    reads: tuple[Read, ...]


def related(rule: Rule, reads: Sequence[Read], settings: Settings) -> Related | str:
    """Return the data that `rule`, a foreign key, points to, or why the rule cannot be run."""
    test = cast("Dangling", rule.test)
    sources = cast("Sequence[Source]", settings.related.get(test.table, ()))
    name = plain(test.table, limit=80)
    if not sources:
        return f"the data of '{name}' is not given"
    kinds = _kinds(rule, reads)
    columns = tuple(
        msgspec.structs.replace(kind, name=other, path=(), storage=None)
        for kind, other in zip(kinds, test.columns, strict=True)
    )
    table = Table(name=test.table, columns=columns, rules=())
    found = tuple(read(table, source, index) for index, source in enumerate(sources))
    if wrong := [broken for one in found for broken in one.broken if broken.stops]:
        return wrong[0].message
    there = msgspec.structs.replace(rule, columns=test.columns)
    return Related(rule=there, reads=found)


def _kinds(rule: Rule, reads: Sequence[Read]) -> list[Column]:
    """Return the columns of `rule` as some source has them; a field without data is as good as any."""
    known = {name: field.column for one in reads for name, field in one.fields.items()}
    return [known.get(name, Column(name=name, line=rule.line)) for name in rule.columns]


def dangling(rule: Rule, reads: Sequence[Read], other: Related) -> int:
    """Return the number of rows of `reads` whose key, none of it missing, is in no row of `other`.

    Raises:
        CheckError: a source cannot be read to its end.
    """
    return sum(int(reads[0].collect(frame.select(pl.len())).item()) for frame in without(rule, reads, other))


def first_dangling(rule: Rule, reads: Sequence[Read], other: Related, most: int) -> pl.DataFrame:
    """Return the first `most` such rows, as `source`, `row` and the key's parts `k0`, …."""
    found: list[pl.DataFrame] = []
    for frame in without(rule, reads, other):
        if sum(len(one) for one in found) < most:
            # Joins keep no order.
            found.append(reads[0].collect(frame.bottom_k(most, by=ROW)).sort(ROW))
    return pl.concat(found).head(most)


def without(rule: Rule, reads: Sequence[Read], other: Related) -> list[pl.LazyFrame]:
    """Return the rows of each of `reads` whose key is in no row of `other`, as `source`, `row`, `k0`, …."""
    together = _Both(rule, reads, other)
    return [together.frame(index).join(together.keys(), on=together.names, how="anti") for index in range(len(reads))]


class _Both:
    """The keys of both sides, as values of the same types."""

    def __init__(self, rule: Rule, reads: Sequence[Read], other: Related) -> None:
        self.rule = rule
        self.reads = reads
        self.other = other
        self.names = [f"k{number}" for number in range(len(rule.columns))]
        # The other side's columns stand in the places of the rule's own.
        renamed = [
            msgspec.structs.replace(
                one,
                fields={
                    mine: one.fields[theirs] for mine, theirs in zip(rule.columns, other.rule.columns, strict=True)
                },
            )
            for one in other.reads
        ]
        self.values = alike(rule, [*reads, *renamed])

    def _parts(self, index: int) -> list[pl.Expr]:
        return [values[index].alias(name) for name, (values, _) in zip(self.names, self.values, strict=True)]

    def frame(self, index: int) -> pl.LazyFrame:
        one = self.reads[index]
        rows = one.rows_with().filter(one.there(self.rule))
        return rows.select(pl.lit(index).alias("source"), pl.col(ROW), *self._parts(index))

    def keys(self) -> pl.LazyFrame:
        frames = [
            one.frame.filter(one.there(self.other.rule)).select(self._parts(len(self.reads) + index))
            for index, one in enumerate(self.other.reads)
        ]
        return pl.concat(frames).unique()

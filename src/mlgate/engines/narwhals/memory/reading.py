"""Frames in memory opened and prepared by a contract's table, and the aggregates of their one `select`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import msgspec
import narwhals as nw
import numpy as np

from mlgate.contracts import Column, Rule, Table
from mlgate.contracts.constraints import Dangling
from mlgate.engines.narwhals.aggregates import ROWS, Row, fused
from mlgate.engines.narwhals.breaking import extras_of
from mlgate.engines.narwhals.columns import OpenedSource, Source, opened
from mlgate.engines.narwhals.forms import Prepared
from mlgate.engines.narwhals.library import Library
from mlgate.engines.observing import Settings


class Read(OpenedSource, frozen=True, kw_only=True):
    """A source that is opened and prepared."""

    prepared: Prepared
    rows: int


def read_all(table: Table, sources: Sequence[Source], settings: Settings, library: Library) -> tuple[Read, ...]:
    """Return the sources opened by `table` and prepared."""
    extras = extras_of(table.rules)
    reads = []
    for index, source in enumerate(sources):
        one = opened(table, index, source, library.names_held(source.frame, table.columns), settings)
        prepared = library.prepare(source.frame, one.wanted, extras)
        below = frozenset(below.column.name for below in one.below)
        prepared = msgspec.structs.replace(prepared, below=below)
        reads.append(Read(source=source, opened=one, prepared=prepared, rows=library.length(source.frame)))
    return tuple(reads)


def aggregated(table: Table, reads: Sequence[Read]) -> tuple[list[Row], dict[str, str]]:
    """Return the aggregates of each source's one `select`, and the rules that they leave out with the reason."""
    rows: list[Row] = []
    left: dict[str, str] = {}
    for one in reads:
        plan = fused(table, one.prepared)
        left |= plan.unsupported
        frame = cast("nw.DataFrame[Any]", one.prepared.frame)
        # numpy warns of what infinities make of sums, which is told as no number.
        with np.errstate(invalid="ignore", over="ignore"):
            row = frame.select(**plan.expressions).rows(named=True)[0] if one.rows else {ROWS: 0}
        rows.append({name: plain_number(value) for name, value in row.items()})
    return rows, left


def plain_number(value: Any) -> Any:  # noqa: ANN401 - a number of Python's, numpy's or Arrow's
    """Return a number as Python holds it, and `None` for none."""
    value = value.item() if hasattr(value, "item") else value
    return None if value is None or value != value else value  # noqa: PLR0124 - NaN is no number


def referred(rule: Rule, reads: Sequence[OpenedSource]) -> Table:
    """Return the object that a foreign key points to, whose columns are read as those that point."""
    types = [one.column for name in rule.columns for one in reads[0].opened.wanted if one.column.name == name]
    names = target(rule).columns
    columns = tuple(
        Column(name=name, line=rule.line, logical_type=like.logical_type, format=like.format)
        for name, like in zip(names, types, strict=True)
    )
    return Table(name=target(rule).table, columns=columns, rules=(msgspec.structs.replace(rule, columns=names),))


def target(rule: Rule) -> Dangling:
    """Return the test of a foreign key."""
    assert isinstance(rule.test, Dangling)
    return rule.test

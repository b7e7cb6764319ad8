"""Spark frames, and files read by Spark: one aggregation for all row rules, one more for each key.

Columns are prepared by Spark's own functions, and nothing of a row leaves the cluster but examples. Rows of a Spark
frame have neither order nor number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

import msgspec
import narwhals as nw
from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it

from mlgate.contracts import Rule, Table
from mlgate.contracts.constraints import EveryRow, KeyTest, Query, RowTest, Untrue
from mlgate.engines.narwhals.aggregates import FUSED, ROWS, Row, fused, number_of
from mlgate.engines.narwhals.forms import UnsupportedError
from mlgate.engines.narwhals.memory import plain_number
from mlgate.engines.narwhals.spark import across
from mlgate.engines.narwhals.spark.by_polars import counted
from mlgate.engines.narwhals.spark.examples import Observed
from mlgate.engines.narwhals.spark.files import sources_of
from mlgate.engines.narwhals.spark.reading import Read, read_all
from mlgate.engines.narwhals.spark.sessions import telling
from mlgate.engines.observing import Settings, everywhere


def observe(table: Table, sources: Sequence[object], settings: Settings) -> Observed:
    """Count what breaks the rules of `table` in Spark frames, or in files, together.

    Files are read by the active session, or by one of this machine (`local[*]`) that is started where there is none.

    Raises:
        CheckError: Spark fails, cannot be started, or a file cannot be read to its end.
    """
    with telling():
        # Once, and kept with what is seen: examples need them too.
        related = {name: sources_of(others) for name, others in settings.related.items()}
        settings = msgspec.structs.replace(settings, related=related)
        reads = read_all(table, sources_of(sources), settings)
        reads, rows, unchecked = _aggregated(table, reads)
        counts, values = _row_rules(table, reads, rows, settings, unchecked)
        for rule in table.rules:
            if isinstance(rule.test, (RowTest, EveryRow, Query, *FUSED)) or rule.subject in unchecked:
                continue
            if not everywhere(rule, reads):
                counts |= {rule.subject: 0} if isinstance(rule.test, KeyTest) else {}
                continue
            try:
                number = across.number(rule, reads, settings)
            except UnsupportedError as error:
                unchecked[rule.subject] = f"{error}; engine 'spark' does not run it"
                continue
            if isinstance(rule.test, KeyTest):
                counts[rule.subject] = int(number or 0)
            else:
                values[rule.subject] = number
    return Observed(table=table, reads=reads, counts=counts, values=values, unchecked=unchecked, settings=settings)


def _aggregated(table: Table, reads: tuple[Read, ...]) -> tuple[tuple[Read, ...], list[Row], dict[str, str]]:
    """Return the aggregates of each source, all in one query, and the rules that it leaves out with the reason."""
    unchecked: dict[str, str] = {}
    frames, told = [], []
    for index, one in enumerate(reads):
        plan = fused(table, one.prepared)
        left = {
            number: rule
            for number, rule in enumerate(table.rules)
            if rule.subject in plan.unsupported and _in_rows(rule, table)
        }
        subjects = frozenset(rule.subject for rule in left.values())
        told.append(msgspec.structs.replace(one, left=subjects))
        rest = {subject: why for subject, why in plan.unsupported.items() if subject not in subjects}
        unchecked |= {subject: f"{why}; engine 'spark' does not run it" for subject, why in rest.items()}
        frame = cast("nw.LazyFrame[Any]", one.prepared.frame).select(**plan.expressions)
        frames += [frame.to_native().withColumn("source", F.lit(index))]
        frames += [counted(table, left, one).withColumn("source", F.lit(index))] if left else []
    whole = frames[0]
    for frame in frames[1:]:
        whole = whole.unionByName(frame, allowMissingColumns=True)
    rows: list[dict[str, Any]] = [{} for _ in reads]
    for row in whole.collect():
        rows[row["source"]] |= {name: plain_number(value) for name, value in row.asDict().items() if value is not None}
    read = tuple(
        msgspec.structs.replace(one, rows=int(row.get(ROWS) or 0)) for one, row in zip(told, rows, strict=True)
    )
    return read, list(rows), unchecked


def _in_rows(rule: Rule, table: Table) -> bool:
    """Return whether `rule` is told of each row by itself; to a condition over items, each item is one."""
    many = {column.name for column in table.columns if column.many}
    return isinstance(rule.test, RowTest) and not (isinstance(rule.test, Untrue) and many.intersection(rule.columns))


def _row_rules(
    table: Table, reads: Sequence[Read], rows: Sequence[Row], settings: Settings, unchecked: Mapping[str, str]
) -> tuple[dict[str, int], dict[str, float | None]]:
    counts: dict[str, int] = {}
    values: dict[str, float | None] = {}
    for number, rule in enumerate(table.rules):
        if rule.subject in unchecked:
            continue
        if isinstance(rule.test, RowTest):
            counts[rule.subject] = sum(int(row.get(f"b{number}") or 0) for row in rows)
        elif isinstance(rule.test, FUSED) and everywhere(rule, reads):
            values[rule.subject] = number_of(rule, number, rows, settings.now)
    return counts, values

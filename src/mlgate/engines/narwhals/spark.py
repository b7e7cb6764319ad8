"""Spark frames, and Parquet files read by Spark: one aggregation for all row rules, one more for each key.

Columns are prepared by Spark's own functions, and nothing of a row leaves the cluster but examples. Rows of a Spark
frame have neither order nor number. Patterns run in linear time, in polars on the executors, since Java's backtrack.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import msgspec
import narwhals as nw
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession, Window
from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it

from mlgate.contracts import Rule, Table
from mlgate.contracts.constraints import (
    Dangling,
    Disorder,
    EveryRow,
    KeyTest,
    Missing,
    Outside,
    Quantile,
    Query,
    RowTest,
)
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.engines.narwhals import keys
from mlgate.engines.narwhals.aggregates import FUSED, ROWS, Row, fused, number_of
from mlgate.engines.narwhals.breaking import breaking, extras_of
from mlgate.engines.narwhals.columns import Opened, Source, opened
from mlgate.engines.narwhals.forms import Form, Prepared, UnsupportedError
from mlgate.engines.narwhals.memory import plain_number, referred
from mlgate.engines.narwhals.spark_columns import names_held, prepare
from mlgate.engines.observing import BrokenColumn, Examples, Seen, Settings
from mlgate.readers import DataFile

_VALUE_LENGTH = 60


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """A source that is opened and prepared."""

    source: Source
    opened: Opened
    prepared: Prepared
    rows: int = 0


class Observed(msgspec.Struct, frozen=True, kw_only=True):
    """One table's rules counted by Spark, as `mlgate.engines.observing.Observation` says."""

    table: Table
    reads: tuple[Read, ...]
    counts: Mapping[str, int]
    values: Mapping[str, float | None]
    unchecked: Mapping[str, str]
    settings: Settings

    @property
    def sources(self) -> tuple[Seen, ...]:
        """The sources in their order."""
        return tuple(Seen(shown=one.source.shown, rows=one.rows) for one in self.reads)

    @property
    def broken(self) -> tuple[BrokenColumn, ...]:
        """What is wrong with whole columns."""
        return tuple(broken for one in self.reads for broken in one.opened.broken)

    @property
    def partial(self) -> frozenset[str]:
        """The subjects of the rules that some source lacks a column of."""
        return frozenset(rule.subject for rule in self.table.rules if not _everywhere(rule, self.reads))

    def examples(self, rules: Sequence[Rule], shown: Mapping[str, int]) -> Mapping[str, Examples]:
        """Return values of rows that break `rules`, as far as they may be shown; Spark's rows have no numbers."""
        with _telling():
            return {rule.subject: _examples(rule, self, shown.get(rule.subject, 0)) for rule in rules}


def observe(table: Table, sources: Sequence[object], settings: Settings) -> Observed:
    """Count what breaks the rules of `table` in Spark frames, or in Parquet files, together.

    Files are read by the active session, or by one of this machine (`local[*]`) that is started where there is none.

    Raises:
        CheckError: Spark fails, cannot be started, or a file is of a format that it is not used for here.
    """
    with _telling():
        reads = _read_all(table, _sources(sources), settings)
        reads, rows, unchecked = _aggregated(table, reads)
        counts, values = _row_rules(table, reads, rows, settings, unchecked)
        for rule in table.rules:
            if isinstance(rule.test, (RowTest, EveryRow, Query, *FUSED)) or rule.subject in unchecked:
                continue
            if not _everywhere(rule, reads):
                counts |= {rule.subject: 0} if isinstance(rule.test, KeyTest) else {}
                continue
            try:
                number = _across(rule, reads, settings)
            except UnsupportedError as error:
                unchecked[rule.subject] = f"{error}; engine 'spark' does not run it"
                continue
            if isinstance(rule.test, KeyTest):
                counts[rule.subject] = int(number or 0)
            else:
                values[rule.subject] = number
    return Observed(table=table, reads=reads, counts=counts, values=values, unchecked=unchecked, settings=settings)


def _read_all(table: Table, sources: Sequence[Source], settings: Settings) -> tuple[Read, ...]:
    extras = extras_of(table.rules)
    reads = []
    for index, source in enumerate(sources):
        frame = cast("DataFrame", source.frame)
        if frame.isStreaming:
            raise CheckError(f"{plain(source.shown)}: a streaming frame has no end; validate each of its batches")
        one = opened(table, index, source.shown, names_held(frame), settings)
        reads.append(Read(source=source, opened=one, prepared=prepare(frame, one, extras)))
    return tuple(reads)


def _aggregated(table: Table, reads: tuple[Read, ...]) -> tuple[tuple[Read, ...], list[Row], dict[str, str]]:
    """Return the aggregates of each source, all in one query, and the rules that it leaves out with the reason."""
    unchecked: dict[str, str] = {}
    frames = []
    for index, one in enumerate(reads):
        plan = fused(table, one.prepared)
        unchecked |= {subject: f"{why}; engine 'spark' does not run it" for subject, why in plan.unsupported.items()}
        frame = cast("nw.LazyFrame[Any]", one.prepared.frame).select(**plan.expressions)
        frames.append(frame.to_native().withColumn("source", F.lit(index)))
    whole = frames[0]
    for frame in frames[1:]:
        whole = whole.unionByName(frame, allowMissingColumns=True)
    found = {row["source"]: row.asDict() for row in whole.collect()}
    rows: list[Row] = [
        {name: plain_number(value) for name, value in found[index].items()} for index in range(len(reads))
    ]
    counted = tuple(
        msgspec.structs.replace(one, rows=int(row[ROWS] or 0)) for one, row in zip(reads, rows, strict=True)
    )
    return counted, rows, unchecked


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
        elif isinstance(rule.test, FUSED) and _everywhere(rule, reads):
            values[rule.subject] = number_of(rule, number, rows, settings.now)
    return counts, values


def _everywhere(rule: Rule, reads: Sequence[Read]) -> bool:
    return all(one.opened.reads(rule) for one in reads)


def _across(rule: Rule, reads: Sequence[Read], settings: Settings) -> float | None:
    """Return the number of a rule that other rows decide, by one query."""
    forms = keys.joint_forms([keys.cells_of(one.prepared, rule.columns) for one in reads])
    rows = keys.together([keys.keys(one.prepared, rule.columns, forms) for one in reads])
    if isinstance(rule.test, Dangling):
        return float(_dangling(rule, reads, settings, forms).to_native().count())
    if isinstance(rule.test, Quantile):
        value = F.percentile(F.col("k0").cast("double"), F.lit(rule.test.probability))
        found = rows.to_native().select(value.alias("value")).first()
        number = None if found is None else found["value"]
        return None if number is None else (number - forms[0].offset) / forms[0].units
    if isinstance(rule.test, Disorder):
        return _disorder(rule.test, rows.to_native())
    found = keys.grouped(rule, rows).to_native().first()
    if found is None or found["value"] is None or (_is_count(found) and not found["value"]):
        return 0.0 if isinstance(rule.test, KeyTest) else _none_or_zero(rule, rows)
    return keys.number_of(rule, {name: plain_number(value) for name, value in found.asDict().items()})


def _is_count(found: Any) -> bool:  # noqa: ANN401 - a row of Spark's
    return "rows" not in found.asDict()


def _none_or_zero(rule: Rule, rows: nw.LazyFrame[Any]) -> float | None:
    """Return what nothing counted means: no rows with a value, or none of several kinds."""
    del rule
    return None if rows.to_native().isEmpty() else 0.0


def _dangling(rule: Rule, reads: Sequence[Read], settings: Settings, forms: Sequence[Form]) -> nw.LazyFrame[Any]:
    test = cast("Dangling", rule.test)
    others = settings.related.get(test.table)
    if not others:
        raise UnsupportedError(f"points to '{plain(test.table, limit=60)}', whose data is not given")
    known = _read_all(referred(rule, cast("Any", reads)), _sources(others), settings)
    if not all(len(one.prepared.cells) == len(set(test.columns)) for one in known):
        raise UnsupportedError("points to data that lacks the columns")
    cells = [keys.cells_of(one.prepared, rule.columns) for one in reads]
    forms = keys.joint_forms([*cells, *(keys.cells_of(one.prepared, test.columns) for one in known)])
    rows = keys.together([keys.keys(one.prepared, rule.columns, forms) for one in reads])
    there = keys.together([keys.keys(one.prepared, test.columns, forms) for one in known])
    return keys.dangling(rows, there, len(rule.columns))


def _disorder(test: Disorder, rows: DataFrame) -> float | None:
    """Count rows out of order by a window over the column that orders them; without one there is no order."""
    if test.by is None:
        raise UnsupportedError("asks for the order of rows, which a Spark frame does not have: name a column by which")
    groups = [F.col(f"k{index}") for index in range(2, 2 + len(test.within))]
    window = Window.partitionBy(*groups).orderBy("k1", "k0")
    before, value = F.col("before"), F.col("k0")
    wrong = value > before if test.descending else value < before
    if test.strict:
        wrong |= value == before
    ordered = rows.withColumn("before", F.lag("k0").over(window))
    found = ordered.select(F.sum(wrong.cast("long")).alias("value"), F.count("*").alias("rows")).first()
    return None if found is None or not found["rows"] else float(found["value"] or 0)


def _examples(rule: Rule, seen: Observed, shown: int) -> Examples:
    """Return at most `shown` values of rows that break `rule`; each reads no more than it needs."""
    if not shown:
        return Examples()
    if isinstance(rule.test, KeyTest):
        return Examples(values=_key_values(rule, seen, shown))
    values: list[str] = []
    ends: list[tuple[Any, Any]] = []
    for one in seen.reads:
        if not one.opened.reads(rule) or rule.columns[0] not in one.prepared.cells:
            continue
        broken = breaking(rule, one.prepared)
        if broken is None:
            continue
        frame = cast("nw.LazyFrame[Any]", one.prepared.frame).filter(broken).to_native()
        cell = one.prepared.cells[rule.columns[0]]
        some = frame.select(*cell.names, *_raw(cell.position, frame)).limit(shown - len(values)).collect()
        values += [plain(_value(rule, cell, row.asDict()), limit=_VALUE_LENGTH) for row in some]
        if isinstance(rule.test, Outside):
            ends += _ends(cell, frame)
    low = min(ends, key=lambda end: end[0])[1] if ends else None
    high = max(ends, key=lambda end: end[0])[1] if ends else None
    return Examples(values=tuple(values[:shown]), low=_text(low), high=_text(high))


def _text(value: object) -> str | None:
    return None if value is None else plain(value, limit=_VALUE_LENGTH)


def _raw(position: int, frame: DataFrame) -> list[str]:
    return [f"r{position}"] if f"r{position}" in frame.columns else []


def _value(rule: Rule, cell: Any, row: Mapping[str, Any]) -> object:  # noqa: ANN401 - a cell of this package
    """Return what stands in a row, as messages show it."""
    place = cell.position
    if isinstance(rule.test, Missing) and not row[f"p{place}"] and not row.get(f"n{place}"):
        return None
    if row.get(f"n{place}"):
        return float("nan")
    if row.get(f"t{place}"):
        return row.get(f"r{place}", row.get(f"c{place}"))
    return cell.form.shown(row[f"c{place}"]) if f"c{place}" in row else row.get(f"r{place}")


def _ends(cell: Any, frame: DataFrame) -> list[tuple[Any, Any]]:  # noqa: ANN401 - as above
    there, value = F.col(f"p{cell.position}"), F.col(f"c{cell.position}")
    found = frame.where(there).select(F.min(value).alias("low"), F.max(value).alias("high")).first()
    if found is None or found["low"] is None:
        return []
    return [(cell.form.sortable(end), cell.form.shown(end)) for end in (found["low"], found["high"])]


def _key_values(rule: Rule, seen: Observed, shown: int) -> tuple[str, ...]:
    forms = keys.joint_forms([keys.cells_of(one.prepared, rule.columns) for one in seen.reads])
    names = [f"k{index}" for index in range(len(rule.columns))]
    if isinstance(rule.test, Dangling):
        rows = _dangling(rule, seen.reads, seen.settings, forms).to_native()
    else:
        grouped = keys.together([keys.keys(one.prepared, rule.columns, forms) for one in seen.reads]).to_native()
        repeats = grouped.groupBy(*names).count().where(F.col("count") > 1)
        # As many times as it repeats an earlier row, up to what may be shown.
        times = F.least(F.col("count") - 1, F.lit(shown)).cast("int")
        rows = repeats.select(*names, F.explode(F.sequence(F.lit(1), times)).alias("time"))
    told = []
    for row in rows.select(*names).limit(shown).collect():
        values = [form.shown(value) for form, value in zip(forms, row, strict=True)]
        told.append(", ".join(plain(value, limit=_VALUE_LENGTH) for value in values))
    return tuple(told)


def _sources(sources: Sequence[object]) -> tuple[Source, ...]:
    """Return frames as they are, and files as the frames that Spark reads of them."""
    return tuple(one if isinstance(one, Source) else _opened_file(cast("DataFile", one)) for one in sources)


def _opened_file(file: DataFile) -> Source:
    shown = plain(file.shown)
    if file.format != "parquet":
        message = f"{shown}: engine 'spark' reads Parquet, not {file.format}: leave out `engine`, or write Parquet"
        raise CheckError(message)
    try:
        frame = _session().read.parquet(_location(file.path))
    except PySparkException as error:
        # Nanoseconds and times of day, for example, which Spark's own reader does not know.
        kind = plain(_kind(error))
        message = f"{shown}: Spark cannot read it ({kind}): leave out `engine`, or write types that Spark has"
        raise CheckError(message) from error
    for name, value in file.partitions.items():
        frame = frame.withColumn(name, F.lit(value).cast("string"))
    return Source(shown=shown, frame=frame)


def _location(path: Path) -> str:
    """Return `path` as Spark finds it: as a URL without escapes, the signs of a pattern behind backslashes."""
    return "file:///" + re.sub(r"([\\{}\[\]*?])", r"\\\1", path.resolve().as_posix().lstrip("/"))


def _session() -> SparkSession:
    active = SparkSession.getActiveSession()
    if active is not None:
        return active
    # Patterns run in processes of their own, which need what is installed here.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    # No address of a network, and no page of its own: nothing but this process asks it anything.
    quiet: dict[str, bool | float | int | str | None] = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.host": "localhost",
        "spark.driver.bindAddress": "127.0.0.1",
    }
    builder = SparkSession.builder.master("local[*]").appName("mlgate").config(map=quiet)
    return builder.getOrCreate()


def _kind(error: PySparkException) -> str:
    """Return Spark's name of the error, which holds nothing of the data."""
    named = getattr(error, "getCondition", None) or getattr(error, "getErrorClass", None)
    return str((named() if named else None) or type(error).__name__)


class _telling:  # noqa: N801 - used as a statement
    """What Spark raises, as an error for users; its own words may hold values of the data, and are left out."""

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        """Turn an exception of Spark's into one of ours."""
        if isinstance(error, PySparkException):
            kind = _kind(error)
            needs = "; its executors need pandas, polars and pyarrow" if "PYTHON" in kind else ""
            needs += "; set spark.sql.timeType.enabled" if kind == "UNSUPPORTED_TIME_TYPE" else ""
            raise CheckError(f"Spark could not run the contract ({plain(kind)}){needs}") from error
        if type(error).__module__.startswith("py4j"):
            raise CheckError(f"Spark could not run the contract ({type(error).__name__})") from error

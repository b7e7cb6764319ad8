"""Dask frames, and Parquet files read by Dask: each partition is judged as the pandas frame that it is.

One graph counts all row rules and the statistics of the same pass, and gives one row of numbers for each partition;
each key rule is a graph of its own, over its columns alone. Rows are numbered in the order of the partitions.
"""

from __future__ import annotations

import glob
from collections.abc import Mapping, Sequence
from typing import Any, cast

import dask.dataframe as dd
import msgspec
import narwhals as nw
import numpy as np
import pandas as pd
from dask.base import compute
from dask.delayed import delayed

from mlgate.contracts import Rule, Table
from mlgate.contracts.constraints import Dangling, Disorder, EveryRow, KeyTest, Quantile, Query, RowTest
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.engines.narwhals import keys, memory, orders, pandas
from mlgate.engines.narwhals.aggregates import FUSED, ROWS, Row, number_of
from mlgate.engines.narwhals.breaking import extras_of
from mlgate.engines.narwhals.columns import Opened, Source, opened
from mlgate.engines.narwhals.forms import DOUBLE, Form, UnsupportedError
from mlgate.engines.observing import MOST, BrokenColumn, Examples, Seen, Settings
from mlgate.readers import DataFile


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """A source that is opened; `lengths` are the rows of its partitions, and `forms` those of the columns in each."""

    source: Source
    opened: Opened
    lengths: tuple[int, ...] = ()
    forms: tuple[Mapping[str, Form], ...] = ()

    @property
    def rows(self) -> int:
        """The number of rows."""
        return sum(self.lengths)


class Observed(msgspec.Struct, frozen=True, kw_only=True):
    """One table's rules counted by Dask, as `mlgate.engines.observing.Observation` says."""

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
        """Return examples of rows that break `rules`: of each partition a bounded number, by one graph."""
        in_rows = tuple(rule for rule in rules if isinstance(rule.test, RowTest))
        found = _row_examples(in_rows, self, shown) if in_rows else {}
        for rule in rules:
            if isinstance(rule.test, KeyTest):
                found[rule.subject] = _key_examples(rule, self, shown.get(rule.subject, 0))
        return found


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """What one partition says: its row of numbers, the forms of its columns, and the rules that it leaves out."""

    row: Row
    forms: Mapping[str, Form]
    left: Mapping[str, str]


def observe(table: Table, sources: Sequence[object], settings: Settings) -> Observed:
    """Count what breaks the rules of `table` in Dask frames, or in Parquet files, together.

    Raises:
        CheckError: a partition cannot be read or judged, or a file is of a format that Dask is not used for here.
    """
    reads, parts = _aggregated(table, _opened(table, sources, settings), settings)
    rows = [part.row for one in parts for part in one]
    unchecked = {subject: why for one in parts for part in one for subject, why in part.left.items()}
    counts: dict[str, int] = {}
    values: dict[str, float | None] = {}
    for number, rule in enumerate(table.rules):
        if isinstance(rule.test, EveryRow | Query) or rule.subject in unchecked:
            continue
        everywhere = _everywhere(rule, reads)
        if isinstance(rule.test, RowTest):
            counts[rule.subject] = sum(int(row.get(f"b{number}") or 0) for row in rows)
        elif isinstance(rule.test, KeyTest) and not everywhere:
            counts[rule.subject] = 0
        elif isinstance(rule.test, FUSED) and everywhere:
            values[rule.subject] = number_of(rule, number, rows, settings.now)
        elif everywhere:
            try:
                found = _across(rule, reads, settings)
            except UnsupportedError as error:
                unchecked[rule.subject] = f"{error}; engine 'dask' does not run it"
                continue
            if isinstance(rule.test, KeyTest):
                counts[rule.subject] = int(found or 0)
            else:
                values[rule.subject] = found
    return Observed(table=table, reads=reads, counts=counts, values=values, unchecked=unchecked, settings=settings)


def _opened(table: Table, sources: Sequence[object], settings: Settings) -> tuple[Read, ...]:
    reads = []
    for index, given in enumerate(sources):
        source = given if isinstance(given, Source) else _opened_file(cast("DataFile", given))
        held = pandas.names_held(cast("Any", source.frame)._meta_nonempty, table.columns, lazily=True)  # noqa: SLF001 - Dask's own way to know a frame without reading it
        reads.append(Read(source=source, opened=opened(table, index, source.shown, held, settings)))
    return tuple(reads)


def _opened_file(file: DataFile) -> Source:
    shown = plain(file.shown)
    if file.format != "parquet":
        message = f"{shown}: engine 'dask' reads Parquet, not {file.format}: leave out `engine`, or write Parquet"
        raise CheckError(message)
    # Arrow's types tell a NaN from a null, and whole numbers beside nulls stay whole.
    path = str(file.path.resolve())
    # To Dask a star makes a pattern of it, and nothing else does.
    path = glob.escape(path) if "*" in path else path
    frame = dd.read_parquet(path, dtype_backend="pyarrow", split_row_groups="infer")
    for name, value in file.partitions.items():
        frame = frame.assign(**{name: value})
    return Source(shown=shown, frame=frame)


def _aggregated(
    table: Table, reads: Sequence[Read], settings: Settings
) -> tuple[tuple[Read, ...], list[tuple[Part, ...]]]:
    """Return what every partition of every source says, by one graph."""
    tasks = [
        [delayed(counted)(partition, table, one.opened, settings, index) for partition in _partitions(one, table.rules)]
        for index, one in enumerate(reads)
    ]
    parts = [tuple(one) for one in _computed(tasks)]
    told = tuple(
        msgspec.structs.replace(
            one,
            lengths=tuple(int(part.row[ROWS] or 0) for part in some),
            forms=tuple(part.forms for part in some),
        )
        for one, some in zip(reads, parts, strict=True)
    )
    return told, parts


def _partitions(one: Read, rules: Sequence[Rule]) -> list[Any]:
    """Return the partitions of a source with nothing but the columns that `rules` read, in their own order."""
    frame = cast("Any", one.source.frame)
    names = {name for rule in rules for name in rule.columns}
    wanted = {read.index for read in (*one.opened.wanted, *one.opened.below) if read.column.name in names}
    labels = list(frame.columns)
    if len(set(labels)) == len(labels):
        frame = frame[[labels[index] for index in sorted(wanted)]]
    return cast("list[Any]", frame.to_delayed())


def _placed(frame: pd.DataFrame, one: Opened) -> Opened:
    """Return what is read of a source with the places of a partition that has fewer columns."""
    labels = [str(label) for label in frame.columns]

    def moved(reads: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(
            msgspec.structs.replace(read, index=labels.index(read.column.top))
            for read in reads
            if read.column.top in labels
        )

    return msgspec.structs.replace(one, wanted=moved(one.wanted), below=moved(one.below))


def counted(frame: pd.DataFrame, table: Table, one: Opened, settings: Settings, index: int) -> Part:
    """Return what one partition says; runs where the partition is."""
    seen = _judged(frame, table, one, settings, index)
    (read,), (rows, left) = seen.reads, memory.aggregated(table, seen.reads)
    row = dict(rows[0]) | {ROWS: read.rows}
    in_rows = {rule.subject for rule in table.rules if isinstance(rule.test, RowTest)}
    theirs = frozenset(left) & in_rows
    if theirs and read.rows:
        judged = memory.with_polars(seen, theirs)
        numbers = {rule.subject: number for number, rule in enumerate(table.rules)}
        row |= {f"b{numbers[subject]}": judged.counts.get(subject, 0) for subject in theirs - set(judged.unchecked)}
        left = {subject: why for subject, why in left.items() if subject not in theirs} | dict(judged.unchecked)
    forms = {name: cell.form for name, cell in read.prepared.cells.items()}
    return Part(row=row, forms=forms, left={} if not read.rows else left)


def _judged(frame: pd.DataFrame, table: Table, one: Opened, settings: Settings, index: int) -> memory.Observed:
    placed = _placed(frame, one)
    extras = extras_of(table.rules)
    prepared = pandas.LIBRARY.prepare(frame, placed.wanted, extras)
    below = frozenset(read.column.name for read in placed.below)
    prepared = msgspec.structs.replace(prepared, below=below)
    read = memory.Read(
        source=Source(shown=f"part of source {index}", frame=frame), opened=placed, prepared=prepared, rows=len(frame)
    )
    # What foreign keys point to is no matter of one partition, and need not travel with it.
    alone = msgspec.structs.replace(settings, related={})
    return memory.Observed(table=table, library=pandas.LIBRARY, reads=(read,), counts={}, values={}, settings=alone)


def _everywhere(rule: Rule, reads: Sequence[Read]) -> bool:
    return all(one.opened.reads(rule) for one in reads)


def _computed(tasks: Any) -> Any:  # noqa: ANN401 - as Dask's `compute`
    """Run the graph of `tasks` by the user's own scheduler.

    Raises:
        CheckError: a task fails. Its own words may hold values of the data, and are left out.
    """
    try:
        return cast("Any", compute)(tasks)[0]
    except CheckError:
        raise
    except Exception as error:
        raise CheckError(f"Dask could not run the contract ({plain(type(error).__name__)})") from error


def _key_frames(rule: Rule, reads: Sequence[Read], names: Sequence[str], forms: Sequence[Form]) -> list[Any]:
    """Return, as tasks, the keys of each partition, beside the source and the number of their row."""
    tasks = []
    one_rule = msgspec.structs.replace(rule, columns=tuple(names))
    for index, one in enumerate(reads):
        starts = np.cumsum([0, *one.lengths])
        for start, partition in zip(starts, _partitions(one, (one_rule,)), strict=False):
            tasks.append(delayed(_keys_of)(partition, one_rule, one.opened, tuple(forms), (index, int(start))))
    return tasks


def _keys_of(
    frame: pd.DataFrame, rule: Rule, one: Opened, forms: Sequence[Form], place: tuple[int, int]
) -> pd.DataFrame:
    """Return the keys of one partition, `k0`, …, with `source` and `row`; runs where the partition is."""
    table = Table(name="", columns=(), rules=(rule,))
    seen = _judged(frame, table, one, Settings(), place[0])
    prepared = seen.reads[0].prepared
    numbered = prepared.frame.to_native().assign(row=np.arange(len(frame), dtype=np.int64) + place[1] + 1)
    prepared = msgspec.structs.replace(prepared, frame=nw.from_native(numbered, eager_only=True))
    source = nw.lit(place[0], dtype=nw.Int64).alias("source")
    found: pd.DataFrame = keys.keys(prepared, rule.columns, forms, nw.col("row"), source).to_native()
    return found.astype({f"k{index}": _kind(form) for index, form in enumerate(forms)})


def _kind(form: Form) -> Any:  # noqa: ANN401 - a type of pandas
    return {"text": object, "flag": bool, "float": np.float64}.get(form.family, np.int64)


def _joint(reads: Sequence[Read], names: Sequence[str]) -> list[Form]:
    """Return the forms in which the keys of all partitions can be compared."""
    forms = []
    for name in names:
        cells = [part[name] for one in reads for part in one.forms if name in part]
        if any(name not in part for one in reads for part in one.forms):
            raise UnsupportedError("is about a field below a column")
        forms.append(keys.joint_form(cells) if cells else DOUBLE)
    return forms


def _shuffled(rule: Rule, reads: Sequence[Read], names: Sequence[str], forms: Sequence[Form]) -> Any:  # noqa: ANN401 - a Dask frame
    """Return the keys of all partitions as one Dask frame, with equal keys in the same partition."""
    kinds = {f"k{index}": _kind(form) for index, form in enumerate(forms)} | {"row": np.int64, "source": np.int64}
    meta = pd.DataFrame({name: pd.Series([], dtype=kind) for name, kind in kinds.items()})
    tasks = _key_frames(rule, reads, names, forms)
    frame = dd.from_delayed(tasks, meta=meta, verify_meta=False)
    on = [f"k{index}" for index in range(len(forms))]
    return frame.shuffle(on=on) if frame.npartitions > 1 else frame


def _across(rule: Rule, reads: Sequence[Read], settings: Settings) -> float | None:
    """Return the number of a rule that other rows decide: equal keys meet in one task, and only numbers come back."""
    test = rule.test
    forms = _joint(reads, rule.columns)
    if isinstance(test, Dangling):
        return float(sum(_computed([delayed(len)(one) for one in _dangling(rule, reads, settings)])))
    if isinstance(test, Quantile | Disorder):
        # Both need all values of their columns, and no others, in one task.
        frames = _key_frames(rule, reads, rule.columns, forms)
        found = _computed(delayed(_ordered)(frames, test, tuple(forms)))
        return None if found is None else float(found)
    if isinstance(test, KeyTest) or len(rule.columns) == 1:
        frame = _shuffled(rule, reads, rule.columns, forms)
        parts = _computed([delayed(_grouped)(part, rule) for part in frame.to_delayed()])
    else:
        # A functional dependency: what determines decides which task a row goes to.
        frame = _shuffled(msgspec.structs.replace(rule), reads, rule.columns, forms)
        frame = frame.shuffle(on=[f"k{index}" for index in range(len(forms) - 1)])
        parts = _computed([delayed(_grouped)(part, rule) for part in frame.to_delayed()])
    rows = sum(part["all"] for part in parts)
    if not rows:
        return 0.0 if isinstance(test, KeyTest) else None
    total = {"value": sum(part["value"] or 0 for part in parts), "rows": rows}
    return keys.number_of(rule, total)


def _grouped(frame: pd.DataFrame, rule: Rule) -> dict[str, Any]:
    """Return the aggregates over the keys of one task."""
    if not len(frame):
        return {"all": 0, "value": 0}
    rows = nw.from_native(frame, eager_only=True)
    found = cast("Any", keys.grouped(rule, cast("Any", rows))).rows(named=True)[0]
    return {"all": len(frame), "value": memory.plain_number(found["value"])}


def _ordered(frames: Sequence[pd.DataFrame], test: Quantile | Disorder, forms: Sequence[Form]) -> float | None:
    whole = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame()
    columns = [whole[f"k{index}"].to_numpy() for index in range(len(forms))] if len(whole) else []
    if not columns:
        return None
    if isinstance(test, Disorder):
        return orders.disorder(test, columns)
    return orders.quantile(test, (columns[0] - forms[0].offset) / forms[0].units)


def _dangling(rule: Rule, reads: Sequence[Read], settings: Settings) -> list[Any]:
    """Return, as tasks, the keys that are in no row of the other object."""
    test = cast("Dangling", rule.test)
    others = settings.related.get(test.table)
    if not others:
        raise UnsupportedError(f"points to '{plain(test.table, limit=60)}', whose data is not given")
    table = memory.referred(rule, cast("Any", reads))
    known, _ = _aggregated(table, _opened(table, others, settings), settings)
    if not all(one.opened.reads(table.rules[0]) for one in known):
        raise UnsupportedError("points to data that lacks the columns")
    forms = [
        keys.joint_form(pair) for pair in zip(_joint(reads, rule.columns), _joint(known, test.columns), strict=True)
    ]
    rows = _shuffled(rule, reads, rule.columns, forms)
    there = _shuffled(rule, known, test.columns, forms)
    on = [f"k{index}" for index in range(len(forms))]
    count = max(rows.npartitions, there.npartitions)
    if count > 1:
        rows, there = rows.shuffle(on=on, npartitions=count), there.shuffle(on=on, npartitions=count)
    return [delayed(_unknown)(one, other, on) for one, other in zip(rows.to_delayed(), there.to_delayed(), strict=True)]


def _unknown(rows: pd.DataFrame, known: pd.DataFrame, on: list[str]) -> pd.DataFrame:
    frames = [cast("Any", nw.from_native(frame, eager_only=True)) for frame in (rows, known)]
    return cast("pd.DataFrame", keys.dangling(frames[0], frames[1], len(on)).to_native())


def _row_examples(rules: Sequence[Rule], seen: Observed, shown: Mapping[str, int]) -> dict[str, Examples]:
    """Return the first broken rows of each partition, put together."""
    table = msgspec.structs.replace(seen.table, rules=tuple(rules))
    tasks = [
        [
            delayed(_part_examples)(partition, table, one.opened, (seen.settings, index), dict(shown))
            for partition in _partitions(one, rules)
        ]
        for index, one in enumerate(seen.reads)
    ]
    found = _computed(tasks)
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
    seen = _judged(frame, table, one, *of)
    _, left = memory.aggregated(table, seen.reads)
    found: dict[str, Any] = {}
    if left and len(frame):
        judged = memory.with_polars(seen, frozenset(left))
        theirs = [rule for rule in table.rules if rule.subject in left]
        found = {subject: (one, []) for subject, one in judged.examples(theirs, shown).items()}
    for rule in table.rules:
        if rule.subject not in found:
            found[rule.subject] = memory.row_examples(rule, seen, shown.get(rule.subject, 0))
    return found


def _key_examples(rule: Rule, seen: Observed, shown: int) -> Examples:
    """Return the first rows that repeat a key, or whose key is in no row of the other object."""
    forms = _joint(seen.reads, rule.columns)
    if isinstance(rule.test, Dangling):
        tasks = [delayed(_first)(one) for one in _dangling(rule, seen.reads, seen.settings)]
    else:
        frame = _shuffled(rule, seen.reads, rule.columns, forms)
        tasks = [delayed(_later)(part, len(forms)) for part in frame.to_delayed()]
    some = _first(pd.concat(_computed(tasks), ignore_index=True))
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
        tasks.append(delayed(_row_values)(_partitions(one, (rule,))[part], rule, one.opened, here))
    return tuple(_computed(tasks)) if tasks else ()


def _row_values(frame: pd.DataFrame, rule: Rule, one: Opened, row: int) -> str:
    """Return what stands in the columns of `rule` in a row, from 1; runs where the partition is."""
    indexes = {wanted.column.name: wanted.index for wanted in _placed(frame, one).wanted}
    values = [pandas.LIBRARY.value(frame, indexes[name], row - 1) for name in rule.columns]
    return ", ".join(plain(value, limit=60) for value in values)


def _first(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.sort_values(["source", "row"]).head(MOST)


def _later(frame: pd.DataFrame, count: int) -> pd.DataFrame:
    ordered = frame.sort_values(["source", "row"])
    return ordered[ordered.duplicated([f"k{index}" for index in range(count)])].head(MOST)

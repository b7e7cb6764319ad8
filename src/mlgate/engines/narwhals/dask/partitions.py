"""The partitions of Dask frames, each judged as the pandas frame that it is, where it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

import msgspec
import pandas as pd
from dask.base import compute
from dask.delayed import delayed

from mlgate.contracts import Rule, Table
from mlgate.contracts.constraints import RowTest
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.engines.narwhals import memory, pandas
from mlgate.engines.narwhals.aggregates import ROWS, Row
from mlgate.engines.narwhals.breaking import extras_of
from mlgate.engines.narwhals.columns import Opened, OpenedSource, Source, opened
from mlgate.engines.narwhals.dask.files import sources_of
from mlgate.engines.narwhals.forms import Form
from mlgate.engines.observing import Settings


class Read(OpenedSource, frozen=True, kw_only=True):
    """A source that is opened; `lengths` are the rows of its partitions, and `forms` those of the columns in each."""

    lengths: tuple[int, ...] = ()
    forms: tuple[Mapping[str, Form], ...] = ()

    @property
    def rows(self) -> int:
        """The number of rows."""
        return sum(self.lengths)


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """What one partition says: its row of numbers, the forms of its columns, and the rules that it leaves out."""

    row: Row
    forms: Mapping[str, Form]
    left: Mapping[str, str]


def opened_all(table: Table, sources: Sequence[object], settings: Settings) -> tuple[Read, ...]:
    """Return Dask frames, or files, opened by `table`."""
    reads = []
    for index, source in enumerate(sources_of(sources)):
        held = pandas.names_held(cast("Any", source.frame)._meta_nonempty, table.columns, lazily=True)  # noqa: SLF001 - Dask's own way to know a frame without reading it
        reads.append(Read(source=source, opened=opened(table, index, source, held, settings)))
    return tuple(reads)


def aggregated(
    table: Table, reads: Sequence[Read], settings: Settings
) -> tuple[tuple[Read, ...], list[tuple[Part, ...]]]:
    """Return what every partition of every source says, by one graph."""
    # What foreign keys point to is no matter of one partition, and need not travel with it.
    alone = msgspec.structs.replace(settings, related={})
    tasks = [
        [delayed(counted)(partition, table, one.opened, alone, index) for partition in partitions(one, table.rules)]
        for index, one in enumerate(reads)
    ]
    parts = [tuple(one) for one in computed(tasks)]
    told = tuple(
        msgspec.structs.replace(
            one,
            lengths=tuple(int(part.row[ROWS] or 0) for part in some),
            forms=tuple(part.forms for part in some),
        )
        for one, some in zip(reads, parts, strict=True)
    )
    return told, parts


def partitions(one: Read, rules: Sequence[Rule]) -> list[Any]:
    """Return the partitions of a source with nothing but the columns that `rules` read, in their own order."""
    frame = cast("Any", one.source.frame)
    names = {name for rule in rules for name in rule.columns}
    wanted = {read.index for read in (*one.opened.wanted, *one.opened.below) if read.column.name in names}
    labels = list(frame.columns)
    if len(set(labels)) == len(labels):
        frame = frame[[labels[index] for index in sorted(wanted)]]
    return cast("list[Any]", frame.to_delayed())


def placed(frame: pd.DataFrame, one: Opened) -> Opened:
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
    seen = judged(frame, table, one, settings, index)
    (read,), (rows, left) = seen.reads, memory.aggregated(table, seen.reads)
    row = dict(rows[0]) | {ROWS: read.rows}
    in_rows = {rule.subject for rule in table.rules if isinstance(rule.test, RowTest)}
    theirs = frozenset(left) & in_rows
    if theirs and read.rows:
        others = memory.with_polars(seen, theirs)
        numbers = {rule.subject: number for number, rule in enumerate(table.rules)}
        row |= {f"b{numbers[subject]}": others.counts.get(subject, 0) for subject in theirs - set(others.unchecked)}
        left = {subject: why for subject, why in left.items() if subject not in theirs} | dict(others.unchecked)
    forms = {name: cell.form for name, cell in read.prepared.cells.items()}
    return Part(row=row, forms=forms, left={} if not read.rows else left)


def judged(frame: pd.DataFrame, table: Table, one: Opened, settings: Settings, index: int) -> memory.Observed:
    """Return one partition of the source at `index`, prepared to be judged as a pandas frame."""
    here = placed(frame, one)
    reached, below = pandas.reachable(here.below)
    prepared = pandas.prepare(frame, (*here.wanted, *reached), extras_of(table.rules), exact=True)
    prepared = msgspec.structs.replace(prepared, below=frozenset(read.column.name for read in below))
    source = Source(shown=f"part of source {index}", frame=frame)
    read = memory.Read(source=source, opened=here, prepared=prepared, rows=len(frame))
    return memory.Observed(table=table, library=pandas.LIBRARY, reads=(read,), counts={}, values={}, settings=settings)


def computed(tasks: Any) -> Any:  # noqa: ANN401 - as Dask's `compute`
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

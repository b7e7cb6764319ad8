"""Data opened for a look at it: the columns that all files share, and a sample that fits into memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import polars as pl

from mlgate.contracts import Column
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.core.panics import silenced
from mlgate.engines.polars.columns import View, parsed, raw
from mlgate.engines.polars.sources import Source
from mlgate.readers.unreadable import unreadable

# Rows looked at by what is expensive; beyond them counts and extremes are exact all the same.
SAMPLE = 100_000
# Values that are held in memory, so that they are read and parsed but once; of more only the sample is.
_HELD = 10_000_000
_ROW = "row"
# Knuth's multiplicative hash: which rows are in the sample depends on nothing but their number.
_FACTOR, _TURN = 2_654_435_769, 2**32


class Raw(msgspec.Struct, frozen=True, kw_only=True):
    """The shared columns of all files as they are stored, named `c0`, … in the order of the first.

    `frame` has all rows, `sample` at most `SAMPLE` of them in their order. `texts` are the positions of columns that
    are text still to be parsed, all of them for CSV (`text`); `json` are those of JSON, which may be dates and times.
    `left_out` says why a column is none of them.
    """

    shown: str
    names: tuple[str, ...]
    schema: pl.Schema
    frame: pl.LazyFrame
    sample: pl.DataFrame
    rows: int
    text: bool
    texts: frozenset[int]
    json: frozenset[int]
    decimal: str
    null_values: tuple[str, ...]
    left_out: Mapping[str, str]

    @property
    def whole(self) -> bool:
        """Whether the sample is all there is."""
        return self.sample.height == self.rows

    @property
    def held(self) -> bool:
        """Whether all rows are held in memory."""
        return self.rows * len(self.names) <= _HELD

    def view(self, position: int, column: Column) -> View:
        """Return the column at `position` read as `column` says, as the polars engine reads it."""
        name = f"c{position}"
        if position not in self.texts:
            return View(value=pl.col(name))
        text = raw(name, self.null_values) if self.text else pl.col(name)
        return parsed(column, text) if self.decimal == "." else parsed(column, text, self.decimal)


def look(sources: Sequence[Source], shown: str) -> Raw:
    """Open `sources` together, and take the sample.

    Raises:
        CheckError: there is nothing to be seen, or some of it is text and some is not.
    """
    if len({(source.text, source.null_values, source.decimal) for source in sources}) > 1:
        raise CheckError(f"{shown}: some files are CSV of another dialect, or none; look at one sort at a time")
    first = sources[0]
    is_json = all(source.file is not None and source.file.format == "jsonl" for source in sources)
    shared, left_out = _shared(sources)
    if not shared:
        raise CheckError(f"{shown}: no column is in all of the files")
    frames = [_selected(source, shared) for source in sources]
    try:
        frame = frames[0] if len(frames) == 1 else pl.concat(frames, how="vertical_relaxed")
        schema = frame.collect_schema()
        with silenced():
            rows = int(frame.select(pl.len()).collect(engine="streaming").item())
            if rows * len(shared) <= _HELD:
                frame = frame.collect().lazy()
            sample = _sampled(frame, rows).collect(engine="streaming")
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        raise unreadable(first.file if len(sources) == 1 else None, shown, error) from error
    if rows == 0:
        raise CheckError(f"{shown}: has no rows, from which nothing can be inferred")
    json = frozenset(place for place in range(len(shared)) if is_json and schema[f"c{place}"] == pl.String)
    return Raw(
        shown=shown,
        names=tuple(shared),
        schema=schema,
        frame=sample.lazy() if sample.height == rows else frame,
        sample=sample,
        rows=rows,
        text=first.text,
        texts=json | {place for place, name in enumerate(shared) if first.text or name in first.texts},
        json=json,
        decimal=first.decimal,
        null_values=first.null_values,
        left_out=left_out,
    )


def _shared(sources: Sequence[Source]) -> tuple[list[str], dict[str, str]]:
    left_out: dict[str, str] = {}
    shared = []
    twice = {name for source in sources for name in source.names if source.names.count(name) > 1}
    made = {name for source in sources if source.names for name in set(source.schema) - set(source.names)}
    left_out |= dict.fromkeys(sorted(twice), "stands twice in the header")
    for name in dict.fromkeys(name for source in sources for name in source.schema):
        lacking = [source.shown for source in sources if name not in source.schema]
        types = {source.schema[name] for source in sources if name in source.schema} - {pl.Null()}
        if name in twice | made:
            continue
        if lacking:
            left_out[name] = f"not in {plain(lacking[0])}"
        elif len(types) > 1 and not _one_family(types):
            left_out[name] = f"stored as {' and as '.join(sorted(plain(one, limit=40) for one in types))}"
        else:
            shared.append(name)
    return shared, left_out


def _one_family(types: set[pl.DataType]) -> bool:
    return all(one.is_numeric() for one in types) or all(isinstance(one, pl.String | pl.Categorical) for one in types)


def _selected(source: Source, shared: Sequence[str]) -> pl.LazyFrame:
    places = {name: place for place, name in enumerate(source.schema)}
    columns = [pl.nth(places[name]).alias(f"c{index}") for index, name in enumerate(shared)]
    categories = [
        pl.col(f"c{index}").cast(pl.String)
        for index, name in enumerate(shared)
        if isinstance(source.schema[name], pl.Categorical | pl.Enum)
    ]
    return source.frame.select(columns).with_columns(categories)


def _sampled(frame: pl.LazyFrame, rows: int) -> pl.LazyFrame:
    if rows <= SAMPLE:
        return frame
    number = pl.col(_ROW).cast(pl.UInt64) * _FACTOR % _TURN
    return frame.with_row_index(_ROW).filter(number < int(_TURN * SAMPLE / rows)).drop(_ROW)

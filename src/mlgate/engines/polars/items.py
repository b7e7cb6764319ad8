"""Rules about items of arrays and entries of maps together: keys, statistics, conditions, foreign keys.

Each item is an observation, beside the values of what it is part of. A source is unfolded: it gets a row for each item,
and the number of the row that has it. A row is broken where any of its items is.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec
import polars as pl

from mlgate.contracts import Column, Rule
from mlgate.contracts.compiled import Entry, Step
from mlgate.contracts.constraints import Dangling, DistinctCount, KeyTest, RowTest, Untrue
from mlgate.engines.polars.codes import alike
from mlgate.engines.polars.entries import listed, made
from mlgate.engines.polars.readings import ROW, Field, Read, step_to
from mlgate.engines.polars.references import Related, without
from mlgate.engines.polars.statistics import finish, fused, queried

# A row's place in one number: the source's position above, the number of the row below.
_ROW_BITS = 40


def concerns(rule: Rule, reads: Sequence[Read]) -> bool:
    """Return whether `rule` takes values of items one by one, so that sources have to be unfolded for it."""
    if isinstance(rule.test, RowTest) and not isinstance(rule.test, Untrue):
        return False
    return any(one.fields[name].many for one in reads for name in rule.columns if name in one.fields)


def unfolded(rule: Rule, reads: Sequence[Read]) -> tuple[Read, ...]:
    """Return `reads`, which have all columns of `rule`, with a row for each item that they are about."""
    return tuple(_unfolded(rule, one) for one in reads)


class _Level(msgspec.Struct, frozen=True):
    """Items unfolded: the path to them, the column that holds them, and its type."""

    path: tuple[Step, ...]
    name: str
    dtype: pl.DataType


def _unfolded(rule: Rule, one: Read) -> Read:
    fields = [one.fields[name] for name in rule.columns]
    deepest = max(fields, key=lambda field: len(field.column.within))
    frame = one.stored.with_row_index(ROW, 1)
    if any(field.how == "nothing" and field.column.within for field in fields):
        # Nothing but nulls stands above the items, so that there is none.
        return msgspec.structs.replace(
            one, stored=frame.head(0), expressions=(*one.expressions, pl.col(ROW)), unfolded=True
        )
    levels = [_Level((deepest.column.top,), deepest.stored, deepest.dtype)]
    for place, step in enumerate(deepest.column.within):
        if not isinstance(step, str):
            frame, level = _exploded(frame, levels[-1], deepest.column, place)
            levels.append(level)
    moved = {name: _moved(one.fields[name], levels) for name in rule.columns}
    expressions = (*one.expressions, pl.col(ROW), *(pl.col(level.name) for level in levels[1:]))
    return msgspec.structs.replace(one, stored=frame, expressions=expressions, fields=moved, unfolded=True)


def _exploded(frame: pl.LazyFrame, above: _Level, column: Column, place: int) -> tuple[pl.LazyFrame, _Level]:
    """Return `frame` with a row for each of the items, below those of `above`, at `place` in the path of `column`."""
    value, dtype = pl.col(above.name), above.dtype
    begin = len(above.path) - 1 if isinstance(above.path[-1], Entry) else len(above.path)
    for step in column.path[begin:place]:
        value, dtype = step_to(value, dtype, step)
    item: pl.DataType = pl.Null()
    if isinstance(column.path[place], Entry):
        found = listed(value, dtype)
        assert found is not None
        value, item = found[0].list.drop_nulls(), found[1]
    elif isinstance(dtype, pl.List | pl.Array):
        value = value.arr.to_list() if isinstance(dtype, pl.Array) else value
        item = made(dtype.inner)
    name = f"u{place}"
    # An empty array has no item, which would be told as one that is missing.
    exploded = frame.with_columns(value.alias(name)).filter(pl.col(name).list.len() > 0).explode(name)
    return exploded, _Level(column.within[: place + 1], name, item)


def _moved(field: Field, levels: Sequence[_Level]) -> Field:
    """Return `field` as it is reached from the deepest of the items that it is part of."""
    within = field.column.within
    if not within or field.how == "nothing":
        return field
    level = next(level for level in levels if level.path == within)
    rest = field.column.path[len(within) :]
    last = field.column.path[len(within) - 1]
    steps = (last, *rest) if isinstance(last, Entry) else rest
    return msgspec.structs.replace(field, name=level.name, dtype=level.dtype, steps=steps, held=True)


def count(rule: Rule, reads: Sequence[Read], other: Related | None) -> int:
    """Return the number of rows that break `rule`, a key rule or condition, in the unfolded `reads`.

    Raises:
        CheckError: a source cannot be read to its end.
    """
    return int(reads[0].collect(_broken(rule, reads, other).select(pl.col("place").n_unique())).item())


def number(rule: Rule, reads: Sequence[Read], now: datetime) -> float | None:
    """Return the statistic of `rule` over all items of the unfolded `reads`; `None` where none has a value.

    Raises:
        CheckError: a source cannot be read to its end.
    """
    if isinstance(rule.test, DistinctCount):
        distinct = int(reads[0].collect(_keys(rule, reads).drop("place").unique().select(pl.len())).item())
        return float(distinct) if distinct else None
    if not fused(rule, reads[0]):
        return queried(rule, reads)
    return finish(rule, [one.collect(one.frame.select(fused(rule, one))).row(0, named=True) for one in reads], now)


def first(rule: Rule, reads: Sequence[Read], other: Related | None, most: int) -> pl.DataFrame:
    """Return the first `most` rows that break `rule`, as `source`, `row` and, of a key, its parts `k0`, …."""
    broken = _broken(rule, reads, other)
    some = reads[0].collect(broken.select("place").unique().bottom_k(most, by="place"))
    names = [name for name in _names(rule) if name in broken.collect_schema()]
    # Of each row the least of its items that break the rule.
    rows = reads[0].collect(broken.select("place", *names).join(some.lazy(), on="place", how="semi"))
    rows = rows.sort("place", *names).unique("place", keep="first", maintain_order=True)
    place = pl.col("place")
    return rows.with_columns((place // 2**_ROW_BITS).alias("source"), (place % 2**_ROW_BITS).alias(ROW))


def _broken(rule: Rule, reads: Sequence[Read], other: Related | None) -> pl.LazyFrame:
    """Return what breaks `rule`, item by item, with the place of its row."""
    if isinstance(rule.test, Untrue):
        frames = [one.frame.filter(one.breaking(rule)).select(_place(index)) for index, one in enumerate(reads)]
        return pl.concat(frames)
    if isinstance(rule.test, Dangling):
        assert other is not None
        frames = [frame.with_columns(_place(index)) for index, frame in enumerate(without(rule, reads, other))]
        return pl.concat(frames)
    names = _names(rule)
    keys = _keys(rule, reads)
    repeated = keys.group_by(names).agg(pl.col("place").min().alias("first"), pl.len().alias("n"))
    in_rows = keys.group_by([*names, "place"]).agg(pl.len().alias("times"))
    both = in_rows.join(repeated.filter(pl.col("n") > 1), on=names)
    return both.filter((pl.col("place") > pl.col("first")) | (pl.col("times") > 1))


def _keys(rule: Rule, reads: Sequence[Read]) -> pl.LazyFrame:
    columns = alike(rule, reads)
    frames = []
    for index, one in enumerate(reads):
        parts = [values[index].alias(name) for name, (values, _) in zip(_names(rule), columns, strict=True)]
        frames.append(one.frame.filter(one.there(rule)).select(_place(index), *parts))
    return pl.concat(frames)


def _names(rule: Rule) -> list[str]:
    return [f"k{number}" for number in range(len(rule.columns))]


def _place(index: int) -> pl.Expr:
    return (pl.col(ROW).cast(pl.Int64) + pl.lit(index << _ROW_BITS, dtype=pl.Int64)).alias("place")


def is_counted(rule: Rule) -> bool:
    """Return whether `rule` counts rows; else it is a number."""
    return isinstance(rule.test, RowTest | KeyTest)

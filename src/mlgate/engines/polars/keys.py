"""Rows that repeat a key, counted exactly in little time and memory.

Keys are coded as whole numbers of 64 bits (`codes`). Codes that fill their range well are marked in a map of it
(`marks`); others are sorted and compared with their neighbours. Where codes are hashes, the few keys with equal ones
are compared themselves. More keys than fit are taken in several rounds, each over a part of the codes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec
import polars as pl

from mlgate.contracts import Rule
from mlgate.contracts.constraints import DistinctCount, Repeated
from mlgate.core.errors import CheckError
from mlgate.engines.polars.codes import Code, alike, coded, packable, physical
from mlgate.engines.polars.marks import Marks, fits
from mlgate.engines.polars.readings import Read

# The most codes held at once: 8 bytes each, twice while they are sorted.
_AT_ONCE = 1 << 26
# The most repeated codes that are looked for at once when keys are compared, and that are kept for examples.
_COMPARED = 1 << 20


class Repeats(msgspec.Struct, frozen=True, kw_only=True):
    """The number of rows that repeat a key, of those that have one; `codes` are the repeated ones, where few."""

    count: int
    rows: int
    codes: pl.Series | None = None


def range_of(
    rule: Rule, reads: Sequence[Read], index: int, bounds: Mapping[str, tuple[int, int]]
) -> tuple[list[pl.Expr], dict[str, int]]:
    """Return what finds the least and most of the rule's columns in the source at `index`, and those known already.

    Both are named `low` and `high` and the column's place in the rule; `bounds` has known ones, by column.
    """
    if not isinstance(rule.test, Repeated | DistinctCount) or not all(one.reads(rule) for one in reads):
        return [], {}
    found: list[pl.Expr] = []
    known: dict[str, int] = {}
    for number, (name, (values, dtype)) in enumerate(zip(rule.columns, alike(rule, reads), strict=True)):
        ends = bounds.get(name) if dtype == reads[index].fields[name].dtype else None
        if ends is not None and packable(dtype):
            known |= {f"low{number}": ends[0], f"high{number}": ends[1]}
        elif packable(dtype):
            held = physical(values[index], dtype)
            found += [held.min().alias(f"low{number}"), held.max().alias(f"high{number}")]
    return found, known


def ranges(
    rule: Rule, reads: Sequence[Read], seen: Sequence[Mapping[str, float | None]]
) -> list[tuple[int, int] | None]:
    """Return the least and most of each of the rule's columns over all sources, from what `range_of` gave for each."""
    found: list[tuple[int, int] | None] = []
    for number, _ in enumerate(alike(rule, reads)):
        lows = [int(low) for one in seen if (low := one.get(f"low{number}")) is not None]
        highs = [int(high) for one in seen if (high := one.get(f"high{number}")) is not None]
        found.append((min(lows), max(highs)) if lows and highs else None)
    return found


def repeated(rule: Rule, reads: Sequence[Read], known: Sequence[tuple[int, int] | None], rows: int) -> Repeats:
    """Count the rows whose key an earlier row of `reads`, which have `rows` together, holds.

    Raises:
        CheckError: a source cannot be read to its end.
    """
    if rows == 0:
        return Repeats(count=0, rows=0)
    columns = alike(rule, reads)
    plan = [coded(columns, known, index) for index in range(len(reads))]
    span = plan[0].span
    if span is not None and fits(span, rows):
        marked = _marked(reads, plan, span)
        if marked.count == 0:
            return marked
    return _sorted(rule, reads, plan, rows)


def _codes(
    rule: Rule, reads: Sequence[Read], plan: Sequence[Code], part: tuple[int, int] = (0, 1)
) -> Iterator[pl.Series]:
    """Yield the codes of each source's keys, of those only whose code leaves `part[0]` when divided by `part[1]`."""
    for one, code in zip(reads, plan, strict=True):
        frame = one.frame.filter(one.there(rule)).select(code.code)
        if part[1] > 1:
            frame = frame.filter(pl.col("code") % pl.lit(part[1], dtype=pl.UInt64) == part[0])
        codes = one.collect(frame).to_series()
        if code.span is not None and len(codes) and int(codes.max() or 0) >= code.span:  # type: ignore[arg-type] # a whole number
            raise _otherwise(one)
        yield codes


def _marked(reads: Sequence[Read], plan: Sequence[Code], span: int) -> Repeats:
    marks = Marks(span)
    rows = 0
    for one, code in zip(reads, plan, strict=True):
        # A packed code is null where a part is. What is marked is also counted, so that polars cannot leave it out.
        there = marks.marking(code.code).is_not_null().sum()
        rows += int(one.collect(one.frame.select(there)).item() or 0)
        if marks.beyond:
            raise _otherwise(one)
    return Repeats(count=rows - marks.distinct, rows=rows)


def _otherwise(one: Read) -> CheckError:
    said = f"{one.source.shown}: its statistics say otherwise than its values"
    return CheckError(f'{said}; write it anew, or set `statistics = "ignore"`')


def _sorted(rule: Rule, reads: Sequence[Read], plan: Sequence[Code], rows: int) -> Repeats:
    parts = -(-rows // _AT_ONCE)
    count = total = 0
    kept: list[pl.Series] | None = []
    for part in range(parts):
        codes = _in_order(list(_codes(rule, reads, plan, (part, parts))))
        total += len(codes)
        again = codes.filter(codes == codes.shift(1))
        del codes
        twice = again.unique()
        count += len(again) if plan[0].exact else _confirmed(rule, reads, plan, len(again), twice)
        kept = None if kept is None or len(twice) > _COMPARED else [*kept, twice]
    return Repeats(count=count, rows=total, codes=pl.concat(kept) if kept else None)


def _in_order(series: list[pl.Series]) -> pl.Series:
    codes = series[0] if len(series) == 1 else pl.concat(series)
    series.clear()
    return codes if codes.is_sorted() else codes.sort()


def _confirmed(rule: Rule, reads: Sequence[Read], plan: Sequence[Code], again: int, twice: pl.Series) -> int:
    """Return how many rows repeat a key, where `again` repeat one of the hashes `twice`, by comparing keys."""
    distinct = 0
    names = [f"k{number}" for number in range(len(rule.columns))]
    for start in range(0, len(twice), _COMPARED):
        some = twice.slice(start, _COMPARED).implode()
        frames = [
            one.frame.filter(one.there(rule)).select(code.code, *code.parts).filter(pl.col("code").is_in(some))
            for one, code in zip(reads, plan, strict=True)
        ]
        distinct += int(reads[0].collect(pl.concat(frames).select(names).unique().select(pl.len())).item())
    return again + len(twice) - distinct


def first_repeats(
    rule: Rule, reads: Sequence[Read], plan: Repeats, known: Sequence[tuple[int, int] | None], most: int
) -> pl.DataFrame:
    """Return the first `most` rows that repeat a key, as `source`, `row` and the key's parts `k0`, …."""
    columns = alike(rule, reads)
    names = [f"k{number}" for number in range(len(rule.columns))]
    # Where many rows repeat a key, the first ones come early.
    few = plan.codes if plan.count <= _COMPARED else None
    frames = []
    for index, one in enumerate(reads):
        code = coded(columns, known, index)
        frame = one.rows_with().filter(one.there(rule))
        if few is not None:
            frame = frame.filter(code.code.is_in(few.implode()))
        frames.append(frame.select(pl.lit(index).alias("source"), pl.col("row"), *code.parts))
    together = pl.concat(frames)
    if few is not None:
        return _first(reads[0].collect(together), names, most)
    rows = 100_000
    while True:
        # Whether a row repeats a key is told by the rows before it.
        found = _first(reads[0].collect(together.head(rows)), names, most)
        if len(found) >= most or rows >= plan.rows:
            return found
        rows *= 8


def _first(frame: pl.DataFrame, names: Sequence[str], most: int) -> pl.DataFrame:
    return frame.sort("source", "row").filter(~pl.struct(names).is_first_distinct()).head(most)

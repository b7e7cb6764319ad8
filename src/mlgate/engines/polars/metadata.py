"""What a Parquet file says of itself, used to prove rules without reading their columns.

Only what is sure counts: statistics of writers known to keep to the format, in the fields that name their order, of
flat columns of whole numbers, decimals, dates and timestamps. Floating columns are always read, since statistics leave
NaNs out. Bounds may be wider than the values (truncated): a proof holds all the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

import msgspec
import polars as pl

from mlgate.contracts import Rule
from mlgate.contracts.constraints import Missing, Outside, Unlisted, Unmatched, WrongLength
from mlgate.engines.polars.exact import bits, scaled
from mlgate.engines.polars.footers import Chunk, Footer, Leaf, read_footer
from mlgate.engines.polars.pages import few, texts
from mlgate.engines.polars.readings import Field, Read

_KNOWN_WRITERS = re.compile(
    r"polars\b|parquet-cpp-arrow version (?:[4-9]|\d\d)|duckdb\b|parquet-rs version (?:[2-9]\d|\d{3})"
    r"|parquet-mr version 1\.(?:1[1-9]|[2-9]\d)",
    re.IGNORECASE,
)
_INT32, _INT64, _BYTES, _FIXED = 1, 2, 6, 7
_UNITS = {1: "ms", 2: "us", 3: "ns"}
_CONVERTED_UNITS = {9: "ms", 10: "us"}
_TIMESTAMP = 8
# What a text alone decides; of nulls they say nothing.
_OF_TEXTS = (Unlisted, Unmatched, WrongLength)


class Proofs(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a source before it is read: `counts` of rules by subject, columns of `few` values.

    `bounds` has whole numbers between which all values of a column are, in the unit in which it is held.
    """

    rows: int | None = None
    counts: dict[str, int] = {}
    few: frozenset[str] = frozenset()
    bounds: dict[str, tuple[int, int]] = {}


def prove(one: Read, rules: Sequence[Rule]) -> Proofs:
    """Return what the source's own statistics prove of `rules`; nothing where it is no Parquet file, or in doubt."""
    path = None if one.source.file is None or one.source.file.format != "parquet" else one.source.file.path
    if path is None:
        return Proofs()
    fields = ((name, field) for name, field in one.fields.items() if not field.steps and field.how == "as is")
    # What the file says is in another zone.
    tops = {name: field for name, field in fields if field.column.zone is None}
    footer = read_footer(path, frozenset(field.column.top for field in tops.values()))
    if footer is None or not _sure(footer):
        return Proofs()
    counts = {}
    for rule in rules:
        if isinstance(rule.test, Missing | Outside) and rule.columns[0] in tops:
            field = tops[rule.columns[0]]
            known = _count(rule.test, field, one.source.schema[field.column.top], footer)
            if known is not None:
                counts[rule.subject] = known
    listed = {name: found[1] for name in tops if (found := _few(tops[name].column.top, footer))}
    counts |= _proven_by_texts(one, [rule for rule in rules if rule.subject not in counts], listed, path)
    schema = one.source.schema
    bounds = {name: _bounds(field.column.top, schema[field.column.top], footer) for name, field in tops.items()}
    return Proofs(
        rows=footer.rows,
        counts=counts,
        few=frozenset(listed),
        bounds={name: ends for name, ends in bounds.items() if ends is not None},
    )


def _sure(footer: Footer) -> bool:
    return footer.ordered and bool(_KNOWN_WRITERS.match(footer.writer)) and sum(footer.groups) == footer.rows


def _chunks(name: str, footer: Footer) -> tuple[Leaf, tuple[Chunk, ...]] | None:
    leaf = footer.leaves.get(name)
    if leaf is None:
        return None
    chunks = footer.chunks[leaf.position]
    if any(chunk.values != rows for chunk, rows in zip(chunks, footer.groups, strict=True)):
        return None
    return leaf, chunks


def _few(name: str, footer: Footer) -> tuple[Leaf, tuple[Chunk, ...]] | None:
    found = _chunks(name, footer)
    return found if found is not None and few(found[1]) else None


def _proven_by_texts(
    one: Read, rules: Sequence[Rule], chunks: Mapping[str, Sequence[Chunk]], path: Path
) -> dict[str, int]:
    """Return the rules on columns of text that every text of the columns' dictionaries keeps, with no broken row."""
    proven: dict[str, int] = {}
    wanted = {rule.columns[0] for rule in rules if type(rule.test) in _OF_TEXTS}
    for name in sorted(wanted & chunks.keys()):
        field = one.fields[name]
        held = texts(path, chunks[name]) if field.dtype == pl.String else None
        if held is None:
            continue
        about = [rule for rule in rules if rule.columns == (name,) and type(rule.test) in _OF_TEXTS]
        frame = pl.DataFrame({field.name: pl.Series(sorted(held), dtype=pl.String)})
        broken = frame.select(one.breaking(rule).any().alias(rule.subject) for rule in about).row(0, named=True)
        proven |= {subject: 0 for subject, any_broken in broken.items() if not any_broken}
    return proven


def _count(test: Missing | Outside, field: Field, dtype: pl.DataType, footer: Footer) -> int | None:
    """Return how many rows break `test`, where that is sure."""
    found = _chunks(field.column.top, footer)
    if found is None or dtype.is_float() or dtype.is_nested():
        return None
    leaf, chunks = found
    if any(chunk.nulls is None or not 0 <= chunk.nulls <= chunk.values for chunk in chunks):
        return None
    if isinstance(test, Missing):
        return None if test.values or not test.null else sum(chunk.nulls or 0 for chunk in chunks)
    if not _comparable(leaf, dtype):
        return None
    return 0 if all(_inside(test, chunk, leaf, dtype) for chunk in chunks) else None


def _bounds(name: str, dtype: pl.DataType, footer: Footer) -> tuple[int, int] | None:
    """Return whole numbers between which all values of the column are, where that is sure."""
    found = _chunks(name, footer)
    if found is None or not _comparable(found[0], dtype):
        return None
    leaf, chunks = found
    ends = [
        (_number(chunk.low, leaf, dtype), _number(chunk.high, leaf, dtype))
        for chunk in chunks
        if chunk.nulls is None or chunk.nulls != chunk.values
    ]
    lows, highs = ([end for end in side if end is not None] for side in zip(*ends, strict=True)) if ends else ([], [])
    if not ends or len(lows) < len(ends) or len(highs) < len(ends) or min(lows) > max(highs):
        return None
    return min(lows), max(highs)


def _comparable(leaf: Leaf, dtype: pl.DataType) -> bool:
    """Return whether the file's numbers are in the unit in which polars holds the column."""
    if dtype.is_integer():
        return leaf.physical in (_INT32, _INT64) and leaf.scale in (None, 0)
    if isinstance(dtype, pl.Decimal):
        return leaf.physical in (_INT32, _INT64, _FIXED) and leaf.scale == dtype.scale
    if isinstance(dtype, pl.Date):
        return leaf.physical == _INT32
    return isinstance(dtype, pl.Datetime) and leaf.physical == _INT64 and _unit(leaf) == dtype.time_unit


def _unit(leaf: Leaf) -> str | None:
    if leaf.converted in _CONVERTED_UNITS:
        return _CONVERTED_UNITS[leaf.converted]
    unit = leaf.logical.get(_TIMESTAMP, {}).get(2, {})
    return next((_UNITS[number] for number in unit if number in _UNITS), None)


def _inside(test: Outside, chunk: Chunk, leaf: Leaf, dtype: pl.DataType) -> bool:
    if chunk.nulls == chunk.values:
        return True
    low, high = (_number(one, leaf, dtype) for one in (chunk.low, chunk.high))
    if low is None or high is None or low > high:
        return False
    return not _broken(test, low, dtype) and not _broken(test, high, dtype)


def _number(held: bytes | None, leaf: Leaf, dtype: pl.DataType) -> int | None:
    if held is None:
        return None
    if leaf.physical == _FIXED:
        return int.from_bytes(held, "big", signed=True) if held and len(held) == leaf.length else None
    if len(held) != (4 if leaf.physical == _INT32 else 8):
        return None
    signed = not dtype.is_integer() or bits(dtype)[1]
    return int.from_bytes(held, "little", signed=signed)


def _broken(test: Outside, value: int, dtype: pl.DataType) -> bool:
    low = None if test.low is None else scaled(test.low, dtype)
    high = None if test.high is None else scaled(test.high, dtype)
    if (test.low is not None and low is None) or (test.high is not None and high is None):
        return True
    return _beyond(low, Fraction(value), test.low_open) or _beyond(Fraction(value), high, test.high_open)


def _beyond(low: Fraction | None, high: Fraction | None, is_open: bool) -> bool:
    """Return whether `low` is above `high`, or equal to it where that end is open."""
    return low is not None and high is not None and (low >= high if is_open else low > high)

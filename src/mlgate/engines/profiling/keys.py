"""Keys: columns whose values no two rows share, alone or together, where chance would not make them so."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
import polars as pl

from mlgate.contracts.inference.evidence import ColumnEvidence
from mlgate.engines.profiling.columns import Values, collect

_KEYED = ("string", "integer", "date", "timestamp", "time", "boolean")
_MOMENTS = ("date", "timestamp", "time")
_MEASURED = 0.2
_PROSE = 3.0
# The search for composite keys is bounded: columns looked at, columns of a key, sets tried on a part of the rows.
_COLUMNS, _SIZES, _TRIED, _PART = 16, (2, 3, 4), 2_500, 4_000
_FINALISTS = 25
# Pairs of rows that chance would let share a key. Twenty make none a wonder; many sets of columns are tried, though,
# and columns are not independent, so that more are asked of a set.
STRONG, _STRONG_SET = 20.0, 200.0
_LEAST_ROWS = 10
_NAMED = re.compile(r"(?i:(^|[^a-z])(id|key|uuid|guid|pk|code|no|nr|num|number|instant|index)s?([^a-z]|$))|[a-z]I[dD]$")


class Key(msgspec.Struct, frozen=True, kw_only=True):
    """Positions of columns that together no two rows share, and how many rows would by chance."""

    positions: tuple[int, ...]
    expected: float


def unique(values: Values, columns: Sequence[ColumnEvidence]) -> frozenset[int]:
    """Return the positions of columns that hold no value twice, and are not of a kind where that says nothing."""
    height = values.sample.height
    likely = [
        place
        for place, one in enumerate(columns)
        if one.present >= _LEAST_ROWS
        and one.distinct == height - values.sample[f"v{place}"].null_count()
        and (one.logical_type in _KEYED or one.whole)
        and one.words < _PROSE
        and _telling(place, one)
    ]
    if values.raw.whole or not likely:
        return frozenset(likely)
    counts = collect(values.frame.select(pl.col(f"v{place}").drop_nulls().n_unique() for place in likely), values.raw)
    return frozenset(
        place for place, count in zip(likely, counts.row(0), strict=True) if count == columns[place].present
    )


def primary(values: Values, columns: Sequence[ColumnEvidence], alone: frozenset[int]) -> Key | None:
    """Return the best key: one column where there is one, else the fewest that are found within bounds."""
    whole = [place for place in sorted(alone) if not columns[place].missing]
    if whole:
        named = [place for place in whole if _NAMED.search(columns[place].name)]
        best = (named or whole)[0]
        return Key(positions=(best,), expected=_chance(columns[best]))
    return _composite(values, columns)


def _telling(place: int, one: ColumnEvidence) -> bool:
    """Return whether being unique says something of a column: by its name, its place, or against chance."""
    named = place == 0 or _NAMED.search(one.name) is not None
    # A name or address of a person is no key, however few share it so far.
    if one.personal is not None and one.personal not in ("e-mail address", "national identity number", "secret"):
        return False
    if one.logical_type == "string":
        return named or one.words <= 1.0
    return named or _chance(one) >= STRONG


def _chance(one: ColumnEvidence) -> float:
    """Return how many pairs of rows would share a value if values were drawn evenly from their range."""
    if one.low is None or one.high is None:
        return one.present / 2
    steps = sorted({abs(a - b) for a, b in itertools.pairwise(one.low.furthest)} - {0.0})
    span = (one.high.furthest[0] - one.low.furthest[0]) / (steps[0] if steps else 1.0)
    return one.present**2 / 2 / max(1.0, span)


def _composite(values: Values, columns: Sequence[ColumnEvidence]) -> Key | None:
    rows = values.raw.rows
    if rows < _LEAST_ROWS * 10:
        return None
    places = [place for place, one in enumerate(columns) if _part_of_key(one, values.sample.height)][:_COLUMNS]
    codes = {place: _codes(values.sample[f"v{place}"]) for place in places}
    # Under independence two rows share a set of values with the product of the columns' own probabilities.
    alike = {place: float(((np.bincount(code) / len(code)) ** 2).sum()) for place, code in codes.items()}
    part = _part(values.sample.height)
    tried = 0
    for size in _SIZES:
        found: list[Key] = []
        for some in itertools.combinations(places, size):
            expected = rows * (rows - 1) / 2 * math.prod(alike[place] for place in some)
            room = math.prod(min(columns[place].distinct, rows) for place in some)
            if expected < _STRONG_SET or room < rows:
                continue
            tried += 1
            if tried > _TRIED:
                break
            if _no_two([codes[place][part] for place in some]):
                found.append(Key(positions=some, expected=expected))
        found.sort(key=lambda key: (-key.expected, key.positions))
        best = next(_proven(found[:_FINALISTS], codes, values), None)
        if best is not None or tried > _TRIED:
            return best
    return None


def _part_of_key(one: ColumnEvidence, height: int) -> bool:
    return (
        not one.missing
        and (one.logical_type in _KEYED or one.whole)
        and 1 < one.distinct <= height
        and one.words < _PROSE
        and one.personal is None
        # What is nearly unique by itself, and neither a moment nor called a number, is a measurement.
        and (one.distinct <= height * _MEASURED or one.logical_type in _MOMENTS or _NAMED.search(one.name) is not None)
    )


def _part(height: int) -> np.ndarray:
    """Return some rows, half of them neighbours, since repeated keys often are, and half from everywhere."""
    half = min(height, _PART // 2)
    return np.unique(np.concatenate([np.arange(half), np.linspace(0, height - 1, half).astype(np.int64)]))


def _codes(series: pl.Series) -> np.ndarray:
    return series.rank("dense").cast(pl.Int64).to_numpy() - 1


def _no_two(codes: Sequence[np.ndarray]) -> bool:
    together = codes[0]
    for code in codes[1:]:
        # Numbered anew after each column, so that no product grows beyond 64 bits.
        together = together * (int(code.max()) + 1) + code
        together = np.unique(together, return_inverse=True)[1]
    return len(np.unique(together)) == len(together)


def _proven(keys: Sequence[Key], codes: dict[int, np.ndarray], values: Values) -> Iterator[Key]:
    for key in keys:
        if not _no_two([codes[place] for place in key.positions]):
            continue
        if not values.raw.whole:
            names = [f"v{place}" for place in key.positions]
            repeated = values.frame.select(pl.struct(names).n_unique())
            if collect(repeated, values.raw).item() != values.raw.rows:
                continue
        yield key

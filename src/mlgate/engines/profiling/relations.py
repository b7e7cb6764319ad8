"""What holds between columns in every row of the sample, and would not if they had nothing to do with each other."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import polars as pl

from mlgate.contracts.inference.evidence import ColumnEvidence, Relation
from mlgate.engines.profiling.columns import Values

_MOMENTS = ("date", "timestamp")
_NUMBERS = ("integer", "number")
_PAIRED = (
    *(("start", "end"), ("begin", "end"), ("from", "to"), ("min", "max"), ("minimum", "maximum"), ("low", "high")),
    *(("lower", "upper"), ("first", "last"), ("open", "close"), ("created", "updated"), ("birth", "death")),
    *(("order", "ship"), ("pickup", "dropoff"), ("departure", "arrival"), ("net", "gross"), ("part", "total")),
)
# How many rows chance would have to break, as a share and as a number, for their absence to say something.
_SHARE, _ROWS = 0.05, 50
_PAIRS, _SUMMED, _SUMMED_ROWS = 60, 24, 400
_CODED, _CODED_VALUES, _PER_VALUE, _CLASSES = 24, 2_000, 10, 3
_FIRST = 2_000
_MOST_ORDERS, _MOST_DETERMINED = 8, 5


def relations(values: Values, columns: Sequence[ColumnEvidence]) -> tuple[Relation, ...]:
    """Return orders, sums and dependencies, each bounded in number, in the order of the columns."""
    return (*_orders(values, columns), *_sums(values, columns), *_dependencies(values, columns))


def ascending(series: pl.Series) -> bool:
    """Return whether no value is below the one before it, among enough of them to say so."""
    there = series.drop_nulls()
    return len(there) >= 100 and there.n_unique() >= 10 and there.is_sorted()  # noqa: PLR2004 - fewer may be chance


def _orders(values: Values, columns: Sequence[ColumnEvidence]) -> Iterator[Relation]:
    found = 0
    for first, second in itertools.islice(_comparable(columns), _PAIRS):
        expected = _against_chance(values.sample[f"v{first}"], values.sample[f"v{second}"])
        if expected is not None and found < _MOST_ORDERS:
            found += 1
            scale = values.raw.rows / values.sample.height
            yield Relation(kind="order", columns=(columns[first].name, columns[second].name), expected=expected * scale)


def _comparable(columns: Sequence[ColumnEvidence]) -> Iterator[tuple[int, int]]:
    """Yield moments, and numbers whose names differ in a word that says which comes first."""
    for kind in _MOMENTS:
        yield from itertools.permutations([n for n, one in enumerate(columns) if one.logical_type == kind], 2)
    lows, highs = {low for low, _ in _PAIRED}, {high for _, high in _PAIRED}
    named: dict[tuple[frozenset[str], str], int] = {}
    for place, one in enumerate(columns):
        if one.logical_type in _NUMBERS and one.distinct >= _CLASSES:
            tokens = _tokens(one.name)
            named |= {(frozenset(tokens - {word}), word): place for word in tokens & (lows | highs)}
    for (rest, word), place in named.items():
        for low, high in _PAIRED:
            if word == low and (rest, high) in named:
                yield place, named[rest, high]


def _tokens(name: str) -> set[str]:
    parts = re.sub(r"([a-z0-9])([A-Z])", r"\1 \2", name)
    return set(re.split(r"[^0-9a-z]+", parts.lower())) - {""}


def _against_chance(first: pl.Series, second: pl.Series) -> float | None:
    """Return how many rows would break `first <= second` by chance, where none does and many would."""
    both = pl.DataFrame({"a": first, "b": second}).drop_nulls()
    if both.height < _ROWS or (both["a"] > both["b"]).any() or (both["a"] == both["b"]).all():
        return None
    turned = both["b"].gather((np.arange(both.height) * 7919 + both.height // 3) % both.height)
    expected = float((both["a"] > turned).sum())
    return expected if expected >= max(_ROWS, _SHARE * both.height) else None


def _sums(values: Values, columns: Sequence[ColumnEvidence]) -> Iterator[Relation]:
    places = [
        place
        for place, one in enumerate(columns)
        if (one.logical_type == "integer" or one.whole) and one.distinct >= _PER_VALUE and one.missing < one.rows
    ][:_SUMMED]
    if len(places) <= 2:  # noqa: PLR2004 - a sum needs two parts
        return
    some = values.sample.select(pl.col(f"v{place}").cast(pl.Float64) for place in places).drop_nulls()
    if some.height < _ROWS:
        return
    step = max(1, some.height // _SUMMED_ROWS)
    numbers = some.gather_every(step).to_numpy()
    for first, second in itertools.combinations(range(len(places)), 2):
        sums = numbers[:, first] + numbers[:, second]
        equal = (numbers == sums[:, None]).all(axis=0)
        for third in np.flatnonzero(equal):
            if third in (first, second) or not _all_sum(some, first, second, int(third)):
                continue
            names = tuple(columns[places[one]].name for one in (first, second, int(third)))
            yield Relation(kind="sum", columns=names, expected=float(values.raw.rows))


def _all_sum(frame: pl.DataFrame, first: int, second: int, third: int) -> bool:
    parts = frame.to_series(first) + frame.to_series(second)
    return bool((parts == frame.to_series(third)).all()) and frame.to_series(first).n_unique() >= _PER_VALUE


def _dependencies(values: Values, columns: Sequence[ColumnEvidence]) -> Iterator[Relation]:
    height = values.sample.height
    places = [
        place
        for place, one in enumerate(columns)
        if one.logical_type in ("string", "integer")
        and one.personal is None
        and not one.unique
        and _CLASSES <= one.distinct <= min(_CODED_VALUES, height / _PER_VALUE)
    ][:_CODED]
    codes = {place: values.sample[f"v{place}"].rank("dense").fill_null(0).cast(pl.Int64).to_numpy() for place in places}
    found: list[Relation] = []
    same: set[frozenset[int]] = set()
    for first, second in itertools.permutations(places, 2):
        if frozenset((first, second)) in same or not _determines(codes, first, second):
            continue
        expected = _surprise(codes[second]) * values.raw.rows
        if expected < max(_ROWS, _SHARE * values.raw.rows):
            continue
        both = _determines(codes, second, first)
        if both:
            same.add(frozenset((first, second)))
        names = (columns[first].name, columns[second].name)
        found.append(Relation(kind="same" if both else "determines", columns=names, expected=expected))
    yield from (one for one in found if one.kind == "same")
    yield from [one for one in found if one.kind == "determines"][:_MOST_DETERMINED]


def _determines(codes: Mapping[int, np.ndarray], first: int, second: int) -> bool:
    one, other = codes[first], codes[second]
    # Most pairs fail within the first rows, which costs little to see.
    return all(_maps(one[:size], other[:size]) for size in (_FIRST, len(one)))


def _maps(one: np.ndarray, other: np.ndarray) -> bool:
    there = (one > 0) & (other > 0)
    if there.sum() < _ROWS:
        return False
    pairs = np.unique(one[there] * (int(other.max()) + 1) + other[there])
    return len(pairs) == len(np.unique(one[there]))


def _surprise(code: np.ndarray) -> float:
    """Return the share of rows whose value is not the most frequent one."""
    counts = np.bincount(code[code > 0])
    return float(1 - counts.max() / counts.sum())

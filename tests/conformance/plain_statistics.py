"""The statistics of a contract in plain Python, as their docstrings say; `None` where no row has a value."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime

from conformance.plain_rows import key, literal, missing
from mlgate.contracts import constraints as c
from mlgate.engines.formulas import Distance

Rows = list[tuple[object, ...]]
_SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86_400}


def value(test: c.Statistic, columns: Sequence[Sequence[object]], now: datetime) -> float | None:
    """Return the number that `test` asks for over the rule's `columns`."""
    rows = [row for row in zip(*columns, strict=True) if not any(missing(one) for one in row)]
    if not rows:
        return None
    if isinstance(test, c.Age):
        return _age(test, [row[0].ns for row in rows], now)
    if isinstance(test, c.Disorder):
        return _disorder(test, rows)
    if isinstance(test, c.Correlation):
        return _correlation(rows)
    if isinstance(test, c.Undetermined):
        return _undetermined(rows)
    try:
        found = _COLUMN[type(test)](test, [key(row[0]) for row in rows])
    except ValueError:
        # Infinities of both signs have no sum.
        return None
    return found if found is None or isinstance(found, Distance) else float(found)


def _mean(_: object, numbers: list[float]) -> float:
    return math.fsum(map(float, numbers)) / len(numbers)


def _deviation(_: object, numbers: list[float]) -> float | None:
    if len(numbers) < 2:
        return None
    mean = math.fsum(map(float, numbers)) / len(numbers)
    return math.sqrt(math.fsum((float(one) - mean) ** 2 for one in numbers) / (len(numbers) - 1))


def _quantile(test: c.Quantile, numbers: list[float]) -> float:
    ordered = sorted(map(float, numbers))
    place = test.probability * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def _entropy(_: object, values: list[object]) -> float:
    shares = [count / len(values) for count in Counter(values).values()]
    return math.fsum(-share * math.log2(share) for share in shares) + 0.0


def _share(test: c.Share, values: list[object]) -> float:
    return sum(_listed(one, test.values) for one in values) / len(values)


def _listed(one: object, listed: Sequence[object]) -> bool:
    return any(key(literal(other, like=one)) == one for other in listed)


def _age(test: c.Age, moments: list[int], now: datetime) -> float:
    at = literal((test.at or now).replace(tzinfo=None))
    return (at.ns - max(moments)) / 1e9 / _SECONDS[test.unit]


def _disorder(test: c.Disorder, rows: Rows) -> float:
    keyed = [tuple(key(one) for one in row) for row in rows]
    if test.by is not None:
        keyed.sort(key=lambda row: (row[1], row[0]))
    last: dict[object, object] = {}
    wrong = 0
    for row in keyed:
        group = row[len(row) - len(test.within) :] if test.within else ()
        before = last.get(group)
        if before is not None:
            down = row[0] > before if test.descending else row[0] < before
            wrong += down or (test.strict and row[0] == before)
        last[group] = row[0]
    return float(wrong)


def _correlation(rows: Rows) -> float | None:
    xs, ys = ([float(one) for one in column] for column in zip(*rows, strict=True))
    mean_x, mean_y = math.fsum(xs) / len(xs), math.fsum(ys) / len(ys)
    across = math.fsum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    spread = math.fsum((x - mean_x) ** 2 for x in xs) * math.fsum((y - mean_y) ** 2 for y in ys)
    return across / math.sqrt(spread) if spread else None


def _undetermined(rows: Rows) -> float:
    groups: dict[object, set[object]] = {}
    for *determining, last in rows:
        groups.setdefault(tuple(map(key, determining)), set()).add(key(last))
    return float(sum(len(values) > 1 for values in groups.values()))


def _divergence(test: c.Divergence, values: list[object]) -> Distance:
    counts = [0] * len(test.shares)
    for one in values:
        counts[_bin(test, one)] += 1
    seen = [count / len(values) for count in counts]
    found = Distance(_DISTANCES[test.distance](list(test.shares), seen))
    found.seen = tuple(seen)
    return found


def _bin(test: c.Divergence, one: object) -> int:
    if test.edges:
        return sum(one > edge for edge in test.edges)
    places = [index for index, listed in enumerate(test.categories) if _listed(one, [listed])]
    return places[0] if places else len(test.categories)


def _psi(wanted: list[float], seen: list[float]) -> float:
    pairs = [(max(w, 1e-4), max(s, 1e-4)) for w, s in zip(wanted, seen, strict=True)]
    return math.fsum((s - w) * math.log(s / w) for w, s in pairs)


def _jensen_shannon(wanted: list[float], seen: list[float]) -> float:
    def divergence(one: list[float], other: list[float]) -> float:
        return math.fsum(a * math.log2(a / b) for a, b in zip(one, other, strict=True) if a)

    middle = [(w + s) / 2 for w, s in zip(wanted, seen, strict=True)]
    return math.sqrt(max(0.0, divergence(wanted, middle) / 2 + divergence(seen, middle) / 2))


def _total_variation(wanted: list[float], seen: list[float]) -> float:
    return math.fsum(abs(w - s) for w, s in zip(wanted, seen, strict=True)) / 2


def _kolmogorov_smirnov(wanted: list[float], seen: list[float]) -> float:
    return max(abs(math.fsum(wanted[:end]) - math.fsum(seen[:end])) for end in range(1, len(seen) + 1))


def _kullback_leibler(wanted: list[float], seen: list[float]) -> float:
    return sum((s * (math.log(s) - math.log(w)) if w else math.inf) for w, s in zip(wanted, seen, strict=True) if s)


_DISTANCES: dict[str, Callable[[list[float], list[float]], float]] = {
    "psi": _psi,
    "jensenShannon": _jensen_shannon,
    "totalVariation": _total_variation,
    "kolmogorovSmirnov": _kolmogorov_smirnov,
    "kullbackLeibler": _kullback_leibler,
}
_COLUMN: dict[type, Callable[..., float | None]] = {
    c.Mean: _mean,
    c.StandardDeviation: _deviation,
    c.Quantile: _quantile,
    c.Entropy: _entropy,
    c.Share: _share,
    c.DistinctCount: lambda _, values: len(set(values)),
    c.Divergence: _divergence,
}

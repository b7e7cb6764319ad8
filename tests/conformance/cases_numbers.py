"""Statistics, each once within the amount and once outside it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

import pyarrow as pa

from conformance.cases import Case, column, measured, one_column
from mlgate.contracts.constraints import (
    Age,
    Correlation,
    Disorder,
    DistinctCount,
    Divergence,
    Entropy,
    Mean,
    Quantile,
    Share,
    StandardDeviation,
    Undetermined,
)

NAN = float("nan")
NUMBER = (column("x", "number"),)
TEXT = (column("x", "string"),)


def moments() -> Iterator[Case]:
    """Yield mean, deviation and quantiles."""
    floats = one_column(pa.float64(), [1.0, 2.0, 4.0, None, NAN])
    whole = one_column(pa.int64(), [1, 2, 4, None])
    cents = one_column(pa.decimal128(9, 2), [Decimal("1.00"), Decimal("2.00"), Decimal("4.00"), None])
    for name, data in (("float", floats), ("integer", whole), ("decimal", cents)):
        yield from measured(f"mean-{name}", data, NUMBER, Mean(), 7 / 3)
        yield from measured(f"deviation-{name}", data, NUMBER, StandardDeviation(), math.sqrt(7 / 3))
        for probability, value in ((0.0, 1.0), (0.25, 1.5), (0.5, 2.0), (0.9, 3.6), (1.0, 4.0)):
            yield from measured(
                f"quantile-{probability}-{name}", data, NUMBER, Quantile(probability=probability), value
            )
    nothing = one_column(pa.float64(), [None, NAN])
    for test in (Mean(), StandardDeviation(), Quantile(probability=0.5), DistinctCount()):
        yield from measured(f"{type(test).__name__}-of-nothing", nothing, NUMBER, test, None)
    yield from measured("deviation-of-one", one_column(pa.int64(), [3, None]), NUMBER, StandardDeviation(), None)
    large = one_column(pa.int64(), [2**62, 2**62, 2**62])
    yield from measured("mean-large", large, NUMBER, Mean(), float(2**62))
    endless = one_column(pa.float64(), [math.inf, -math.inf, 5.0])
    for test in (Mean(), StandardDeviation()):
        yield from measured(f"{type(test).__name__}-of-infinities", endless, NUMBER, test, None)
    far = one_column(pa.float64(), [1e9 + 1, 1e9 + 2, 1e9 + 3])
    yield from measured("deviation-far-from-zero", far, NUMBER, StandardDeviation(), 1.0)
    yield from measured("mean-unsigned", one_column(pa.uint8(), [255, 255]), NUMBER, Mean(), 255.0)


def categories() -> Iterator[Case]:
    """Yield entropy, shares and numbers of distinct values."""
    for kind in (pa.string(), pa.dictionary(pa.int8(), pa.string())):
        data = one_column(kind, ["a", "a", "b", "c", None])
        yield from measured(f"entropy-{kind}", data, TEXT, Entropy(), 1.5)
        yield from measured(f"share-{kind}", data, TEXT, Share(values=("a", "b", "z")), 0.75)
        yield from measured(f"distinct-{kind}", data, TEXT, DistinctCount(), 3)
    odd = one_column(pa.float64(), [0.0, -0.0, NAN, NAN, None, 1.0])
    yield from measured("distinct-floats", odd, NUMBER, DistinctCount(), 2)
    yield from measured(
        "entropy-floats", odd, NUMBER, Entropy(), -(2 / 3 * math.log2(2 / 3) + 1 / 3 * math.log2(1 / 3))
    )
    yield from measured("share-floats", odd, NUMBER, Share(values=(0,)), 2 / 3)
    yield from measured("share-integers", one_column(pa.int8(), [1, 2, None]), NUMBER, Share(values=(1, 1000)), 0.5)
    yield from measured(
        "share-booleans",
        one_column(pa.bool_(), [True, False, None]),
        (column("x", "boolean"),),
        Share(values=(True,)),
        0.5,
    )
    yield from measured("entropy-of-one", one_column(pa.string(), ["a", "a"]), TEXT, Entropy(), 0.0)


def times() -> Iterator[Case]:
    """Yield freshness and order."""
    stamp = [datetime(2026, 2, 1, 4, 5, 6), None, datetime(2025, 1, 1)]  # noqa: DTZ001 - in UTC
    for kind in (pa.timestamp("us"), pa.timestamp("ns"), pa.timestamp("us", "Asia/Tokyo")):
        data = one_column(kind, stamp)
        columns = (column("x", "timestamp"),)
        yield from measured(f"age-{kind}", data, columns, Age(), 48.0)
        yield from measured(f"age-days-{kind}", data, columns, Age(unit="days"), 2.0)
        at = datetime(2026, 2, 1, 4, 5, 7, tzinfo=UTC)
        yield from measured(f"age-at-{kind}", data, columns, Age(at=at, unit="seconds"), 1.0)
    days = one_column(pa.date32(), [date(2026, 2, 2), date(2026, 1, 1), None])
    at = datetime(2026, 2, 3, tzinfo=UTC)
    yield from measured("age-of-dates", days, (column("x", "date"),), Age(at=at, unit="minutes"), 1440.0)
    columns = (column("x", "number"), column("t", "integer"), column("g", "string"))
    data = pa.table(
        {
            "x": pa.array([1.0, 3.0, 2.0, 2.0, None, 5.0, NAN, 4.0], pa.float64()),
            "t": pa.array([1, 2, 3, 4, 5, 8, 7, 6], pa.int64()),
            "g": pa.array(["a", "b", "a", "b", "a", "a", "b", None], pa.string()),
        }
    )
    yield from measured("order", data, columns, Disorder(), 2, "x")
    yield from measured("order-strict", data, columns, Disorder(strict=True), 3, "x")
    yield from measured("order-descending", data, columns, Disorder(descending=True), 2, "x")
    yield from measured("order-by", data, columns, Disorder(by="t"), 1, "x", "t")
    yield from measured("order-within", data, columns, Disorder(within=("g",)), 1, "x", "g")
    yield from measured("order-by-within", data, columns, Disorder(by="t", within=("g",)), 1, "x", "t", "g")
    tied = pa.table({"x": pa.array([2.0, 1.0, 3.0]), "t": pa.array([1, 1, 2], pa.int64())})
    yield from measured("order-of-ties", tied, columns[:2], Disorder(by="t"), 0, "x", "t")


def pairs() -> Iterator[Case]:
    """Yield correlation and functional dependency."""
    columns = (column("x", "number"), column("y", "number"))
    data = pa.table({"x": pa.array([1.0, 2.0, 3.0, None, NAN, 9.0]), "y": pa.array([2.0, 4.0, 7.0, 1.0, 1.0, None])})
    yield from measured("correlation", data, columns, Correlation(), 5 / math.sqrt(2 * 38 / 3), "x", "y")
    flat = pa.table({"x": pa.array([1.0, 2.0]), "y": pa.array([5.0, 5.0])})
    yield from measured("correlation-of-a-constant", flat, columns, Correlation(), None, "x", "y")
    columns = (column("x", "string"), column("y", "string"), column("z", "integer"))
    data = pa.table(
        {
            "x": ["a", "a", "b", "b", None, "c", "c"],
            "y": ["1", "1", "2", "3", "4", "5", None],
            "z": pa.array([1, 2, 3, 3, 4, 5, 5], pa.int64()),
        }
    )
    yield from measured("dependency", data, columns, Undetermined(), 1, "x", "y")
    yield from measured("dependency-of-two", data, columns, Undetermined(), 1, "x", "y", "z")
    good = data.slice(2)
    yield from measured("dependency-holds", good, columns, Undetermined(), 0, "x", "z")


def distributions() -> Iterator[Case]:
    """Yield each distance over categories and over bins."""
    words = one_column(pa.string(), ["a", "a", "b", "z", None])
    numbers = one_column(pa.float64(), [1.0, 2.0, 2.5, 9.0, None, NAN])
    wanted = (0.25, 0.5, 0.25)
    psi = 0.25 * math.log(2.0) - 0.25 * math.log(0.5)
    seen = (0.5, 0.25, 0.25)
    middle = [(one + other) / 2 for one, other in zip(wanted, seen, strict=True)]
    shared = sum(
        share * math.log2(share / half) / 2
        for shares in (wanted, seen)
        for share, half in zip(shares, middle, strict=True)
    )
    values = {"psi": psi, "jensenShannon": math.sqrt(shared), "totalVariation": 0.25, "kolmogorovSmirnov": 0.25}
    values["kullbackLeibler"] = 0.5 * math.log(2.0) + 0.25 * math.log(0.5)
    for distance, value in values.items():
        test = Divergence(shares=wanted, categories=("a", "b"), distance=distance)
        yield from measured(f"categories-{distance}", words, TEXT, test, value)
        bins = Divergence(shares=wanted, edges=(2.0, 4.0), distance=distance)
        yield from measured(f"bins-{distance}", numbers, NUMBER, bins, value)
    never = Divergence(shares=(0.5, 0.5, 0.0), categories=("a", "b"), distance="psi")
    one = (0.25 - 0.5) * math.log(0.25 / 0.5) + (0.25 - 1e-4) * math.log(0.25 / 1e-4)
    yield from measured("categories-never-seen", words, TEXT, never, one)
    endless = Divergence(shares=(0.5, 0.5, 0.0), categories=("a", "b"), distance="kullbackLeibler")
    yield from measured("categories-of-no-share", words, TEXT, endless, math.inf)
    absent = Divergence(shares=(0.25, 0.25, 0.5), categories=("a", "c"), distance="kullbackLeibler")
    both = 0.5 * math.log(2.0)
    yield from measured("categories-not-there", words, TEXT, absent, both)


def all_cases() -> Iterator[Case]:
    """Yield every case of this module."""
    for cases in (moments, categories, times, pairs, distributions):
        yield from cases()

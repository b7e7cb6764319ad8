"""Statistics of a contract: numbers over all rows of all sources, in the one pass over them where that can be.

What each source gives is merged: means and deviations by the formulas of Chan, Golub and LeVeque (1983), which lose
nothing where values are far from zero.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import pairwise

import polars as pl

from mlgate.contracts import Rule
from mlgate.contracts.constraints import (
    Age,
    Correlation,
    Disorder,
    Divergence,
    Entropy,
    Mean,
    Quantile,
    Share,
    StandardDeviation,
    Undetermined,
)
from mlgate.contracts.scalars import Scalar
from mlgate.engines.formulas import age, distance
from mlgate.engines.polars.codes import alike
from mlgate.engines.polars.exact import listed
from mlgate.engines.polars.readings import Read

State = Mapping[str, int | float | None]


def fused(rule: Rule, one: Read) -> list[pl.Expr]:
    """Return what has to be known of a source for the statistic of `rule`; nothing where it takes its own query."""
    test = rule.test
    columns = [(_there(value, dtype), dtype) for value, dtype in one.values(rule)]
    value, dtype = columns[0]
    number = value.cast(pl.Float64)
    if isinstance(test, Mean | StandardDeviation):
        return [value.count().alias("n"), number.mean().alias("mean"), number.var().alias("var")]
    if isinstance(test, Share):
        return [value.count().alias("n"), listed(value, test.values, dtype).sum().alias("hits")]
    if isinstance(test, Age):
        # Microseconds since 1970, which are all that Python's moments hold.
        return [value.cast(pl.Datetime("us")).dt.timestamp("us").max().alias("latest")]
    if isinstance(test, Correlation):
        return _pair(number, columns[1][0].cast(pl.Float64))
    return _divergence_counts(test, value, dtype) if isinstance(test, Divergence) else []


def finish(rule: Rule, states: Sequence[State], now: datetime) -> float | None:
    """Return the statistic of `rule` from what `fused` gave for each source; `None` where no row has a value."""
    test = rule.test
    if isinstance(test, Age):
        moments = [int(one["latest"]) for one in states if one["latest"] is not None]
        return age(test, max(moments), now) if moments else None
    states = [one for one in states if one["n"]]
    if not states:
        return None
    count = sum(_real(one["n"]) for one in states)
    if isinstance(test, Share):
        return sum(_real(one["hits"]) for one in states) / count
    if isinstance(test, Divergence):
        return _divergence(test, states, count)
    return _moments(test, states, count)


def queried(rule: Rule, reads: Sequence[Read]) -> float | None:
    """Return a statistic that takes a query of its own over all sources; `None` where no row has a value.

    Raises:
        CheckError: a source cannot be read to its end.
    """
    test = rule.test
    names = [f"k{number}" for number in range(len(rule.columns))]
    columns = alike(rule, reads)
    frames = [
        one.frame.filter(one.there(rule)).select(
            *(values[index].alias(name) for name, (values, _) in zip(names, columns, strict=True))
        )
        for index, one in enumerate(reads)
    ]
    frame = pl.concat(frames)
    if isinstance(test, Quantile):
        return _quantile(reads[0].collect(frame.select(pl.col("k0").cast(pl.Float64))).to_series(), test.probability)
    if isinstance(test, Entropy):
        return _entropy(reads[0].collect(frame.group_by("k0").len().select("len")).to_series())
    if isinstance(test, Disorder):
        return _disorder(test, reads[0], frame, rule)
    if isinstance(test, Undetermined):
        return _undetermined(reads[0], frame, names)
    raise NotImplementedError(type(test).__name__)


def _there(value: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    return value.fill_nan(None) if dtype.is_float() else value


def _real(value: object) -> float:
    return float(value)  # type: ignore[arg-type] # a number: counts and sums are never null


def _pair(left: pl.Expr, right: pl.Expr) -> list[pl.Expr]:
    both = left.is_not_null() & right.is_not_null()
    x, y = pl.when(both).then(left), pl.when(both).then(right)
    return [
        both.sum().alias("n"),
        x.mean().alias("mean"),
        y.mean().alias("mean_y"),
        x.var().alias("var"),
        y.var().alias("var_y"),
        pl.cov(x, y).alias("cov"),
    ]


def _moments(test: object, states: Sequence[State], count: float) -> float | None:
    mean = sum(_real(one["n"]) * _real(one["mean"]) for one in states) / count
    if isinstance(test, Mean):
        return mean
    spread = _merged(states, ("mean", "mean", "var"), count)
    if count < 2:  # noqa: PLR2004 - one value has no deviation
        return None
    if isinstance(test, StandardDeviation):
        return math.sqrt(spread / (count - 1))
    other = _merged(states, ("mean_y", "mean_y", "var_y"), count)
    shared = _merged(states, ("mean", "mean_y", "cov"), count)
    found = shared / math.sqrt(spread) / math.sqrt(other) if spread > 0 and other > 0 else math.nan
    # `min` and `max` would make a 1 of what overflowed.
    return found if math.isnan(found) else max(-1.0, min(1.0, found))


def _merged(states: Sequence[State], names: tuple[str, str, str], count: float) -> float:
    """Return the sum of products of two columns' distances from their means, over all sources."""
    left, right, within = names
    means = [sum(_real(one["n"]) * _real(one[name]) for one in states) / count for name in (left, right)]
    total = 0.0
    for one in states:
        n = _real(one["n"])
        inner = one[within]
        between = n * (_real(one[left]) - means[0]) * (_real(one[right]) - means[1])
        total += (0.0 if inner is None or n < 2 else _real(inner) * (n - 1)) + between  # noqa: PLR2004 - as above
    return total


def _quantile(values: pl.Series, probability: float) -> float | None:
    if values.is_empty():
        return None
    values = values.sort()
    place = (len(values) - 1) * probability
    below = math.floor(place)
    low, high = float(values[below]), float(values[min(below + 1, len(values) - 1)])
    # Not over infinities, whose difference is no number.
    return low if place == below or low == high else low + (high - low) * (place - below)


def _entropy(counts: pl.Series) -> float | None:
    total = counts.cast(pl.Float64).sum()
    if not total:
        return None
    shares = counts.cast(pl.Float64) / total
    return max(0.0, -float((shares * shares.log(2)).sum()))


def _disorder(test: Disorder, one: Read, frame: pl.LazyFrame, rule: Rule) -> float | None:
    by = "k1" if test.by is not None else None
    within = [f"k{number}" for number in range(len(rule.columns) - len(test.within), len(rule.columns))]
    if by is not None:
        order = [*within, by, "k0"]
        frame = frame.sort(order)
    elif within:
        frame = frame.sort(within, maintain_order=True)
    # The values alone, in memory: what comes before a row may be in another part of the data.
    held = one.collect(frame)
    if held.is_empty():
        return None
    value, before = pl.col("k0"), pl.col("k0").shift(1)
    wrong = value > before if test.descending else value < before
    if test.strict:
        wrong |= value == before
    for name in within:
        wrong &= pl.col(name) == pl.col(name).shift(1)
    return float(held.select(wrong.sum()).item() or 0)


def _undetermined(one: Read, frame: pl.LazyFrame, names: Sequence[str]) -> float | None:
    groups = frame.unique().group_by(names[:-1]).len()
    counted = one.collect(groups.select(pl.len().alias("n"), (pl.col("len") > 1).sum().alias("several")))
    n, several = counted.row(0)
    return float(several or 0) if n else None


def _divergence_counts(test: Divergence, value: pl.Expr, dtype: pl.DataType) -> list[pl.Expr]:
    if test.categories:
        counts = [listed(value, [one], dtype).sum() for one in test.categories]
    else:
        number = value.cast(pl.Float64)
        counts = [(number <= edge).sum() for edge in test.edges]
    return [value.count().alias("n"), *(one.alias(f"count{number}") for number, one in enumerate(counts))]


def _divergence(test: Divergence, states: Sequence[State], count: float) -> float:
    named: Sequence[Scalar] = test.categories or test.edges
    counts = [sum(_real(one[f"count{number}"]) for one in states) for number in range(len(named))]
    if test.edges and not test.categories:
        counts = [after - before for before, after in pairwise([0.0, *counts])]
    found = [*(one / count for one in counts), max(0.0, 1 - sum(counts) / count)]
    return distance(test, found)

"""Numbers over all rows: the plain ones in one query, those that sort or group in queries of their own."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import msgspec

from mlgate.contracts import Rule
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
from mlgate.contracts.scalars import Scalar
from mlgate.engines.duckdb import literals
from mlgate.engines.duckdb.breaking import within
from mlgate.engines.duckdb.keys import Keys, keys
from mlgate.engines.duckdb.readings import Read
from mlgate.engines.duckdb.sessions import Session
from mlgate.engines.formulas import age, distance
from mlgate.engines.observing import Settings


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """What a statistic is of: the rule, the sources that have its columns, and their rows with all values."""

    rule: Rule
    reads: tuple[tuple[int, Read], ...]
    found: Keys

    @property
    def rows(self) -> str:
        """A query of the rows with all values, `k0`, …."""
        return " UNION ALL ".join(self.found.plain)


def values(
    rules: Sequence[Rule], reads: Sequence[Read], session: Session, settings: Settings
) -> dict[str, float | None]:
    """Return the number of each of `rules` by its subject, `None` where no row has a value.

    Raises:
        CheckError: a source cannot be read to its end.
        UnsupportedError: a rule is about what is no single value in each row.
    """
    return {rule.subject: _value(rule, reads, session, settings) for rule in rules}


def _value(rule: Rule, reads: Sequence[Read], session: Session, settings: Settings) -> float | None:
    there = tuple((index, one) for index, one in enumerate(reads) if one.reads(rule))
    if not there:
        return None
    subject = Subject(rule=rule, reads=there, found=keys(rule.columns, there))
    number = _NUMBERS[type(rule.test)](subject, session, settings)
    # A NaN is what the spread of infinities and the correlation with a constant come to: it cannot be told.
    return None if number is None or math.isnan(number) else number


def _one(subject: Subject, session: Session, aggregate: str, rows: str | None = None) -> float | None:
    query = f"SELECT {aggregate} FROM ({rows or subject.rows})"  # noqa: S608 - names are this module's own
    number = session.row(query, subject.reads[0][1].source.shown)[0]
    return None if number is None else float(number)


def _mean(subject: Subject, session: Session, _settings: Settings) -> float | None:
    # By the mean of doubles, as the other engines have it.
    return _one(subject, session, "avg(CAST(k0 AS DOUBLE))")


def _deviation(subject: Subject, session: Session, _settings: Settings) -> float | None:
    return _one(subject, session, "stddev_samp(CAST(k0 AS DOUBLE))")


def _quantile(subject: Subject, session: Session, _settings: Settings) -> float | None:
    test = subject.rule.test
    assert isinstance(test, Quantile)
    return _one(subject, session, f"quantile_cont(CAST(k0 AS DOUBLE), {literals.floating(test.probability)})")


def _entropy(subject: Subject, session: Session, _settings: Settings) -> float | None:
    groups = f"SELECT count(*) AS n FROM ({subject.rows}) GROUP BY k0"  # noqa: S608 - names are this module's own
    shares = f"SELECT n / (sum(n) OVER ()) AS share FROM ({groups})"  # noqa: S608 - the same
    # Of one value the entropy is 0, not -0.
    return _one(subject, session, "abs(sum(share * log2(share)))", shares)


def _share(subject: Subject, session: Session, _settings: Settings) -> float | None:
    test = subject.rule.test
    assert isinstance(test, Share)
    counts = [
        f"SELECT count_if({within(one.views[name], test.values)}) AS hit, count(*) AS n FROM ({one.frame()}) "  # noqa: S608 - the same
        f"WHERE {one.views[name].present}"
        for _, one in subject.reads
        for name in subject.rule.columns[:1]
    ]
    return _one(subject, session, "sum(hit) / nullif(sum(n), 0)", " UNION ALL ".join(counts))


def _distinct(subject: Subject, session: Session, _settings: Settings) -> float | None:
    distinct = f"SELECT DISTINCT k0 FROM ({subject.rows})"  # noqa: S608 - the same
    return _one(subject, session, "nullif(count(*), 0)", distinct)


def _age(subject: Subject, session: Session, settings: Settings) -> float | None:
    test = subject.rule.test
    assert isinstance(test, Age)
    latest = _one(subject, session, "epoch_us(max(k0))")
    if latest is None:
        return None
    return age(test, int(latest), settings.now)


def _disorder(subject: Subject, session: Session, _settings: Settings) -> float | None:
    test = subject.rule.test
    assert isinstance(test, Disorder)
    groups = ", ".join(subject.found.names[len(subject.found.names) - len(test.within) :]) if test.within else ""
    order = "k1, k0" if test.by is not None else "place_"
    partition = f"PARTITION BY {groups} " if groups else ""
    rows = " UNION ALL ".join(subject.found.placed)
    before = f"SELECT k0, lag(k0) OVER ({partition}ORDER BY {order}) AS before_ FROM ({rows})"  # noqa: S608 - the same
    sign = (">" if test.descending else "<") + "=" * test.strict
    there = _one(subject, session, "count(*)")
    return _one(subject, session, f"count_if(k0 {sign} before_)", before) if there else None


def _correlation(subject: Subject, session: Session, _settings: Settings) -> float | None:
    return _one(subject, session, "corr(CAST(k0 AS DOUBLE), CAST(k1 AS DOUBLE))")


def _undetermined(subject: Subject, session: Session, _settings: Settings) -> float | None:
    *of, last = subject.found.names
    several = f"SELECT 1 FROM ({subject.rows}) GROUP BY {', '.join(of)} HAVING min({last}) <> max({last})"  # noqa: S608 - the same
    there = _one(subject, session, "count(*)")
    return _one(subject, session, "count(*)", several) if there else None


def _divergence(subject: Subject, session: Session, _settings: Settings) -> float | None:
    test = subject.rule.test
    assert isinstance(test, Divergence)
    name = subject.rule.columns[0]
    counts = [0] * len(test.shares)
    for _, one in subject.reads:
        view = one.views[name]
        bins = _bins(test, lambda values, view=view: within(view, values), view.value)  # type: ignore[misc] # a default holds the loop's view
        query = f"SELECT {bins}, count(*) FROM ({one.frame()}) WHERE {view.present} GROUP BY 1"  # noqa: S608 - the same
        for place, count in session.rows(query, one.source.shown):
            counts[place] += count
    total = sum(counts)
    return distance(test, [count / total for count in counts]) if total else None


def _bins(test: Divergence, listed: Callable[[Sequence[Scalar]], str], value: str) -> str:
    last = len(test.shares) - 1
    if test.categories:
        cases = [f"WHEN {listed((one,))} THEN {place}" for place, one in enumerate(test.categories)]
    else:
        cases = [f"WHEN {value} <= {literals.number(edge)} THEN {place}" for place, edge in enumerate(test.edges)]
    return f"CASE {' '.join(cases)} ELSE {last} END"


_NUMBERS: Mapping[type, Callable[[Subject, Session, Settings], float | None]] = {
    Mean: _mean,
    StandardDeviation: _deviation,
    Quantile: _quantile,
    Entropy: _entropy,
    Share: _share,
    DistinctCount: _distinct,
    Age: _age,
    Disorder: _disorder,
    Correlation: _correlation,
    Undetermined: _undetermined,
    Divergence: _divergence,
}

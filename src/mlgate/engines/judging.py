"""What an engine saw, judged by the contract's amounts: findings, in the same words for every engine."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import msgspec

from mlgate.contracts import Rule, Table
from mlgate.contracts.compiled import NONE_ALLOWED
from mlgate.contracts.constraints import (
    Age,
    Divergence,
    EveryRow,
    Mean,
    Missing,
    Outside,
    Quantile,
    Query,
    StandardDeviation,
    Statistic,
)
from mlgate.core.display import plain, plural
from mlgate.core.model import Finding, Location
from mlgate.engines.formulas import Distance
from mlgate.engines.observing import MOST, BrokenColumn, Examples, Observation

_NAMED_FILES = 3
# Of more bins a distribution is no evidence that anybody reads. Shares are rounded below.
_MOST_BINS, _NO_SHARE = 200, 1e-9
# Below, every whole number is a double.
_EXACT = 1e15


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a contract's table found: findings, rows read, rules run, and why rules were not (by line and words)."""

    findings: tuple[Finding, ...]
    rows: int
    rules: int
    unchecked: tuple[tuple[int, str], ...] = ()


def judge(table: Table, path: str, seen: Observation, samples: int = 0) -> Outcome:
    """Return what is wrong by `table`, which the contract at `path` describes.

    `samples` is the number of values of broken rows that may be shown for a rule; never those of a classified column,
    always those of a public one.
    """
    rows = sum(source.rows for source in seen.sources)
    columns = tuple(_broken_columns(seen.broken, seen, path, rows))
    # Of no rows nothing is asked, queries among it; that there are none is told.
    why = _unchecked(table, seen) if rows else seen.unchecked
    left = [rule for rule in table.rules if rule.subject in why]
    unchecked = tuple((rule.line, f"{rule.subject}: {why[rule.subject]}") for rule in left)
    if rows == 0:
        return Outcome(findings=(_no_rows(seen), *columns), rows=0, rules=0, unchecked=unchecked)
    judge = _Judge(table, path, seen, samples)
    run = [rule for rule in table.rules if rule.subject not in why]
    found = judge.findings([rule for rule in run if judge.fails(rule)])
    ran = sum(1 for rule in run if rule.subject not in seen.partial)
    return Outcome(findings=(*columns, *found), rows=rows, rules=ran, unchecked=unchecked)


def _unchecked(table: Table, seen: Observation) -> dict[str, str]:
    """Return why rules were not run, by subject: what an engine says nothing of is no pass."""
    stopped = any(one.stops for one in seen.broken)
    found = dict(seen.unchecked)
    for rule in table.rules:
        subject = rule.subject
        if isinstance(rule.test, EveryRow) or subject in seen.counts or subject in seen.values:
            continue
        if subject not in seen.partial:
            found.setdefault(subject, "the engine says nothing of it")
        elif not stopped:
            found.setdefault(subject, "a column that it reads is not there")
    return found


def _no_rows(seen: Observation) -> Finding:
    names = ", ".join(source.shown for source in seen.sources[:_NAMED_FILES])
    more = f" and {len(seen.sources) - _NAMED_FILES} more" if len(seen.sources) > _NAMED_FILES else ""
    message = f"{names}{more}: no rows, so nothing could be checked"
    return Finding(subject=":rows", message=message, count=0, total=0)


def _broken_columns(broken: Sequence[BrokenColumn], seen: Observation, path: str, rows: int) -> Iterator[Finding]:
    """Yield what is wrong with whole columns; the first source that shows it stands for all."""
    groups: dict[str, list[BrokenColumn]] = {}
    for one in broken:
        groups.setdefault(f"{one.column}:{one.what}", []).append(one)
    for subject, group in groups.items():
        first = group[0]
        more = f" (and {plural(len(group) - 1, 'other file')})" if len(group) > 1 else ""
        rest = "; its rules were not run" if first.stops else ""
        yield Finding(
            subject=plain(subject),
            message=f"{first.message}{more}{rest}",
            count=sum(seen.sources[one.source].rows for one in group),
            total=rows,
            severity=first.severity,
            location=Location(path=path, line=first.line),
            evidence={"files": [seen.sources[one.source].shown for one in group]},
        )


class _Judge:
    """Judges the rules of one table."""

    def __init__(self, table: Table, path: str, seen: Observation, samples: int) -> None:
        self.path = path
        self.seen = seen
        self.rows = sum(source.rows for source in seen.sources)
        self.hidden = frozenset(column.name for column in table.columns if column.classified)
        self.public = frozenset(column.name for column in table.columns if column.public)
        self.samples = samples

    def fails(self, rule: Rule) -> bool:
        if isinstance(rule.test, EveryRow):
            return not rule.amount.allows(self.rows, self.rows)
        if isinstance(rule.test, Statistic):
            return rule.subject not in self.seen.partial and not self._holds(rule)
        count = self.seen.counts.get(rule.subject, 0)
        if rule.subject not in self.seen.partial:
            return not rule.amount.allows(count, self.rows)
        # Where a source lacks the column, the rest can only show that too many rows are broken.
        return rule.amount == NONE_ALLOWED and count > 0

    def _holds(self, rule: Rule) -> bool:
        value = self.seen.values.get(rule.subject)
        if value is None or math.isnan(value):
            return False
        return rule.amount.holds(100 * value if rule.amount.percent else value)

    def _showable(self, rule: Rule) -> int:
        """Return how many values of the rule's columns may be shown."""
        names = set(rule.columns)
        if not names or names & self.hidden or rule.test == Missing():
            # What is not there has nothing to show.
            return 0
        return max(self.samples, MOST) if names <= self.public else self.samples

    def _hides(self, rule: Rule) -> bool:
        """Return whether the number of a statistic could be a value of a classified column."""
        if isinstance(rule.test, Query):
            return bool(self.hidden)
        return isinstance(rule.test, Age | Mean | StandardDeviation | Quantile) and not self.hidden.isdisjoint(
            rule.columns
        )

    def findings(self, failed: Sequence[Rule]) -> Iterator[Finding]:
        broken = [rule for rule in failed if self.seen.counts.get(rule.subject)]
        shown = {rule.subject: self._showable(rule) for rule in broken}
        examples = self.seen.examples(broken, shown) if broken else {}
        for rule in failed:
            if isinstance(rule.test, Statistic):
                yield self._statistic(rule)
            else:
                yield self._rows(rule, examples.get(rule.subject, Examples()))

    def _statistic(self, rule: Rule) -> Finding:
        every = isinstance(rule.test, EveryRow)
        value = float(self.rows) if every else self.seen.values.get(rule.subject)
        if every:
            said = plural(self.rows, "row")
        elif value is None or math.isnan(value):
            said = f"{plain(rule.words, limit=200)} cannot be told: no row has a value"
        elif self._hides(rule):
            # Of few rows, or far out, such a number is a value of the data.
            said, value = f"{plain(rule.words, limit=200)} is not as it should be (not shown: classified)", None
        else:
            said = f"{plain(rule.words, limit=200)} is {_number(100 * value if rule.amount.percent else value)}"
            said += " percent" * rule.amount.percent
        evidence: dict[str, object] = {} if value is None or every else {"value": float(value)}
        if isinstance(value, Distance) and self.hidden.isdisjoint(rule.columns):
            # Of few rows, the shares are values.
            evidence |= _distributions(rule, value.seen)
        return self._finding(rule, f"{said}; the contract says {rule.amount}", self.rows if every else None, evidence)

    def _rows(self, rule: Rule, examples: Examples) -> Finding:
        count = self.seen.counts.get(rule.subject, 0)
        message = f"{count:,} of {plural(self.rows, 'row')}: {plain(rule.words, limit=200)}"
        evidence: dict[str, object] = {}
        details = list(_extremes(rule, examples))
        if examples.places:
            places = [self._place(source, row) for source, row in examples.places[:MOST]]
            evidence["rows"] = places
            more = ", …" if count > len(places) else ""
            details.append(f"row{'s' if count > 1 else ''} {', '.join(map(str, places))}{more}")
        if details:
            message += f" ({'; '.join(details)})"
        if rule.amount != NONE_ALLOWED:
            share = f"; {100 * count / self.rows:.3g} percent" if rule.amount.percent else ""
            message += f"{share}; the contract says {rule.amount}"
        if examples.values:
            # Not in the message, which is posted to pull requests: the reports for logs and programs show evidence.
            evidence["samples"] = list(examples.values)
        return self._finding(rule, message, count, evidence)

    def _finding(self, rule: Rule, message: str, count: int | None, evidence: dict[str, object]) -> Finding:
        return Finding(
            subject=rule.subject,
            message=message,
            count=count,
            total=self.rows,
            severity=rule.severity,
            location=Location(path=self.path, line=rule.line),
            evidence=evidence,
        )

    def _place(self, source: int, row: int) -> int | str:
        return row if len(self.seen.sources) == 1 else f"{self.seen.sources[source].shown}:{row}"


def _extremes(rule: Rule, examples: Examples) -> Iterator[str]:
    if not isinstance(rule.test, Outside):
        return
    if rule.test.low is not None and examples.low is not None:
        yield f"min {examples.low}"
    if rule.test.high is not None and examples.high is not None:
        yield f"max {examples.high}"


def _distributions(rule: Rule, seen: Sequence[float]) -> dict[str, object]:
    """Return the shares of the contract and those of the data side by side, as evidence; bins are as the contract says.

    What stands for all other values is left out where neither has any.
    """
    test = rule.test
    if not isinstance(test, Divergence) or len(seen) > _MOST_BINS:
        return {}
    bins = len(seen)
    named: dict[str, object] = {"edges": list(test.edges)}
    if test.categories:
        bins -= max(test.shares[-1], seen[-1]) < _NO_SHARE
        named = {"categories": [*(plain(one, limit=60) for one in test.categories), "others"][:bins]}
    shares = {"reference": list(test.shares[:bins]), "current": list(seen[:bins])}
    return {"distribution": {"names": ["contract", "data"], **shares, **named}}


def _number(value: float) -> str:
    whole = value.is_integer() and abs(value) < _EXACT
    return f"{value:,.0f}" if whole else f"{value:.6g}"

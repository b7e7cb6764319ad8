"""A compiled contract over sources: one pass counts the broken rows of every rule; keys are queries of their own.

Sources are read one after the other, so that each is judged by its own schema and named in messages, and memory does
not grow with their number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec
import polars as pl

from mlgate.contracts import Rule, Table
from mlgate.contracts.constraints import NONE_ALLOWED, EveryRow, Repeated, Unmatched
from mlgate.contracts.patterns import linear
from mlgate.core.display import plain, plural
from mlgate.core.errors import CheckError
from mlgate.core.model import Finding, Location
from mlgate.engines.polars.examples import MOST, Examples, look_up
from mlgate.engines.polars.readings import BrokenColumn, Read, count, read
from mlgate.engines.polars.sources import Source

_NAMED_FILES = 3


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a contract's table found in its sources: findings, the rows read and how many rules were run."""

    findings: tuple[Finding, ...]
    rows: int
    rules: int


class _Run(msgspec.Struct, frozen=True, kw_only=True):
    """One table's rules counted over its sources."""

    path: str
    samples: int
    reads: list[Read]
    counts: Counter[str]

    @property
    def rows(self) -> int:
        return sum(one.rows for one in self.reads)

    def whole(self, rule: Rule) -> bool:
        """Return whether every source has the columns of `rule`."""
        return all(one.reads(rule) for one in self.reads)


def check(table: Table, path: str, sources: Sequence[Source], samples: int = 0) -> Outcome:
    """Judge `sources` together by `table`, which the contract at `path` describes.

    `samples` is the number of values of broken rows that may be shown for a rule, never of a classified column.

    Raises:
        CheckError: a source cannot be read to its end, or a pattern of the contract is no regular expression.
    """
    _compile_patterns(table, path)
    counts: Counter[str] = Counter()
    reads = []
    in_rows = [rule for rule in table.rules if not isinstance(rule.test, EveryRow | Repeated)]
    for source in sources:
        one, found = count(read(table, source), in_rows)
        reads.append(one)
        counts.update(found)
    run = _Run(path=path, samples=samples, reads=reads, counts=counts)
    whole_columns = tuple(_broken_columns(run))
    if run.rows == 0:
        return Outcome(findings=(_no_rows(sources), *whole_columns), rows=0, rules=0)
    run.counts.update({rule.subject: _repeats(rule, run) for rule in table.rules if isinstance(rule.test, Repeated)})
    failed = [rule for rule in table.rules if _fails(rule, run)]
    in_need = [rule for rule in failed if run.counts[rule.subject] and not isinstance(rule.test, EveryRow)]
    examples = look_up(table, in_need, reads, samples)
    findings = [_finding(rule, run, examples.get(rule.subject, Examples())) for rule in failed]
    rules_run = sum(1 for rule in table.rules if run.whole(rule))
    return Outcome(findings=(*whole_columns, *findings), rows=run.rows, rules=rules_run)


def _compile_patterns(table: Table, path: str) -> None:
    wrong = []
    for rule in table.rules:
        if isinstance(rule.test, Unmatched):
            try:
                pl.select(pl.lit("").str.contains(linear(rule.test.pattern)))
            except pl.exceptions.PolarsError:
                wrong.append((rule.line, f"{rule.subject}: '{plain(rule.test.pattern, limit=80)}'"))
    if wrong:
        listed = "; ".join(f"{path}:{line}: {words}" for line, words in wrong)
        message = f"{listed}: not a regular expression that runs in linear time (Rust's regex syntax)"
        raise CheckError(message, Location(path=path, line=wrong[0][0]))


def _repeats(rule: Rule, run: _Run) -> int:
    """Return how many rows hold a key that an earlier row holds; 0 where a source lacks a column, told on its own."""
    if not run.whole(rule):
        return 0
    keys = [f"k{number}" for number in range(len(rule.columns))]
    frames = pl.concat([one.keys(rule, 0).select(keys) for one in run.reads], how="vertical_relaxed")
    groups = frames.group_by(keys).len().select((pl.col("len").cast(pl.Int64) - 1).sum())
    return int(run.reads[0].collect(groups).item() or 0)


def _fails(rule: Rule, run: _Run) -> bool:
    if isinstance(rule.test, EveryRow):
        return not rule.amount.allows(run.rows, run.rows)
    if run.whole(rule):
        return not rule.amount.allows(run.counts[rule.subject], run.rows)
    # Where a source lacks the column, the rest can only show that too many rows are broken.
    return rule.amount == NONE_ALLOWED and run.counts[rule.subject] > 0


def _no_rows(sources: Sequence[Source]) -> Finding:
    names = ", ".join(source.shown for source in sources[:_NAMED_FILES])
    more = f" and {len(sources) - _NAMED_FILES} more" if len(sources) > _NAMED_FILES else ""
    message = f"{names}{more}: no rows, so nothing could be checked"
    return Finding(subject=":rows", message=message, count=0, total=0)


def _broken_columns(run: _Run) -> Iterator[Finding]:
    """Yield what is wrong with whole columns; the first source that shows it stands for all."""
    groups: dict[str, list[tuple[BrokenColumn, int]]] = {}
    for one in run.reads:
        for broken in one.broken:
            groups.setdefault(f"{broken.column.name}:{broken.what}", []).append((broken, one.rows))
    for subject, group in groups.items():
        first, _ = group[0]
        more = f" (and {plural(len(group) - 1, 'other file')})" if len(group) > 1 else ""
        yield Finding(
            subject=subject,
            message=f"{first.message}{more}; its rules were not run",
            count=sum(rows for _, rows in group),
            total=run.rows,
            location=Location(path=run.path, line=first.column.line),
            evidence={"files": [broken.shown for broken, _ in group]},
        )


def _finding(rule: Rule, run: _Run, examples: Examples) -> Finding:
    every = isinstance(rule.test, EveryRow)
    broken = run.rows if every else run.counts[rule.subject]
    message = plural(broken, "row")
    if not every:
        message = f"{broken:,} of {plural(run.rows, 'row')}: {plain(rule.words, limit=200)}"
    if rule.amount != NONE_ALLOWED:
        share = f" ({100 * broken / run.rows:.3g} percent)" if rule.amount.percent else ""
        message += f"{share}; the contract says {rule.amount}"
    evidence: dict[str, object] = {}
    if examples.places:
        places = [_place(run, source, row) for source, row in examples.places[:MOST]]
        evidence["rows"] = places
        message += f", e.g. row{'s' if len(places) > 1 else ''} {', '.join(map(str, places))}"
    if samples := examples.values[: run.samples]:
        # Not in the message, which is posted to pull requests: the reports for logs and programs show evidence.
        evidence["samples"] = samples
    location = Location(path=run.path, line=rule.line)
    return Finding(
        subject=rule.subject, message=message, count=broken, total=run.rows, location=location, evidence=evidence
    )


def _place(run: _Run, source: int, row: int) -> int | str:
    return row if len(run.reads) == 1 else f"{run.reads[source].source.shown}:{row}"

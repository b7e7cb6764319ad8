"""What the page shows of a verdict, check by check, before it becomes markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from mlgate.core.model import Finding, Measurement, Result, Status, Verdict
from mlgate.report._page.charts import Chart, charts, gaps
from mlgate.report._page.forests import Forest, drawn_keys, forests
from mlgate.report._summary import DETAILED, Step, gist, next_steps, told, worst_first
from mlgate.report.text import path_of

# Of each check so many findings and figures, fewer where there are many checks. The JSON has all.
_MOST, _LEAST, _MOST_IN_ALL = 500, 10, 5000
# Lines of code of a leak.
_MOST_STEPS = 20
# So many of a check stand among what to do.
_FIRST = 3
_Entry = TypeVar("_Entry", Finding, Measurement)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A finding: the lines of code that a leak goes through, which share of the rows it is of, and values shared."""

    finding: Finding
    path: Sequence[dict[str, object]]
    share: float | None
    samples: tuple[str, ...]
    withheld: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """All that the page shows of one result; `told` is what got worse and what to do."""

    number: int
    result: Result
    gist: str
    told: tuple[str, ...]
    steps: tuple[Step, ...]
    findings: tuple[Found, ...]
    forests: tuple[Forest, ...]
    charts: tuple[Chart, ...]
    figures: tuple[Measurement, ...]
    figures_left_out: int
    # Findings that are named among what to do.
    first: tuple[Found, ...]
    # Findings whose code, or values, are not shown; and drawings.
    details_left_out: int = 0
    charts_left_out: int = 0

    @property
    def detailed(self) -> bool:
        """Whether it needs attention."""
        return self.result.status in DETAILED

    @property
    def figures_are_plain(self) -> bool:
        """Whether its figures are a name and a number each, and none of them needs attention."""
        return not any(
            one.baseline is not None or one.low is not None or one.status in DETAILED for one in self.figures
        )

    @property
    def counted(self) -> bool:
        """Whether its findings are of rows."""
        return any(one.finding.count is not None for one in self.findings)

    @property
    def findings_left_out(self) -> int:
        """How many findings are beyond the most that are shown."""
        return len(self.result.findings) - len(self.findings)


def checks(verdict: Verdict, *, samples: bool, most_checks: int) -> list[Check]:
    """Return what is shown of each check, those that need attention first."""
    ordered = worst_first(verdict)[:most_checks]
    most = max(min(_MOST, _MOST_IN_ALL // max(len(ordered), 1)), _LEAST)
    scope = _Scope(verdict=verdict, most=most, samples=samples)
    return [_check(number, result, scope) for number, result in enumerate(ordered, 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scope:
    """What a result is of, how much of it is shown, and whether values of the data are."""

    verdict: Verdict
    most: int
    samples: bool


def _check(number: int, result: Result, scope: _Scope) -> Check:
    plots = [*forests(result, scope.most), *gaps(result)]
    drawn = drawn_keys(plots)
    figures = [one for one in result.measurements if one.key not in drawn]
    alone = msgspec.structs.replace(scope.verdict, results=(result,))
    lines, findings = told(result), tuple(_found(one, scope.samples) for one in _most(result.findings, scope.most))
    return Check(
        number=number,
        result=result,
        gist=gist(result),
        told=lines,
        steps=tuple(next_steps(alone)),
        findings=findings,
        first=() if lines else _first(findings),
        forests=tuple(plots),
        charts=tuple(charts(result, samples=scope.samples)),
        figures=_most(figures, scope.most),
        figures_left_out=max(len(figures) - scope.most, 0),
    )


def _most(entries: Sequence[_Entry], most: int) -> tuple[_Entry, ...]:
    """Return at most so many of `entries`, in their order: those that failed before others."""
    ranked = sorted(range(len(entries)), key=lambda at: entries[at].status not in (Status.FAIL, Status.ERROR))
    return tuple(entries[at] for at in sorted(ranked[:most]))


def _first(findings: tuple[Found, ...]) -> tuple[Found, ...]:
    """Return the findings that are named among what to do: those of most rows first."""
    failing = [one for one in findings if one.finding.status == Status.FAIL] or findings
    return tuple(sorted(failing, key=lambda one: -(one.share or 0.0))[:_FIRST])


def _found(finding: Finding, samples: bool) -> Found:
    held = finding.evidence.get("samples")
    values = tuple(repr(value) for value in held) if isinstance(held, list | tuple) else ()
    share = finding.count / finding.total if finding.count is not None and finding.total else None
    return Found(
        finding=finding,
        path=path_of(finding)[:_MOST_STEPS],
        share=share,
        samples=values if samples else (),
        withheld=0 if samples else len(values),
    )

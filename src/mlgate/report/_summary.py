"""What matters in a verdict, in words: shared by the reports that people read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from mlgate.core.display import plain, plural
from mlgate.core.model import FOUND, Measurement, Result, Status, Verdict
from mlgate.report._figures import change, figure

DETAILED = (Status.FAIL, Status.ERROR, Status.INCONCLUSIVE, Status.WARN)
MARKS = {
    Status.PASS: "✓",
    Status.FAIL: "✗",
    Status.WARN: "!",
    Status.INCONCLUSIVE: "?",
    Status.SKIP: "-",
    Status.ERROR: "✗",
}
_COUNTED = {
    Status.FAIL: "failed",
    Status.ERROR: "could not run",
    Status.PASS: "passed",
    Status.WARN: "with warnings",
    Status.INCONCLUSIVE: "inconclusive",
    Status.SKIP: "skipped",
}
_WORST_FIRST = [Status.FAIL, Status.ERROR, Status.INCONCLUSIVE, Status.WARN, Status.SKIP, Status.PASS]
_NO_BASELINE = "no baseline yet"
_FIGURES_IN_A_LINE = 4


class Step(msgspec.Struct, frozen=True):
    """A command to run next, and what for."""

    command: str
    purpose: str


def counts(verdict: Verdict) -> str:
    """Return `1 failed, 3 passed, 1 inconclusive`, or the verdict's own reason where nothing was checked."""
    if verdict.reason:
        return plain(verdict.reason, limit=1000)
    parts = [f"{verdict.counts[status]} {word}" for status, word in _COUNTED.items() if verdict.counts.get(status)]
    if verdict.goalposts and verdict.goalposts.lowered:
        parts.append("goalposts moved")
    return ", ".join(parts) or "nothing was checked"


def worst_first(verdict: Verdict) -> list[Result]:
    """Return the results with what needs attention on top, by name within a status."""
    return sorted(verdict.results, key=lambda result: (_WORST_FIRST.index(result.status), result.check))


def gist(result: Result) -> str:
    """Return in one line why `result` is what it is; what its details say is only counted."""
    if result.status in (Status.ERROR, Status.SKIP):
        return plain(result.reason, limit=2000)
    parts = [plural(len(result.findings), "finding")] if result.findings else []
    judged = [measurement for measurement in result.measurements if measurement.status is not None]
    parts += _tallied(Counter(measurement.status for measurement in judged), len(judged))
    if parts:
        return ", ".join(parts)
    return plain(result.reason) or _figures_in_a_line(judged)


def told(result: Result) -> tuple[str, ...]:
    """Return what got worse and what to do about it, two lines; nothing where no comparison says so."""
    if result.kind != "regression":
        return ()
    # 9 ms at start-up, which nothing else has use for.
    from mlgate.report._headline import headline

    found = headline(result)
    return () if found is None else found.lines


def decisive(result: Result) -> list[Measurement]:
    """Return the measurements to show: what is judged over all rows, and the slices that did not pass, worst first.

    Where only findings decided, the figures that passed are none of it.
    """
    notable = [measured for measured in result.measurements if measured.status in DETAILED]
    if result.findings and not notable:
        return []
    overall = [measured for measured in result.measurements if measured.status is not None and measured.slice is None]
    shown = {measured.key: measured for measured in (*overall, *notable)}
    return sorted(shown.values(), key=_rank)


def slice_lines(result: Result) -> list[str]:
    """Return a line for each metric judged in slices, `roc_auc in 31 slices: 29 no worse, 2 not enough data`."""
    tallies: dict[str, Counter[str]] = {}
    for measured in result.measurements:
        declared = measured.slice is not None and not measured.slice.startswith(FOUND)
        if declared and measured.status is not None:
            metric = measured.name if measured.against is None else f"{measured.name} vs {measured.against}"
            tallies.setdefault(plain(metric), Counter())[_word(measured)] += 1
    return [
        f"{metric} in {plural(tally.total(), 'slice')}: "
        + ", ".join(f"{count:,} {word}" for word, count in sorted(tally.items(), key=lambda item: (-item[1], item[0])))
        for metric, tally in sorted(tallies.items())
    ]


def next_steps(verdict: Verdict) -> list[Step]:
    """Return the commands by which a person goes on from here, for checks that a configuration declares."""
    steps = []
    for result in worst_first(verdict):
        if not result.check.startswith(f"{result.kind}."):
            continue
        if result.status in (Status.FAIL, Status.WARN) and not result.figures_withheld:
            steps += _explanations(result)
        if any(_NO_BASELINE in measured.note for measured in result.measurements):
            command = f"mlgate accept {plain(result.check)} --reason 'first baseline'"
            steps.append(Step(command, "record these figures as the baseline to compare with"))
        # What could not be judged, since its check did not run to its end, is not known to be better.
        judged = [measured for measured in result.measurements if measured.status is not None]
        better = {plain(measured.moved_by): None for measured in judged if measured.moved_by}
        steps += [Step(command, "hold later changes to figures that are much better") for command in better]
    return list(dict.fromkeys(steps))


def _explanations(result: Result) -> list[Step]:
    if result.kind in ("lint", "repo"):
        codes = sorted({plain(finding.subject) for finding in result.findings})
        return [Step(f"mlgate explain {code}", "why the rule exists, and what to write instead") for code in codes]
    return [Step(f"mlgate explain {plain(result.check)}", "everything found and measured, with the evidence")]


def shortened(items: Sequence[object], most: int | None) -> str:
    """Return `… and 12 more` for what lies beyond the first `most` of `items`, or nothing."""
    return "" if most is None or len(items) <= most else f"… and {len(items) - most:,} more"


def _tallied(tally: Counter[Status | None], total: int) -> list[str]:
    """Return `2 of 13 measurements failed`, `1 inconclusive`: the noun once."""
    parts: list[str] = []
    for status in (Status.FAIL, Status.ERROR, Status.INCONCLUSIVE):
        if count := tally[status]:
            share = plural(total, "measurement") if count == total else f"{count:,} of {plural(total, 'measurement')}"
            parts.append(f"{count:,} {_COUNTED[status]}" if parts else f"{share} {_COUNTED[status]}")
    return parts


def _rank(measured: Measurement) -> tuple[bool, int, str]:
    assert measured.status is not None
    return measured.slice is not None, _WORST_FIRST.index(measured.status), measured.key


def _word(measured: Measurement) -> str:
    if measured.status == Status.PASS:
        return "passed" if measured.difference is None else "no worse"
    if measured.status == Status.INCONCLUSIVE and (measured.insufficient or measured.note.startswith("not enough")):
        return "not enough data"
    return _COUNTED[measured.status or Status.SKIP]


def _figures_in_a_line(judged: list[Measurement]) -> str:
    overall = [measured for measured in judged if measured.slice is None]
    parts = [
        f"{plain(measured.key)} {figure(measured.value)}"
        + ("" if measured.difference is None else f" ({change(measured).partition(' ')[0]})")
        for measured in overall[:_FIGURES_IN_A_LINE]
    ]
    more = shortened(overall, _FIGURES_IN_A_LINE)
    return ", ".join([*parts, more] if more else parts)

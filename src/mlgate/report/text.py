"""What a person reads in a terminal or a CI log.

Built once as lines of styled segments: `render` joins their text, `styled` hands them to a surface that can colour.
Seconds stand in the last line only, so that everything above it can be compared between runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from mlgate.core.display import plain, plural
from mlgate.core.model import Finding, Measurement, Result, Status, Verdict
from mlgate.report._figures import affected, aligned, change, estimate, figure, weight
from mlgate.report._summary import (
    DETAILED,
    MARKS,
    Step,
    counts,
    decisive,
    gist,
    next_steps,
    shortened,
    slice_lines,
    told,
    worst_first,
)

Segment = tuple[str, str]
Line = tuple[Segment, ...]

SHOWN = 20
# Of a step of a leak's path.
_STEP = ("what", "at", "code")
# So much of a line of source is quoted, and so many lines of a path, which is more than any leak has.
_QUOTED = 160
_MOST_STEPS = 100
_STYLES = {
    Status.PASS: "green",
    Status.FAIL: "bold red",
    Status.WARN: "yellow",
    Status.INCONCLUSIVE: "yellow",
    Status.SKIP: "dim",
    Status.ERROR: "bold magenta",
}
_COLUMNS = ("measure", "value", "baseline", "difference", "n")
_INDENT: Segment = ("    ", "")


def render(verdict: Verdict) -> str:
    """Return `verdict` as plain text."""
    return "".join(text for text, _ in styled(verdict))


def styled(verdict: Verdict) -> list[Segment]:
    """Return `verdict` as pieces of text, each with a style in rich's words; line ends are pieces of their own."""
    lines = _lint(verdict) if _is_lint(verdict) else _checks(verdict)
    return [segment for line in lines for segment in (*line, ("\n", ""))]


def result_lines(result: Result, *, most: int | None = None, samples: bool = True) -> list[str]:
    """Return all that is known of one result as plain lines.

    Of each list at most `most` entries; without `samples` no value of the data, for what may be posted.
    """
    if not samples:
        findings = tuple(
            msgspec.structs.replace(finding, evidence={"path": path_of(finding)}) for finding in result.findings
        )
        result = msgspec.structs.replace(result, findings=findings)
    lines = _result(result, len(result.check), most, detailed=True)
    return ["".join(text for text, _ in line) for line in lines]


def finding_line(finding: Finding) -> str:
    """Return one finding as a plain line, with the values of the data where the check allows them."""
    return "".join(text for text, _ in _finding(finding))


def path_of(finding: Finding) -> list[dict[str, object]]:
    """Return the lines of code that a leak goes through; they are of the repository, and hold no value of the data.

    Of one in a notebook `file_line` is the line of its file.
    """
    path = finding.evidence.get("path")
    steps = [step for step in path if isinstance(step, dict)] if isinstance(path, list | tuple) else []
    return [{**{key: step.get(key, "") for key in _STEP}, **_file_line(step)} for step in steps[:_MOST_STEPS]]


def _file_line(step: dict[str, object]) -> dict[str, object]:
    line = step.get("file_line")
    return {"file_line": line} if isinstance(line, int) and line > 0 else {}


def _checks(verdict: Verdict) -> Iterator[Line]:
    yield from _goalposts(verdict)
    # What needs attention stands last, next to the verdict, where a terminal and a log end.
    results = worst_first(verdict)[::-1]
    width = max((len(plain(result.check)) for result in results), default=0)
    for result in results:
        yield from _result(result, width, SHOWN, detailed=result.status in DETAILED)
    yield from _next(next_steps(verdict))
    if results:
        yield ()
    yield _last(verdict)


def _goalposts(verdict: Verdict) -> Iterator[Line]:
    if not verdict.goalposts:
        return
    # 3 ms at start-up, and most runs compare with nothing.
    from mlgate.report._goalposts import goalposts

    told = goalposts(verdict)
    if told is None:
        return
    yield ((told.headline, "bold yellow" if told.warns else "bold"),)
    for line in told.moves:
        yield (("  ", ""), (str(line), ""))
    if told.verdicts:
        yield ((told.verdicts, ""),)
    yield ()


def _last(verdict: Verdict) -> Line:
    return (
        (verdict.verdict.upper(), _STYLES[verdict.verdict]),
        (f": {counts(verdict)}" if verdict.reason else f": {counts(verdict)} in {verdict.seconds:.1f} s", ""),
    )


def _next(steps: Sequence[Step]) -> Iterator[Line]:
    if not steps:
        return
    shown = steps[:SHOWN]
    width = max(len(step.command) for step in shown)
    yield ()
    yield (("Next:", "bold"),)
    for step in shown:
        yield (("  ", ""), (step.command.ljust(width), "cyan"), (f"  {step.purpose}", "dim"))
    if more := shortened(steps, SHOWN):
        yield (("  ", ""), (more, "dim"))


def _result(result: Result, width: int, most: int | None, *, detailed: bool) -> Iterator[Line]:
    style = _STYLES[result.status]
    status = result.status.ljust(12) if gist(result) else result.status
    yield (
        (f"{MARKS[result.status]} ", style),
        (plain(result.check).ljust(width), "bold" if detailed else ""),
        (f"  {status}", style),
        (f"  {gist(result)}" if gist(result) else "", ""),
    )
    if not detailed:
        return
    if result.status == Status.ERROR and result.location is not None:
        yield (_INDENT, (f"at {plain(result.location)}", "cyan"))
    if result.description:
        yield (_INDENT, (plain(result.description), "italic"))
    for line, how in zip(told(result), (style, ""), strict=False):
        yield (_INDENT, (line, how))
    for finding in result.findings[:most]:
        yield (_INDENT, *_finding(finding))
        for step in _path(finding):
            yield (_INDENT, *step)
    if more := shortened(result.findings, most):
        yield (_INDENT, (more, "dim"))
    yield from _measurements(result, most)


def _finding(finding: Finding) -> Line:
    message = f" {weight(finding)}{plain(finding.message, limit=1000)}{affected(finding)}{_samples(finding)}"
    if finding.location is None:
        return ((f"{plain(finding.subject)}:", "bold"), (message, ""))
    return ((f"{plain(finding.location)}: ", "cyan"), (plain(finding.subject), "bold"), (message, ""))


def _samples(finding: Finding) -> str:
    samples = finding.evidence.get("samples")
    if not samples or not isinstance(samples, list | tuple):
        return ""
    return f" (values {', '.join(plain(repr(value), limit=100) for value in samples)})"


def _path(finding: Finding) -> Iterator[Line]:
    """Yield the lines of code that a leak goes through; editors take no line for one of a finding."""
    told = [tuple(plain(step[key], limit=_QUOTED) for key in _STEP) for step in path_of(finding)]
    whats, places = (max((len(step[part]) for step in told), default=0) for part in (0, 1))
    for what, at, code in told:
        yield (_INDENT, (what.ljust(whats), "dim"), (f"  {at.ljust(places)}", "cyan"), (f"  {code}", "dim"))


def _measurements(result: Result, most: int | None) -> Iterator[Line]:
    shown = decisive(result)
    if shown:
        rows = [_row(measured) for measured in shown[:most]]
        table = aligned([_COLUMNS, *rows])
        yield (_INDENT, ("  ", ""), (next(table), "dim"))
        for measured, row in zip(shown, table, strict=False):
            assert measured.status is not None
            style = _STYLES[measured.status]
            yield (_INDENT, (f"{MARKS[measured.status]} ", style), (row, ""))
            if measured.note:
                yield (_INDENT, ("    ", ""), (plain(measured.note), style if measured.status in DETAILED else "dim"))
    if more := shortened(shown, most):
        yield (_INDENT, (more, "dim"))
    for line in slice_lines(result):
        yield (_INDENT, (line, "dim"))


def _row(measured: Measurement) -> tuple[str, ...]:
    return (
        plain(measured.key),
        estimate(measured),
        figure(measured.baseline),
        change(measured),
        figure(measured.n),
    )


def _is_lint(verdict: Verdict) -> bool:
    linted = [result for result in verdict.results if result.check == result.kind == "lint"]
    return bool(linted) and len(verdict.results) == 1 and linted[0].status in (Status.PASS, Status.FAIL)


def _lint(verdict: Verdict) -> Iterator[Line]:
    """Yield what linters print, for `mlgate lint` is used like one."""
    result = verdict.results[0]
    findings, told = result.findings, _told_of_lint(result)
    for finding in findings:
        yield _finding(finding)
        yield from _path(finding)
    foreign = [one for one in result.measurements if one.name == "not_in_python"]
    yield from _passed_over(foreign)
    if foreign and len(foreign) == _counted(result).get("files"):
        yield (("Nothing was linted", "yellow"),)
        return
    if not findings:
        yield (("All checks passed", "green"), (f" ({told})" if told else "", ""))
        return
    found = f"Found {plural(len(findings), 'problem')}" + (f" ({told})." if told else ".")
    yield ((found, "bold red"), (f" {_rules(findings)}", "dim"))
    if fixable := _counted(result).get("fixable"):
        yield ((f"{plural(fixable, 'problem')} can be fixed: mlgate lint --fix", "dim"),)


def _passed_over(foreign: Sequence[Measurement]) -> Iterator[Line]:
    """Yield the notebooks of other languages, which nothing was found in as nothing was looked at."""
    for one in foreign[:SHOWN]:
        yield ((f"{plain(one.slice)}: not linted: {plain(one.note)}", "dim"),)
    if more := shortened(foreign, SHOWN):
        yield ((more, "dim"),)


def _told_of_lint(result: Result) -> str:
    """Return what was mended, and what is known already: `3 fixed, 12 known`."""
    counted = _counted(result)
    parts = [f"{counted[name]:,} {name}" for name in ("fixed", "known") if counted.get(name)]
    if gone := counted.get("gone"):
        parts.append(f"{gone:,} of the baseline gone: write it again")
    return ", ".join(parts)


def _counted(result: Result) -> dict[str, int]:
    return {one.name: int(one.value or 0) for one in result.measurements if one.slice is None}


def _rules(findings: Iterable[Finding]) -> str:
    codes = sorted({plain(finding.subject) for finding in findings})
    return f"What a rule means: mlgate explain {codes[0]}"

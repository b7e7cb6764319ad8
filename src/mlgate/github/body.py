"""What a comment says: what failed in a table that reads in ten seconds, all else folded.

Text from outside is made harmless by the same two functions as in a report in Markdown. Values of the data do not
come here at all: they stand in evidence, of which only lines of code are shown.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from mlgate import __version__
from mlgate.core.model import FOUND, Finding, Measurement, Result, Status, Verdict
from mlgate.report import markdown
from mlgate.report._figures import NOTHING, affected, change, estimate, figure, weight
from mlgate.report._harms import harm_of
from mlgate.report._summary import DETAILED, decisive, gist, next_steps, shortened, told, worst_first
from mlgate.report.markdown import Block, code, prose, sentence

# Of one check, and of all: what is more stands in the details.
_ROWS_OF_A_CHECK = 5
_ROWS = 20
_MOST_CHECKS = 200
# Of reasons why nothing was checked: escaped, one is up to six times as long. What stands around them is short.
_MOST_SAID = markdown.LIMIT - 4_000
_MEASURED = ("", "check", "measure", "rows", "before", "now", "change", "allowed")
_FOUND = ("", "check", "what", "where", "why")
_UNKNOWN = ("", "check", "why")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Which comment it is (`marker`), and what stands around the verdict: names and addresses of our own."""

    marker: str
    title: str = ""
    run_url: str | None = None
    from_fork: bool = False


def marker(configuration: str, checks: tuple[str, ...]) -> str:
    """Return the line by which the comment of a configuration is found again; a digest, so that nothing ends it."""
    told_apart = "\0".join([configuration, *sorted(checks)])
    return f"<!-- mlgate:comment {hashlib.sha256(told_apart.encode('utf-8', 'replace')).hexdigest()[:20]} -->"


def render(verdict: Verdict, about: About, *, sha: str | None = None, limit: int = markdown.LIMIT) -> str:
    """Return the comment, of at most `limit` characters.

    `sha` is the head of the pull request: a job checks out a merge commit, which nobody knows.
    """
    verdict = verdict if sha is None else msgspec.structs.replace(verdict, commit=sha)
    head, foot = f"{about.marker}\n", _foot(verdict.mlgate, about)
    text = markdown.fitted(verdict, _blocks(verdict, about), limit - len(head) - len(foot))
    return head + text + foot


def render_refusal(problems: Sequence[str], about: About, sha: str) -> str:
    """Return the comment of a run that checked nothing: what an earlier one said must not stand for its commit."""
    title = f"Configuration {code(about.title)}\n\n" if about.title else ""
    listed = [f"- {sentence(problem)}\n" for problem in problems[:_ROWS]]
    while sum(map(len, listed)) > _MOST_SAID:
        listed.pop()
    head = f"{about.marker}\n## {markdown.mark(Status.ERROR)} mlgate error: nothing was checked\n\n"
    said = "".join([*listed, _more(problems, len(listed))])
    return f"{head}Commit {code(sha[:9])}\n\n{title}{said}{_foot(__version__, about)}"


def says_the_same(one: str, other: str) -> bool:
    """Whether two comments differ in no more than the commit that they are about and the run that wrote them."""
    return _said(one) == _said(other)


def _said(text: str) -> list[str]:
    # Ours alone begin so: text from outside stands in tables and lists.
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not re.match(r"Commit `|<sub>", line)]


def _foot(version: str, about: About) -> str:
    by = f"mlgate {prose(version, limit=40)}"
    parts = [f"{by}, [log of the run]({about.run_url})" if about.run_url else by]
    if about.from_fork:
        parts.append("as the run of the fork reports it, whose code this repository does not vouch for")
    return f"\n<sub>{'; '.join(parts)}</sub>\n"


def _blocks(verdict: Verdict, about: About) -> Iterator[Block]:
    results = worst_first(verdict)
    detailed = [result for result in results if result.status in DETAILED]
    if about.title:
        yield Block("name", f"\nConfiguration {code(about.title)}\n")
    yield from _what_failed(detailed)
    for result in detailed:
        if said := told(result):
            lines = "  \n  ".join(sentence(line) for line in said)
            yield Block("what got worse", f"- {code(result.check)}: {lines}\n", "\n")
    yield Block("checks", _all_checks(results, folded=bool(detailed)))
    if compared := _before_and_after(results):
        yield Block("measurements", compared)
    for result in detailed:
        if text := markdown.details(result):
            yield Block("details", text)
    if steps := "".join(f"- {code(step.command)}: {step.purpose}\n" for step in next_steps(verdict)[:_ROWS]):
        yield Block("next steps", markdown.fold("Next", steps))


def _what_failed(detailed: list[Result]) -> Iterator[Block]:
    """Yield a table of numbers, one of what was found, and one of checks that say no more than why."""
    numbers = [
        (result, one)
        for result in detailed
        for one in [one for one in decisive(result) if one.status in DETAILED][:_ROWS_OF_A_CHECK]
    ]
    # What failed of any check before what is undecided of another.
    numbers.sort(key=lambda pair: pair[1].status != Status.FAIL)
    measured = [_measured(result, one) for result, one in numbers]
    found = [_found(result, one) for result in detailed for one in _worst(result.findings)]
    others = [
        (markdown.mark(result.status), code(result.check, cell=True), sentence(gist(result), cell=True))
        for result in detailed
        if not result.findings and not any(one.status in DETAILED for one in result.measurements)
    ]
    for head, rows in ((_MEASURED, measured), (_FOUND, found), (_UNKNOWN, others)):
        if rows:
            shown = markdown.table(head, rows[:_ROWS])
            yield Block("what failed", f"\n{shown}")
    hidden = sum(max(0, len(rows) - _ROWS) for rows in (measured, found, others)) + sum(map(_unlisted, detailed))
    if hidden:
        yield Block("what failed", f"\n… and {hidden:,} more\n")


def _unlisted(result: Result) -> int:
    notable = sum(one.status in DETAILED for one in decisive(result))
    return sum(max(0, count - _ROWS_OF_A_CHECK) for count in (notable, len(result.findings)))


def _worst(findings: tuple[Finding, ...]) -> list[Finding]:
    return sorted(findings, key=lambda one: one.status != Status.FAIL)[:_ROWS_OF_A_CHECK]


def _measured(result: Result, measured: Measurement) -> tuple[str, ...]:
    assert measured.status is not None
    name = measured.name if measured.against is None else f"{measured.name} vs {measured.against}"
    rows = "" if measured.slice is None else code(measured.slice.removeprefix(FOUND), cell=True)
    cells = (figure(measured.baseline), estimate(measured), change(measured))
    return (
        markdown.mark(measured.status),
        code(result.check, cell=True),
        code(name, cell=True),
        rows,
        *("" if cell == NOTHING else cell for cell in cells),
        _allowed(measured),
    )


def _allowed(measured: Measurement) -> str:
    """Return the limit that was exceeded, or in words why nothing can be said."""
    harm = harm_of(measured)
    if measured.status in (Status.FAIL, Status.WARN) and harm is not None and harm.beyond:
        return f"{prose(harm.limit)} {figure(harm.allowed)}"
    return sentence(measured.note, cell=True)


def _found(result: Result, finding: Finding) -> tuple[str, ...]:
    where = "" if finding.location is None else code(finding.location, cell=True)
    message = f"{weight(finding)}{sentence(finding.message, limit=300, cell=True)}{affected(finding)}"
    return (
        markdown.mark(finding.status),
        code(result.check, cell=True),
        code(finding.subject, cell=True),
        where,
        message,
    )


def _all_checks(results: list[Result], *, folded: bool) -> str:
    rows = [
        (
            markdown.mark(result.status),
            code(result.check, cell=True),
            result.status.value,
            sentence(gist(result), cell=True),
        )
        for result in results[:_MOST_CHECKS]
    ]
    text = markdown.table(("", "check", "status", "result"), rows) + _more(results, _MOST_CHECKS)
    if not folded or not rows:
        return f"\n{text}"
    return markdown.fold("The check" if len(results) == 1 else f"All {len(results):,} checks", text)


def _before_and_after(results: list[Result]) -> str:
    """Return the numbers over all rows that were compared, and passed: those that did not stand above."""
    rows = [
        (code(result.check, cell=True), code(one.key, cell=True), figure(one.baseline), estimate(one), change(one))
        for result in results
        for one in decisive(result)
        if one.status == Status.PASS and one.baseline is not None
    ]
    if not rows:
        return ""
    text = markdown.table(("check", "measure", "before", "now", "change"), rows[:_MOST_CHECKS]) + _more(
        rows, _MOST_CHECKS
    )
    return markdown.fold("Before and after: what held", text)


def _more(items: Sequence[object], most: int) -> str:
    """Return a line that says how many of `items` are more than `most`, if any are."""
    more = shortened(items, most)
    return f"\n{more}\n" if more else ""

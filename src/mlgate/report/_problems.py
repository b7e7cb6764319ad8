"""Everything that did not pass, one by one and each at its place: what annotations, SARIF and GitLab's report show."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from mlgate.core.model import Finding, Location, Measurement, Result, Status, Verdict
from mlgate.report import _goalposts
from mlgate.report._figures import affected
from mlgate.report._headline import headline
from mlgate.report._summary import worst_first

Level = Literal["error", "warning"]

_LEVELS: dict[Status, Level] = {
    Status.FAIL: "error",
    Status.ERROR: "error",
    Status.WARN: "warning",
    Status.INCONCLUSIVE: "warning",
}
# Kinds whose findings are named by the code of a rule.
_LINTING = ("lint", "notebooks", "repo")
# The rule, and in place of a check, under which stands what a change moves of what it is judged by.
MOVED = "goalposts"
_CODE = re.compile(r"ML[A-Z]\d{3}")
_DRIVE = re.compile(r"[A-Za-z]:")


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that did not pass.

    `subject` is what it is about within its check: of a finding its own, of a measurement its key; nothing where it is
    the check as a whole. `location` is the nearest that is known, which is often that of the check.
    """

    result: Result
    level: Level
    status: Status
    subject: str
    message: str
    location: Location | None
    finding: Finding | None = None

    @property
    def rule(self) -> str:
        """The code of the rule that was broken, or the kind of the check."""
        named = self.finding is not None and self.result.kind in _LINTING and _CODE.fullmatch(self.subject)
        return self.subject if named else self.result.kind

    @property
    def file_line(self) -> int | None:
        """The line of the file: of a notebook that of its JSON, for it is what a code host shows."""
        place = self.location
        if place is None:
            return None
        line = place.line if place.cell is None else place.file_line
        return line if line is not None and line > 0 else None


def problems(verdict: Verdict) -> list[Problem]:
    """Return what did not pass, errors first, within a level by what matters most."""
    found = [problem for result in worst_first(verdict) for problem in _of_result(result)]
    return sorted(found, key=lambda problem: problem.level != "error")


def moved(verdict: Verdict) -> list[Problem]:
    """Return what the change moves of what it is judged by, each at its place, where that is worth a warning.

    What asks for more is none of it.
    """
    told = _goalposts.goalposts(verdict)
    if told is None or not told.warns:
        return []
    whole = Problem(
        result=Result(check=MOVED, kind=MOVED, status=Status.WARN),
        level="warning",
        status=Status.WARN,
        subject="",
        message=told.line,
        location=None,
    )
    moves = verdict.goalposts.moves if verdict.goalposts else ()
    return [
        msgspec.structs.replace(
            whole,
            subject=f"{move.of}: {move.what}",
            message=" ".join(filter(None, (told.headline, f"{_goalposts.line(move)}.", told.verdicts))),
            location=move.location,
        )
        for move in moves
        if move.looser is not False
    ] or [whole]


def _of_result(result: Result) -> Iterator[Problem]:
    level = _LEVELS.get(result.status)
    if level is None:
        return
    whole = Problem(
        result=result,
        level=level,
        status=result.status,
        subject="",
        message=result.reason or result.status.value,
        location=result.location,
    )
    if result.status == Status.ERROR:
        yield whole
    for finding in result.findings:
        yield _of_finding(whole, finding)
    judged = _judged(result, level)
    told = headline(result)
    for measured in judged:
        assert measured.status is not None
        note = f"{measured.key}: {measured.note or measured.status}"
        if told is not None and measured is told.about:
            note = " ".join(told.lines)
        yield msgspec.structs.replace(
            whole, level=_level(measured, level), status=measured.status, subject=measured.key, message=note
        )
    if result.status != Status.ERROR and not result.findings and not judged:
        yield whole


def _of_finding(whole: Problem, finding: Finding) -> Problem:
    place = finding.location
    cell = f"cell {place.cell}, line {place.line}: " if place is not None and place.cell is not None else ""
    return msgspec.structs.replace(
        whole,
        level="warning" if finding.status == Status.WARN else whole.level,
        status=finding.status if finding.status == Status.WARN else whole.status,
        subject=finding.subject,
        message=f"{cell}{finding.message}{affected(finding)}",
        location=place or whole.location,
        finding=finding,
    )


def _judged(result: Result, level: Level) -> list[Measurement]:
    return sorted(
        (measured for measured in result.measurements if measured.status in _LEVELS),
        key=lambda measured: (_level(measured, level), measured.slice is not None, measured.key),
    )


def _level(measured: Measurement, of_result: Level) -> Level:
    """Return the level of a measurement: never above that of its check."""
    assert measured.status is not None
    return "warning" if of_result == "warning" else _LEVELS[measured.status]


def path_within(text: str) -> str | None:
    """Return a path as code hosts name it, relative and with `/`; nothing where it leaves the repository."""
    path = text.replace("\\", "/")
    parts = [part for part in path.split("/") if part not in ("", ".")]
    if not parts or path.startswith("/") or ".." in parts or _DRIVE.match(path):
        return None
    return "/".join(parts)


def fallback_path(verdict: Verdict) -> str:
    """Return where stands what has no place of its own: the configuration, for hosts show nothing without a file."""
    places = (result.location for result in verdict.results)
    named = (path_within(place.path) for place in places if place is not None)
    return next((path for path in named if path), "mlgate.toml")


def fingerprints(found: Iterable[Problem]) -> Iterator[tuple[str, int]]:
    """Yield for each of `found` by what it is known again in another run, and which of several alike it is, from 1.

    It is made of what stays when lines move and figures change: of code the rule, the file and the text of the line, of
    all else the check and the subject.
    """
    seen: Counter[str] = Counter()
    for problem in found:
        place = problem.location
        path = "" if place is None else path_within(place.path) or place.path
        line = "" if problem.finding is None else problem.finding.line_digest
        named = (problem.rule, path, line) if line else (problem.result.check, problem.rule, problem.subject, path)
        text = "\0".join(named).encode("utf-8", "surrogatepass")
        known = hashlib.sha256(text).hexdigest()
        seen[known] += 1
        yield known, seen[known]

"""For a GitHub Actions log: workflow commands, which GitHub shows as annotations on the lines of a pull request.

GitHub keeps ten errors and ten warnings of a step, <https://github.com/actions/toolkit/issues/734>, so the most severe
come first and the last of each says how many more there are.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mlgate.core.display import plain
from mlgate.core.model import Finding, Location, Verdict
from mlgate.core.workflow_commands import command
from mlgate.report._goalposts import goalposts
from mlgate.report._problems import Problem, problems
from mlgate.report._summary import counts
from mlgate.report.text import path_of

MOST = 10
# So much of a line of source is quoted.
_QUOTED = 160


class _Annotation(msgspec.Struct, frozen=True):
    level: str
    title: str
    message: str
    location: Location | None
    # Lines below the message: the code that a leak goes through.
    path: tuple[str, ...] = ()


def render(verdict: Verdict) -> str:
    """Return at most ten errors and ten warnings as workflow commands, and the verdict as a line of text."""
    found = [*_moved(verdict), *map(_annotation, problems(verdict))]
    if verdict.reason:
        found.insert(0, _Annotation("error", "mlgate", verdict.reason, None))
    lines = [line for level in ("error", "warning") for line in _capped([one for one in found if one.level == level])]
    return "\n".join([*lines, f"mlgate: {verdict.verdict.value}: {counts(verdict)}"]) + "\n"


def _capped(annotations: list[_Annotation]) -> Iterator[str]:
    for number, annotation in enumerate(annotations[:MOST], 1):
        message = plain(annotation.message, limit=2000)
        if number == MOST < len(annotations):
            message += f" (and {len(annotations) - MOST:,} more, see the job summary or the log)"
        yield _command(msgspec.structs.replace(annotation, message=message))


def _moved(verdict: Verdict) -> Iterator[_Annotation]:
    """Yield one warning for all that the change moves of what it is judged by, at the place of the first."""
    told = goalposts(verdict)
    if told is not None and told.warns:
        moves = verdict.goalposts.moves if verdict.goalposts else ()
        place = moves[0].location if moves else None
        yield _Annotation("warning", "mlgate: goalposts moved", told.line, place)


def _annotation(problem: Problem) -> _Annotation:
    title = f"mlgate {problem.result.check}"
    if problem.finding is None:
        return _Annotation(problem.level, title, problem.message, problem.location)
    path = tuple(_path(problem.finding))
    return _Annotation(problem.level, f"{title}: {problem.subject}", problem.message, problem.location, path)


def _path(finding: Finding) -> Iterator[str]:
    for step in path_of(finding):
        what, at, code = (plain(step[key], limit=_QUOTED) for key in ("what", "at", "code"))
        yield f"{what} {at}: {code}"


def _command(annotation: _Annotation) -> str:
    properties = [*_place(annotation.location), ("title", annotation.title)]
    return command(annotation.level, (annotation.message, *annotation.path), properties)


def _place(location: Location | None) -> Iterator[tuple[str, object]]:
    if location is None:
        return
    yield "file", location.path.replace("\\", "/")
    # GitHub shows the JSON of a notebook, and a column of the cell means nothing there.
    in_notebook = location.cell is not None
    line = location.file_line if in_notebook else location.line
    if line is not None:
        yield "line", line
        if location.column is not None and not in_notebook:
            yield "col", location.column

"""For code scanning: SARIF 2.1.0, <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.

Everything that did not pass is a result, the checks that are not code at their place in the configuration. Paths are
relative to the root of the source. What GitHub accepts is kept to,
<https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support>: what lies beyond is cut,
the least severe first, and a notification of the run says so.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from mlgate.core.display import plain
from mlgate.core.model import Finding, Verdict
from mlgate.report._goalposts import goalposts
from mlgate.report._json import written
from mlgate.report._problems import MOVED, Problem, fallback_path, fingerprints, moved, path_within, problems

# GitHub's limits: results of a run, those of them that it shows, and the bytes of the file when compressed.
MOST_RESULTS = 25_000
SHOWN = 5_000
MOST_BYTES = 10 * 1024 * 1024
# Far more than the path of a leak has.
_MOST_STEPS = 100
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_QUOTED = 160
_LONGEST = 2000
_NAME = 60
# A verdict was reached: passed, or failed.
_JUDGED = (0, 1)
_TIME = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3])(:[0-5]\d){2}Z")
# As `Location` is written: `path:cell_3:line:column`.
_AT = re.compile(r"(?P<path>.*?)(?P<cell>:cell_\d{1,6})?(?::(?P<line>\d{1,9}))?(?::(?P<column>\d{1,9}))?", re.DOTALL)
# `[text](target)` is a link, and `{0}` an argument, in messages that are plain text, too.
_MARKUP = re.compile(r"\](?=\()|\{(?=\d)")


def render(verdict: Verdict) -> str:
    """Return `verdict` as a SARIF log of one run."""
    found = [*moved(verdict), *problems(verdict)]
    results = _results(found[:MOST_RESULTS], verdict)
    while True:
        text = written(_log(verdict, results, len(found)))
        size = _compressed(text)
        if size <= MOST_BYTES or not results:
            return text
        results = results[: int(len(results) * 0.9 * MOST_BYTES / size)]


def _compressed(text: str) -> int:
    content = text.encode("utf-8")
    return len(content) if len(content) <= MOST_BYTES else len(gzip.compress(content, mtime=0))


def _log(verdict: Verdict, results: list[dict[str, Any]], total: int) -> dict[str, Any]:
    # 1 ms, and of no use to other formats.
    from mlgate.report._sarif_rules import described

    rules = sorted({result["ruleId"] for result in results})
    numbers = {rule: number for number, rule in enumerate(rules)}
    driver = {"name": "mlgate", "version": plain(verdict.mlgate, limit=_NAME), "rules": list(map(described, rules))}
    run = {
        "tool": {"driver": driver},
        "invocations": [_invocation(verdict, len(results), total)],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository, or of the project."}}},
        "columnKind": "unicodeCodePoints",
        "results": [{**result, "ruleIndex": numbers[result["ruleId"]]} for result in results],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _invocation(verdict: Verdict, kept: int, total: int) -> dict[str, Any]:
    told = [{"level": level, "message": {"text": text}} for level, text in _notes(verdict, kept, total)]
    invocation: dict[str, Any] = {"executionSuccessful": verdict.exit_code in _JUDGED, "exitCode": verdict.exit_code}
    if _TIME.fullmatch(verdict.started):
        invocation["startTimeUtc"] = verdict.started
    return {**invocation, "toolExecutionNotifications": told} if told else invocation


def _notes(verdict: Verdict, kept: int, total: int) -> Iterator[tuple[str, str]]:
    if verdict.reason:
        yield "error", _text(verdict.reason)
    if told := goalposts(verdict):
        yield ("warning" if told.warns else "note"), _text(told.line)
    if kept < total:
        yield "warning", f"{total - kept:,} of {total:,} results are left out: GitHub accepts no more in one run"
    if kept > SHOWN:
        yield "note", f"GitHub shows {SHOWN:,} of these results, the most severe"


def _results(found: list[Problem], verdict: Verdict) -> list[dict[str, Any]]:
    # Numbered in the order in which they stand in the files, for that is stable.
    fallback = fallback_path(verdict)
    return [_result(problem, known, fallback) for problem, known in zip(found, fingerprints(found), strict=True)]


def _result(problem: Problem, known: tuple[str, int], fallback: str) -> dict[str, Any]:
    digest, number = known
    result: dict[str, Any] = {
        "ruleId": plain(problem.rule, limit=_NAME),
        "level": problem.level,
        "message": {"text": _message(problem)},
        "locations": [_location(problem, fallback)],
        "partialFingerprints": {"mlgate/v1": f"{digest}:{number}"},
        "properties": {
            "check": plain(problem.result.check),
            "status": problem.status.value,
            "subject": plain(problem.subject),
        },
    }
    if problem.finding is None or not problem.finding.line_digest:
        # By this alone GitHub knows results again. For code its action works it out from the lines around the place;
        # several of what is not code stand at one line of the configuration, and would be taken for one.
        result["partialFingerprints"]["primaryLocationLineHash"] = f"{digest[:16]}:{number}"
    steps = [] if problem.finding is None else list(_steps(problem.finding))
    if steps:
        result["codeFlows"] = [{"threadFlows": [{"locations": steps}]}]
    return result


def _message(problem: Problem) -> str:
    if problem.rule != problem.result.kind or problem.rule == MOVED:
        return _text(problem.message)
    named = [problem.result.check, *([problem.subject] if problem.finding is not None else [])]
    message = f"{': '.join(plain(name) for name in named)}: {_text(problem.message)}"
    place = problem.location
    # A host shows no file outside of the repository: then the message says which.
    return _text(message if place is None or path_within(place.path) else f"{message} ({plain(place)})")


def _location(problem: Problem, fallback: str) -> dict[str, Any]:
    place = problem.location
    path = None if place is None else path_within(place.path)
    if place is None or path is None:
        return _physical(fallback, {})
    region: dict[str, Any] = {}
    if problem.file_line is not None:
        region["startLine"] = problem.file_line
        # A column of a cell means nothing in the JSON of its notebook.
        if place.column is not None and place.column > 0 and place.cell is None:
            region["startColumn"] = place.column
    return _physical(path, region)


def _physical(path: str, region: dict[str, Any]) -> dict[str, Any]:
    try:
        # Bytes of a file name that are no UTF-8 are escaped as they are.
        uri = quote(path, errors="surrogateescape")
    except UnicodeEncodeError:
        uri = quote(path, errors="replace")
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri, "uriBaseId": _ROOT}}
    return {"physicalLocation": {**physical, "region": region} if region else physical}


def _steps(finding: Finding) -> Iterator[dict[str, Any]]:
    """Yield the lines of code that a leak goes through, those that stand in files of the repository."""
    path = finding.evidence.get("path")
    steps = [step for step in path if isinstance(step, Mapping)] if isinstance(path, list | tuple) else []
    for step in steps[:_MOST_STEPS]:
        # The path is no text to read: it is quoted as it is, as that of the result.
        at = _AT.fullmatch(str(step.get("at", "")))
        within = None if at is None else path_within(at["path"])
        if at is None or within is None:
            continue
        region: dict[str, Any] = {}
        line = step.get("file_line") if at["cell"] else int(at["line"] or 0)
        if isinstance(line, int) and line > 0:
            region = {"startLine": line, "snippet": {"text": plain(step.get("code", ""), limit=_QUOTED)}}
            if not at["cell"] and int(at["column"] or 0) > 0:
                region["startColumn"] = int(at["column"])
        yield {"location": {**_physical(within, region), "message": {"text": _text(_told(step))}}}


def _told(step: Mapping[str, object]) -> str:
    what, code = (plain(step.get(key, ""), limit=_QUOTED) for key in ("what", "code"))
    return f"{what}: {code}"


def _text(text: object) -> str:
    return _MARKUP.sub(lambda match: f"{match[0]}\u200a", plain(text, limit=_LONGEST))

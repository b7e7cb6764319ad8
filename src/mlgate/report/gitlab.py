"""For GitLab: a Code Quality report, which its merge requests show beside the change and at its lines.

<https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>
"""

from __future__ import annotations

from typing import Any

from mlgate.core.display import plain
from mlgate.core.model import Location, Status, Verdict
from mlgate.report._json import written
from mlgate.report._problems import MOVED, Problem, fallback_path, fingerprints, moved, path_within, problems

# Of GitLab's `info`, `minor`, `major`, `critical` and `blocker`.
_SEVERITIES = {Status.ERROR: "critical", Status.FAIL: "major", Status.WARN: "minor", Status.INCONCLUSIVE: "info"}


def render(verdict: Verdict) -> str:
    """Return what did not pass as a JSON array of violations; of GitLab's fields those that it reads."""
    found = [*moved(verdict), *problems(verdict)]
    fallback = fallback_path(verdict)
    entries = [
        _entry(problem, f"{digest[:32]}{number:x}", fallback)
        for problem, (digest, number) in zip(found, fingerprints(found), strict=True)
    ]
    if verdict.reason:
        nothing = _violation("mlgate", verdict.reason, (fallback, 1))
        entries.insert(0, {**nothing, "fingerprint": "mlgate", "severity": "blocker"})
    return written(entries)


def _entry(problem: Problem, fingerprint: str, fallback: str) -> dict[str, Any]:
    check = problem.result.check
    named = f"{check}: {problem.subject}" if problem.finding is not None and problem.subject else check
    said = problem.message if check == MOVED else f"{named}: {problem.message}"
    violation = _violation(problem.rule, said, _place(problem.location, problem.file_line, fallback))
    # A warning of a check that failed is no more than a warning.
    severity = _SEVERITIES[problem.status if problem.level == "error" else _mild(problem.status)]
    return {**violation, "fingerprint": fingerprint, "severity": severity}


def _mild(status: Status) -> Status:
    return status if status == Status.INCONCLUSIVE else Status.WARN


def _place(location: Location | None, line: int | None, fallback: str) -> tuple[str, int]:
    path = None if location is None else path_within(location.path)
    return (fallback, 1) if path is None else (path, line or 1)


def _violation(name: str, description: str, place: tuple[str, int]) -> dict[str, Any]:
    path, line = place
    return {
        "check_name": plain(name),
        "description": plain(description, limit=2000),
        "location": {"path": path, "lines": {"begin": line}},
    }

"""Places as hosts look them up, relative to the repository; a verdict has them relative to its configuration."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import Any

import msgspec

from mlgate.core.model import Finding, Location, Result, Verdict


def placed(verdict: Verdict, prefix: str) -> Verdict:
    """Return `verdict`, of a configuration in the folder `prefix` of the repository, with places in the repository."""
    if not prefix:
        return verdict
    found = verdict.goalposts
    if found:
        moves = tuple(msgspec.structs.replace(move, location=_moved(move.location, prefix)) for move in found.moves)
        found = msgspec.structs.replace(found, moves=moves)
    results = tuple(_placed(result, prefix) for result in verdict.results)
    return msgspec.structs.replace(verdict, goalposts=found, results=results)


def place(prefix: str, path: str) -> str:
    """Return `path` of the folder `prefix` as one of the repository; `../data` lies beside the folder."""
    return posixpath.normpath(posixpath.join(prefix, path)) if prefix else path


def _placed(result: Result, prefix: str) -> Result:
    def moved(finding: Finding) -> Finding:
        evidence = _moved_path(finding.evidence, prefix)
        return msgspec.structs.replace(finding, location=_moved(finding.location, prefix), evidence=evidence)

    findings = tuple(moved(finding) for finding in result.findings)
    return msgspec.structs.replace(result, location=_moved(result.location, prefix), findings=findings)


def _moved(location: Location | None, prefix: str) -> Location | None:
    return None if location is None else msgspec.structs.replace(location, path=place(prefix, location.path))


def _moved_path(evidence: dict[str, Any], prefix: str) -> dict[str, Any]:
    """Return `evidence` with the steps of a leak at their places; what has another shape stays."""
    steps = evidence.get("path")
    if not isinstance(steps, list | tuple):
        return evidence
    return {**evidence, "path": [_moved_step(step, prefix) for step in steps]}


def _moved_step(step: object, prefix: str) -> object:
    if not isinstance(step, Mapping) or "at" not in step:
        return step
    return {**step, "at": place(prefix, str(step["at"]))}

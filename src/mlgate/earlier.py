"""What was accepted earlier: the history of `mlgate.lock`, as evidence of the figures that are judged now.

It is that of the baseline's side, along its first parents, and nothing of the change under test. Versions of the file
that this mlgate cannot read are passed over. It is shown, and decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from mlgate.context import Baseline
from mlgate.core.baseline import LOCK_NAME, AcceptedCheck, AcceptedValue, Lock, differing, read_lock
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.core.model import Measurement, Result, Status, Verdict
from mlgate.stores.versions import Version, versions

# So many earlier values are kept in a verdict in all; those over all rows come before those of slices.
MOST = 2000
_LONGEST = 200
_States = Sequence[tuple[Version, Lock]]


def with_earlier(verdict: Verdict, root: Path, ref: str | None) -> Verdict:
    """Return `verdict` with the earlier accepted values of what it judges, as their evidence `history`.

    `ref` is that of the baseline, `None` for the default. Git is not asked where there is no lock, or nothing is
    judged; where it knows no baseline there is no history.
    """
    asked = sorted(
        (measured.slice is not None, result.check, measured.key)
        for result in verdict.results
        for measured in result.measurements
        if _is_shown(result, measured)
    )
    states = _states(root, verdict.baseline_commit, ref) if asked and (root / LOCK_NAME).is_file() else []
    # One state is no history.
    if len(states) < 2:  # noqa: PLR2004
        return verdict
    results, room = {result.check: result for result in verdict.results}, MOST
    for _, check, key in asked:
        moments = _moments(results[check], key, states)
        if 1 < len(moments) <= room:
            room -= len(moments)
            results[check] = _with_moments(results[check], key, moments)
    return msgspec.structs.replace(verdict, results=tuple(results[result.check] for result in verdict.results))


def _is_shown(result: Result, measured: Measurement) -> bool:
    """Tell whether `measured` is judged, all that may be known of it is, and if it is of a slice, it fails."""
    looked_at = measured.slice is None or measured.status == Status.FAIL
    return measured.status is not None and measured.against is None and looked_at and not result.figures_withheld


def _states(root: Path, known: str | None, ref: str | None) -> _States:
    """Return the locks of the baseline's side, the oldest first."""
    try:
        commit = known or Baseline(root=root, ref=ref).commit
    except CheckError:
        return []
    found = []
    for version in versions(root, commit, LOCK_NAME):
        try:
            found.append((version, read_lock(version.content)))
        except CheckError:
            # Written by another version of mlgate, or damaged and mended since.
            continue
    return found


def _moments(result: Result, key: str, states: _States) -> list[dict[str, Any]]:
    """Return the different values that were accepted of the measurement `key`, the oldest first."""
    measured = next(one for one in result.measurements if one.key == key)
    found: list[dict[str, Any]] = []
    before: tuple[object, ...] = ()
    for version, accepted, value in _accepted(result.check, key, states):
        others = differing(accepted, result.provenance, measured) if accepted.provenance else []
        state = (value.value, value.low, value.high, *others)
        # A lock is also changed for other checks.
        if state != before:
            moment = {"at": version.day, "commit": version.commit[:12], "value": value.value}
            moment |= {"low": value.low, "high": value.high} if None not in (value.low, value.high) else {}
            moment |= {"reason": plain(accepted.reason, limit=_LONGEST)} if accepted.reason else {}
            found.append(moment | ({"other": ", ".join(others)} if others else {}))
        before = state
    return found


def _accepted(check: str, key: str, states: _States) -> Iterator[tuple[Version, AcceptedCheck, AcceptedValue]]:
    for version, lock in states:
        accepted = lock.checks.get(check)
        if accepted is not None and key in accepted.measurements:
            yield version, accepted, accepted.measurements[key]


def _with_moments(result: Result, key: str, moments: list[dict[str, Any]]) -> Result:
    measurements = tuple(
        msgspec.structs.replace(one, evidence=one.evidence | {"history": moments}) if one.key == key else one
        for one in result.measurements
    )
    return msgspec.structs.replace(result, measurements=measurements)

"""Accepting the present measurements as the baseline: the new content of `mlgate.lock`, and what changes in it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

import msgspec

from mlgate.core.baseline import AcceptedCheck, AcceptedValue, Lock, accepted_values
from mlgate.core.display import plain
from mlgate.core.errors import UsageError
from mlgate.core.model import Result, Status


def refuse_unless_by_hand(*, force: bool, reason: str | None, option: str) -> None:
    """Let a baseline move only where a person moves it, and says why.

    Raises:
        UsageError: `CI` or `BUILD_NUMBER` is set and `force` is not, or `reason` is empty.
    """
    if (os.environ.get("CI") or os.environ.get("BUILD_NUMBER")) and not force:
        message = (
            f"{option} is refused in CI, where a change would accept itself: run it by hand and commit mlgate.lock"
        )
        raise UsageError(message)
    if not (reason or "").strip():
        message = f"{option} needs a reason, which is kept in mlgate.lock for those who read it later"
        raise UsageError(message)


def acceptable(result: Result) -> bool:
    """Tell whether `result` measured all that it was to measure: its check ran to its end.

    What could only not be compared with what was accepted before has run: to accept it is how that is mended.
    """
    return result.status != Status.ERROR or any(measured.status is not None for measured in result.measurements)


def accepted(
    lock: Lock, results: Iterable[Result], *, digests: Mapping[str, str], commit: str | None, date: str, reason: str
) -> Lock:
    """Return `lock` with the finite measurements of `results` in place of those it had for the same checks.

    Checks that did not run, and checks without measurements, stay as they are.
    """
    checks = dict(lock.checks)
    for result in results:
        values = accepted_values(result)
        if values:
            checks[result.check] = AcceptedCheck(
                measurements=values,
                digests=digests,
                commit=commit,
                date=date,
                reason=reason,
                provenance=result.provenance,
            )
    return msgspec.structs.replace(lock, checks=checks)


def changes(old: Lock, new: Lock) -> list[str]:
    """Return a line for every measurement that differs between the locks, `CHECK KEY: OLD -> NEW`, sorted."""
    lines = []
    for check in sorted({*old.checks, *new.checks}):
        keys = {key for lock in (old, new) if check in lock.checks for key in lock.checks[check].measurements}
        for key in sorted(keys):
            before, after = old.value(check, key), new.value(check, key)
            if before != after:
                lines.append(f"{plain(check)} {plain(key)}: {_figure(before)} -> {_figure(after)}")
    return lines


def _figure(accepted_value: AcceptedValue | None) -> str:
    if accepted_value is None:
        return "none"
    interval = ""
    if accepted_value.low is not None and accepted_value.high is not None:
        interval = f" [{accepted_value.low:.4g}, {accepted_value.high:.4g}]"
    return f"{accepted_value.value:.6g}{interval}"

"""Accepting the present measurements as the baseline: the new content of `mlgate.lock`, and what changes in it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from mlgate.core.baseline import CANDIDATE, AcceptedCheck, AcceptedValue, Lock, accepted_values, differing
from mlgate.core.display import plain
from mlgate.core.errors import UsageError
from mlgate.core.ladder import gain, moved
from mlgate.core.model import Measurement, Result, Status

Sort = Literal["moved", "looser", "elsewhere", "gone", "stays"]

_HEADINGS: dict[Sort, str] = {
    "looser": "looser than what was accepted:",
    "elsewhere": "not comparable with what was accepted, since it was measured on something else:",
    "gone": "no longer measured, and so no longer compared with:",
    "stays": "stays as accepted, since the gain is within one standard error:",
}


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of one accepted number; of one that `stays`, `after` is what was measured and not accepted."""

    sort: Sort
    check: str
    key: str
    before: AcceptedValue | None
    after: AcceptedValue | None

    @property
    def line(self) -> str:
        """`CHECK KEY: OLD -> NEW`."""
        name = f"{plain(self.check)} {plain(self.key)}"
        if self.sort == "stays":
            return f"{name}: {_figure(self.before)}, not {_figure(self.after)}"
        return f"{name}: {_figure(self.before)} -> {_figure(self.after)}"


class Acceptance(msgspec.Struct, frozen=True, kw_only=True):
    """The new lock, what becomes of each number that differs from what was accepted, and checks without figures."""

    lock: Lock
    changes: tuple[Change, ...]
    withheld: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many numbers of the lock change."""
        return sum(change.sort != "stays" for change in self.changes)

    def lines(self) -> list[str]:
        """Return a line for every change, sorted; those that a reader must not miss stand last, under headings."""
        lines = [change.line for change in self.changes if change.sort == "moved"]
        for sort, heading in _HEADINGS.items():
            found = [f"  {change.line}" for change in self.changes if change.sort == sort]
            lines += [heading, *found] if found else []
        return lines


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
) -> Acceptance:
    """Return `lock` with the finite measurements of `results` in place of those it had for the same checks.

    A number that is better than the accepted one by no more than chance stays as it was accepted (`core.ladder`).
    Checks that did not run, and checks without measurements, stay as they are.
    """
    checks = dict(lock.checks)
    changes: list[Change] = []
    judged = list(results)
    for result in judged:
        if result.figures_withheld:
            continue
        before = lock.checks.get(result.check)
        found = list(_changes(result, before))
        values = dict(before.measurements) if before else {}
        for change in found:
            if change.after is None:
                del values[change.key]
            elif change.sort != "stays":
                values[change.key] = change.after
        changes += found
        if accepted_values(result) and (before is None or before.measurements != values or _moved_on(before, result)):
            checks[result.check] = AcceptedCheck(
                measurements=values,
                digests=digests,
                commit=commit,
                date=date,
                reason=reason,
                provenance=result.provenance,
            )
    ordered = sorted(changes, key=lambda change: (change.check, change.key))
    return Acceptance(
        lock=msgspec.structs.replace(lock, checks=checks),
        changes=tuple(ordered),
        withheld=tuple(sorted(result.check for result in judged if result.figures_withheld)),
    )


def _moved_on(before: AcceptedCheck, result: Result) -> bool:
    """Tell whether `result` was measured on something else; that nothing of another candidate is taken is no news."""
    old, new = ({part: text for part, text in one.provenance.items() if part != CANDIDATE} for one in (before, result))
    return old != new


def _changes(result: Result, before: AcceptedCheck | None) -> Iterator[Change]:
    values = accepted_values(result)
    measured = {one.key: one for one in result.measurements}
    known: Mapping[str, AcceptedValue] = before.measurements if before else {}
    for key, value in values.items():
        old = known.get(key)
        sort, new = _moved(measured[key], value, old, _elsewhere(before, result, measured[key]))
        if new != old or sort == "stays":
            yield Change(sort=sort, check=result.check, key=key, before=old, after=new)
    if values:
        for key in sorted({*known} - {*values}):
            yield Change(sort="gone", check=result.check, key=key, before=known[key], after=None)


def _elsewhere(before: AcceptedCheck | None, result: Result, measured: Measurement) -> bool:
    return before is not None and bool(differing(before, result.provenance, measured))


def _moved(
    measured: Measurement, value: AcceptedValue, old: AcceptedValue | None, elsewhere: bool
) -> tuple[Sort, AcceptedValue]:
    if old is None:
        return "moved", value
    if elsewhere:
        return "elsewhere", value
    new = moved(measured, value, old)
    if new is old and measured.better is not None and value.value != old.value:
        return "stays", value
    if measured.better is not None and gain(new.value, old.value, measured.better) < 0:
        return "looser", new
    return "moved", new


def told(acceptance: Acceptance, word: str) -> Sequence[str]:
    """Return what a person is shown: `mlgate.lock: 3 changed`, each change, and what may not be accepted."""
    count = acceptance.count
    skipped = [
        f'{plain(check)}: nothing is accepted, since feedback = "bit" withholds its figures'
        for check in acceptance.withheld
    ]
    return [f"mlgate.lock: {f'{count} {word}' if count else 'nothing to change'}", *acceptance.lines(), *skipped]


def _figure(accepted_value: AcceptedValue | None) -> str:
    if accepted_value is None:
        return "none"
    interval = ""
    if accepted_value.low is not None and accepted_value.high is not None:
        interval = f" [{accepted_value.low:.4g}, {accepted_value.high:.4g}]"
    return f"{accepted_value.value:.6g}{interval}"

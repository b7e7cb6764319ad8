"""Two locks, number by number: what was accepted anew, what for, and what is accepted no more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mlgate.core.baseline import LOCK_NAME, AcceptedCheck, Lock
from mlgate.core.display import plain, plural
from mlgate.core.limits import Limits
from mlgate.core.model import Location, Move
from mlgate.judging import looser

_PLACE = Location(path=LOCK_NAME)


def moves(before: Lock, after: Lock, limits: Mapping[str, Mapping[str, Limits]]) -> Iterator[Move]:
    """Yield what `after` accepts and `before` does not.

    `limits` are those of each check on a change, by measurement: a number that none of them compares with the lock
    judges nothing, and is passed over.
    """
    for check in sorted(({*before.checks, *after.checks}) & {check for check, wanted in limits.items() if wanted}):
        there, here, name = before.checks.get(check), after.checks.get(check), plain(check, limit=120)
        if there is None and here is not None:
            yield Move(of=LOCK_NAME, what=name, after=_count(here), looser=False, reason=_reason(here), location=_PLACE)
        elif here is None and there is not None:
            yield Move(of=LOCK_NAME, what=name, before=_count(there), looser=True, location=_PLACE)
        elif there is not None and here is not None and there != here:
            yield from _numbers(name, there, here, limits[check])


def _numbers(check: str, there: AcceptedCheck, here: AcceptedCheck, wanted: Mapping[str, Limits]) -> Iterator[Move]:
    why = _reason(here) if here.reason != there.reason else ""
    for key in sorted({*there.measurements, *here.measurements}):
        old, new = there.measurements.get(key), here.measurements.get(key)
        name = next((name for name in wanted if key == name or key.startswith((f"{name}[", f"{name} vs "))), None)
        less = None if name is None else _less(key, there, here, wanted)
        if name is None or ((old and old.value) == (new and new.value) and not less):
            continue
        yield Move(
            of=LOCK_NAME,
            what=f"{check} {plain(key, limit=120)}",
            before=f"{old.value:.6g}" if old else None,
            after=f"{new.value:.6g}" if new else None,
            looser=less,
            reason=why,
            location=_PLACE,
        )


def _less(key: str, there: AcceptedCheck, here: AcceptedCheck, wanted: Mapping[str, Limits]) -> bool:
    return key in there.measurements and bool(looser(key, there, here, wanted))


def _count(accepted: AcceptedCheck) -> str:
    return f"{plural(len(accepted.measurements), 'number')} accepted"


def _reason(accepted: AcceptedCheck) -> str:
    return plain(accepted.reason, limit=300)

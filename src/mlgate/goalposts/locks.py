"""Two locks, number by number: what was accepted anew, what for, and what is accepted no more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mlgate.core.baseline import LOCK_NAME, AcceptedCheck, AcceptedValue, Lock
from mlgate.core.display import plain, plural
from mlgate.core.limits import Limits
from mlgate.core.model import Location, Move
from mlgate.judging import looser

_PLACE = Location(path=LOCK_NAME)
# The interval of another model on the same rows is a little wider or narrower.
_SAME = 1.5


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
        if name is None:
            continue
        wider = old is not None and new is not None and _is_wider(new, old)
        less = wider or _less(key, there, here, wanted)
        if (old and old.value) == (new and new.value) and not less:
            continue
        yield Move(
            of=LOCK_NAME,
            what=f"{check} {plain(key, limit=120)}",
            before=_told(old, with_interval=wider),
            after=_told(new, with_interval=wider),
            looser=less,
            reason=why,
            location=_PLACE,
        )


def _less(key: str, there: AcceptedCheck, here: AcceptedCheck, wanted: Mapping[str, Limits]) -> bool:
    return key in there.measurements and bool(looser(key, there, here, wanted))


def _is_wider(new: AcceptedValue, old: AcceptedValue) -> bool:
    """Tell whether `new` is much less sure: of a change that is compared with it less can be said."""
    width, before = _width(new), _width(old)
    return width is not None and before is not None and width > before * _SAME


def _width(accepted: AcceptedValue) -> float | None:
    return None if accepted.low is None or accepted.high is None else accepted.high - accepted.low


def _told(accepted: AcceptedValue | None, *, with_interval: bool) -> str | None:
    if accepted is None:
        return None
    interval = ""
    if with_interval and accepted.low is not None and accepted.high is not None:
        interval = f" [{accepted.low:.6g}, {accepted.high:.6g}]"
    return f"{accepted.value:.6g}{interval}"


def _count(accepted: AcceptedCheck) -> str:
    return f"{plural(len(accepted.measurements), 'number')} accepted"


def _reason(accepted: AcceptedCheck) -> str:
    return plain(accepted.reason, limit=300)

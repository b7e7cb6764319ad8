"""What a judged measurement lost, in the direction that its limits call worse."""

from __future__ import annotations

import math

import msgspec

from mlgate.core.display import plain
from mlgate.core.model import FOUND, Measurement

_DROPS = ("max_drop", "max_drop_rel", "max_error_rise_rel")


class Harm(msgspec.Struct, frozen=True, kw_only=True):
    """How much worse a measurement is than its baseline, with its interval, and what its `limit` allows.

    `size`, `low` and `high` are positive where it is worse, whichever direction that is.
    """

    measured: Measurement
    limit: str
    allowed: float
    size: float
    low: float | None = None
    high: float | None = None

    @property
    def fell(self) -> str:
        """What it did, as a verb."""
        return "fell" if self.limit in _DROPS else "rose"

    @property
    def fall(self) -> str:
        """What it did, as a noun."""
        return "fall" if self.limit in _DROPS else "rise"

    @property
    def beyond(self) -> bool:
        """Whether it is more than is allowed, and not by chance where that is known."""
        return self.size > self.allowed and (self.low is None or self.low > 0)


def harm_of(measured: Measurement, limit: str | None = None) -> Harm | None:
    """Return what `measured` lost by its limit on a change, or by `limit`; of several by that which is exceeded most.

    `None` where nothing was compared, or with a rival, which nothing is lost against.
    """
    if measured.difference is None or measured.must_be is not None:
        return None
    limits = [name for name in measured.limits if name.startswith("max_") and limit in (None, name)]
    found = [_by(measured, name, measured.difference) for name in limits]
    return max(found, key=lambda harm: harm.size - harm.allowed, default=None)


def where(measured: Measurement) -> str:
    """Return the rows of a slice as a person names them, harmless."""
    return plain(measured.slice, limit=160).removeprefix(FOUND)


def broken(measured: Measurement) -> str:
    """Return which of `at_least` and `at_most` the value breaks, or an empty text."""
    value, limits = measured.value, measured.limits
    if value is None or math.isnan(value):
        return ""
    if value < limits.get("at_least", -math.inf):
        return "at_least"
    return "at_most" if value > limits.get("at_most", math.inf) else ""


def _by(measured: Measurement, limit: str, difference: float) -> Harm:
    sign = -1 if limit in _DROPS else 1
    ends = [end for end in (measured.difference_low, measured.difference_high) if end is not None]
    low, high = sorted(sign * end for end in ends) if len(ends) > 1 else (None, None)
    allowed = measured.limits[limit]
    return Harm(measured=measured, limit=limit, allowed=allowed, size=sign * difference, low=low, high=high)

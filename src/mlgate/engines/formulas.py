"""Numbers that every engine works out alike from what it counted."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import NamedTuple

from mlgate.contracts.constraints import Age, Divergence


class FloatForm(NamedTuple):
    """A binary floating format: bits of its numbers (with the leading one), least exponent, and largest number."""

    bits: int
    least: int
    most: float


FLOATS = {
    "float16": FloatForm(11, -14, 65504.0),
    "bfloat16": FloatForm(8, -126, 3.3895313892515355e38),
}
_SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86_400}
_LEAST_SHARE = 1e-4


def age(test: Age, latest: int, now: datetime) -> float:
    """Return how old `latest`, in microseconds since 1970, is; moments without a zone are in UTC."""
    at = test.at or now
    since = (at if at.tzinfo else at.replace(tzinfo=UTC)) - datetime(1970, 1, 1, tzinfo=UTC)
    return (since // timedelta(microseconds=1) - latest) / 1e6 / _SECONDS[test.unit]


class Distance(float):
    """How far two distributions are apart: a number, as every statistic is, that knows the shares `seen`.

    So no engine has to see to it that they come along.
    """

    seen: tuple[float, ...] = ()


def distance(test: Divergence, seen: Sequence[float]) -> Distance:
    """Return how far the shares `seen` are from those of `test`, as it says."""
    found = Distance(_apart(test, seen))
    found.seen = tuple(seen)
    return found


def _apart(test: Divergence, seen: Sequence[float]) -> float:
    pairs = list(zip(seen, test.shares, strict=True))
    if test.distance == "totalVariation":
        return math.fsum(abs(one - other) for one, other in pairs) / 2
    if test.distance == "kolmogorovSmirnov":
        return max(abs(step) for step in accumulate(one - other for one, other in pairs))
    if test.distance == "psi":
        raised = [(max(one, _LEAST_SHARE), max(other, _LEAST_SHARE)) for one, other in pairs]
        return math.fsum((one - other) * math.log(one / other) for one, other in raised)
    if test.distance == "kullbackLeibler":
        if any(one and not other for one, other in pairs):
            return math.inf
        return math.fsum(one * math.log(one / other) for one, other in pairs if one)
    parts = [(share, (one + other) / 2) for one, other in pairs for share in (one, other)]
    return math.sqrt(max(0.0, math.fsum(share * math.log2(share / middle) for share, middle in parts if share) / 2))

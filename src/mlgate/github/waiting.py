"""How long to wait before a request is repeated, as GitHub asks.

<https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit>
"""

from __future__ import annotations

from email.message import Message
from email.utils import parsedate_to_datetime

_REFUSED, _TOO_MANY = 403, 429
# What the documentation asks for where no header says how long.
_MINUTE = 60.0
_LONGEST = 30.0


def backoff(attempt: int, chance: float) -> float:
    """Return 1, 2, 4, … seconds and up to half as much again by `chance`, so that jobs do not come back together."""
    return float(min(2.0 ** min(attempt, 10), _LONGEST)) * (1 + chance / 2)


def rate_limited(status: int, headers: Message, message: str, *, now: float) -> float | None:
    """Return the seconds to wait where the answer is a rate limit, `None` where it is anything else.

    A missing permission is a 403 as well, and no waiting mends it.
    """
    if status not in (_REFUSED, _TOO_MANY):
        return None
    asked = _retry_after(headers.get("Retry-After"), now)
    if asked is not None:
        return asked
    if headers.get("X-RateLimit-Remaining") == "0":
        return max(_number(headers.get("X-RateLimit-Reset"), now + _MINUTE) - now, 1.0)
    if status == _TOO_MANY or "rate limit" in message.lower():
        return _MINUTE
    return None


def _retry_after(value: str | None, now: float) -> float | None:
    if value is None:
        return None
    if (seconds := _number(value, -1.0)) >= 0:
        return seconds
    try:
        return max(parsedate_to_datetime(value).timestamp() - now, 1.0)
    except (ValueError, OverflowError):
        return _MINUTE


def _number(value: str | None, otherwise: float) -> float:
    text = (value or "").strip()
    return float(text) if text.isascii() and text.isdigit() and len(text) < 12 else otherwise  # noqa: PLR2004

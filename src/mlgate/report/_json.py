"""JSON that may be printed to a CI log: what a log reader or a terminal would act on is written as a JSON escape.

Every JSON reader turns it back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

# A second `#` in a row begins a runner's command (a line never begins with `::` here); controls and marks of direction
# or of no width are a terminal's and an eye's; surrogates are no UTF-8.
_ESCAPED = re.compile("(?<=#)[^\x00-\x7f]*#|[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def written(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """Return `value` as JSON, indented by two; a number that is not finite is `null`."""
    text = msgspec.json.format(msgspec.json.encode(_encodable(value)), indent=2).decode("utf-8")
    return _ESCAPED.sub(lambda match: "".join(_escape(character) for character in match[0]), text) + "\n"


def _encodable(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return `value` with lone surrogates (bytes of a file name that were no UTF-8) as replacement characters."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, Mapping):
        return {_encodable(key): _encodable(item) for key, item in value.items()}
    return [_encodable(item) for item in value] if isinstance(value, list | tuple) else value


def _escape(character: str) -> str:
    return f"\\u{ord(character):04x}" if ord(character) <= 0xFFFF else character  # noqa: PLR2004 - the end of the plane

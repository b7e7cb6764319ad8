"""Why a line of the configuration was changed: a comment `# reason: …` at its end, or on the lines above it.

A comment is where a person who reads the limit reads why it is as it is, and it is reviewed with it. One that was there
before the change is no reason for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mlgate.core.display import plain

_REASON = re.compile(r"#[ \t]*reason:[ \t]*(\S.*)", re.IGNORECASE)
_COMMENT = re.compile(r"[ \t]*#")


def reason(lines: Sequence[str], line: int | None, known: frozenset[str]) -> str:
    """Return the reason given at `line` (from 1), or above it; empty without one, or where it is one of `known`."""
    if line is None or not 0 < line <= len(lines):
        return ""
    places = [line - 1]
    while places[-1] and _COMMENT.match(lines[places[-1] - 1]):
        places.append(places[-1] - 1)
    for place in places:
        if (found := _REASON.search(lines[place])) and found[1].strip() not in known:
            return plain(found[1].strip(), limit=300)
    return ""


def reasons(lines: Sequence[str]) -> frozenset[str]:
    """Return every reason that `lines` hold."""
    return frozenset(found[1].strip() for line in lines if (found := _REASON.search(line)))

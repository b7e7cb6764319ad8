"""Text from outside made harmless before it is shown.

Column names, branch names, cell values and messages of other programs are hostile: in a CI log a value can be a
workflow command, in a terminal an escape sequence. Every report passes such text through `plain`.
"""

from __future__ import annotations

import re

# C0 and C1 controls, line separators, bidirectional overrides, zero-width and byte-order marks, lone surrogates.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+")
# GitHub's runner reads `##[command]` anywhere in a line and `::command::` at its start; Azure reads `##vso[`.
_COMMAND = re.compile(r"##(?=\[|vso\[)|::(?=\S)")


def plain(text: object, *, limit: int = 500) -> str:
    """Return `text` as one printable line of at most `limit` characters that no log reader takes for a command."""
    line = _UNPRINTABLE.sub(" ", str(text))
    if len(line) > limit:
        line = line[: limit - 1] + "…"
    return _COMMAND.sub(lambda match: "\u200a".join(match[0]), line)


def plural(count: int, noun: str) -> str:
    """Return `1 row`, `1,200 rows`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def nearest(word: str, known: list[str]) -> str:
    """Return `; did you mean 'x'?` for the known name closest to `word`, or a list of all when none is close."""
    # difflib costs 4 ms at start-up and is needed only where something is misspelt.
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=1, cutoff=0.6)
    if close:
        return f"; did you mean '{close[0]}'?"
    return f"; known: {', '.join(sorted(known))}" if known else ""

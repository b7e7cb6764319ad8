"""Text from outside made harmless before it is shown.

Column names, branch names, cell values and messages of other programs are hostile: in a CI log a value can be a
workflow command, in a terminal an escape sequence. Every report passes such text through `plain`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# C0 and C1 controls, line separators, bidirectional overrides, noncharacters, lone surrogates, and what is ignored by
# default (Unicode's Default_Ignorable_Code_Point): zero-width marks, soft hyphens, variation selectors, tags.
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
)
# GitHub's runner reads `##[command]` anywhere in a line and `::command::` at its start, Azure `##vso[`, TeamCity
# `##teamcity[`. The runner searches by the rules of a culture, which pass over characters without weight, so that
# anything outside ASCII may stand between the signs of a command, but for the space by which they are broken here.
_COMMAND = re.compile(r"#(?=[^\x00-\x7f\u200a]*(?:#|\[))|:(?=[^\x00-\x7f\u200a]*:)")
# What a command in ASCII alone has.
_SIGNS = ("::", "##", "#[")


def plain(text: object, *, limit: int = 500) -> str:
    """Return `text` as one printable line of at most `limit` characters that no log reader takes for a command."""
    line = str(text)
    if _is_harmless(line) and len(line) <= limit:
        # Most are: thousands of findings are shown in the time that the patterns take for a few.
        return line
    line = _UNPRINTABLE.sub(" ", line)
    if len(line) > limit:
        line = line[: limit - 1] + "…"
    return _COMMAND.sub(lambda match: f"{match[0]}\u200a", line)


def _is_harmless(line: str) -> bool:
    return line.isascii() and line.isprintable() and not any(map(line.__contains__, _SIGNS))


def plural(count: int, noun: str) -> str:
    """Return `1 row`, `1,200 rows`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def listed(names: Sequence[str], most: int) -> str:
    """Return the first of `names`, and how many more there are: `a, b and 3 more`."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def nearest(word: str, known: list[str]) -> str:
    """Return `; did you mean 'x'?` for the known name closest to `word`, or a list of all when none is close."""
    # difflib costs 4 ms at start-up and is needed only where something is misspelt.
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=1, cutoff=0.6)
    if close:
        return f"; did you mean '{close[0]}'?"
    return f"; known: {', '.join(sorted(known))}" if known else ""

r"""Regular expressions of contracts: ECMAScript as the standard names it, run by an engine that does not backtrack.

Such an engine takes time linear in the text, whatever the pattern; it has therefore no look-around and no
backreferences, which are refused here, before any data is read. `\d` and `\w` mean ASCII, as in ECMAScript.
"""

from __future__ import annotations

import re

_PIECE = re.compile(r"\\(.)|\[|\]|\(\?(<?[=!])|(.)", re.DOTALL)
_ASCII = {"d": "[0-9]", "D": "[^0-9]", "w": "[0-9A-Za-z_]", "W": "[^0-9A-Za-z_]"}

# Formats of strings that a pattern can decide; the others are told as unchecked.
FORMATS = {
    "uuid": r"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
    "ipv4": r"^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(\.|$)){4}$",
    "email": r"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$",
}


def pattern_problem(pattern: str) -> str | None:
    """Return why `pattern` cannot be run without backtracking, or `None`; its syntax is left to the engine."""
    in_class = False
    for piece in _PIECE.finditer(pattern):
        escaped, look, _ = piece.groups()
        if escaped is not None and not in_class and escaped in "123456789k":
            return f"backreference '\\{escaped}' is not supported: patterns run in linear time"
        if look is not None and not in_class:
            return f"look-around '(?{look}' is not supported: patterns run in linear time; write it without"
        in_class = piece[0] == "[" or (in_class and piece[0] != "]")
    return None


def linear(pattern: str) -> str:
    """Return the ECMAScript `pattern` as the Rust regular expression of the same meaning."""
    return re.sub(r"\\(.)", lambda match: _ASCII.get(match[1], match[0]), pattern, flags=re.DOTALL)

r"""Patterns as RE2, which DuckDB has, reads them: with the meaning of `mlgate.contracts.patterns`, in linear time.

RE2 and Rust's regex are of one family. What they spell in two ways is translated: `\s` is Unicode's white space,
`\uXXXX` and `\u{X}` are `\x{X}`, `(?<name>…)` is `(?P<name>…)`. Two things remain: `\b` is between ASCII's letters (as
in ECMAScript), and a repetition of more than 1,000 times is refused, which is told as unchecked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import duckdb

from mlgate.contracts import Rule
from mlgate.contracts.patterns import linear
from mlgate.core.display import plain
from mlgate.engines.duckdb import literals
from mlgate.engines.patterns import compiled

_SPACE = r"\t-\r \x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"
_PIECE = re.compile(r"\\u\{([0-9A-Fa-f]+)\}|\\u([0-9A-Fa-f]{4})|\\(.)|(\(\?<)(?![=!])|(\[)|(\])", re.DOTALL)


def re2(pattern: str) -> str:
    """Return the contract's `pattern` in the syntax of RE2."""
    return _Translation().run(linear(pattern))


class _Translation:
    """Walks over a pattern, knowing whether it is within a class."""

    def __init__(self) -> None:
        self.in_class = False

    def run(self, pattern: str) -> str:
        return _PIECE.sub(self._piece, pattern)

    def _piece(self, match: re.Match[str]) -> str:
        long, short, escaped, group, opened, closed = match.groups()
        if long or short:
            return rf"\x{{{long or short}}}"
        if escaped == "s":
            return _SPACE if self.in_class else f"[{_SPACE}]"
        if escaped == "S" and not self.in_class:
            return f"[^{_SPACE}]"
        if group and not self.in_class:
            return "(?P<"
        if opened or closed:
            self.in_class = bool(opened) or (self.in_class and not closed)
        return match[0]


def refused(rules: Sequence[Rule], path: str, connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    """Yield the subjects of the rules with a pattern that only RE2 cannot run, and why; `path` is the contract's.

    Raises:
        CheckError: a pattern is no regular expression that runs in linear time.
    """
    for rule, pattern in compiled(rules, path):
        if not _is_re2(pattern, connection):
            yield rule.subject, f"the pattern '{plain(pattern, limit=80)}' is more than RE2 can run"


def _is_re2(pattern: str, connection: duckdb.DuckDBPyConnection) -> bool:
    try:
        connection.execute(f"SELECT regexp_matches('', {literals.text(re2(pattern))})")
    except duckdb.Error:
        return False
    return True

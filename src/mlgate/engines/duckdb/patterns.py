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
from mlgate.contracts.constraints import Unmatched, Untrue
from mlgate.contracts.expressions import Call, Constant, Expression, Function
from mlgate.contracts.patterns import FORMATS, linear
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.core.model import Location
from mlgate.engines.duckdb import literals

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


def compiled(rules: Sequence[Rule], path: str, connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    """Yield the subjects of the rules with a pattern that only RE2 cannot run, and why; `path` is the contract's.

    Raises:
        CheckError: a pattern is no regular expression that runs in linear time.
    """
    wrong = []
    for rule in rules:
        for pattern in _patterns(rule):
            if _is_rust(pattern):
                if not _is_re2(pattern, connection):
                    yield rule.subject, f"the pattern '{plain(pattern, limit=80)}' is more than RE2 can run"
            else:
                wrong.append((rule.line, f"{rule.subject}: '{plain(pattern, limit=80)}'"))
    if wrong:
        listed = "; ".join(f"{path}:{line}: {words}" for line, words in wrong)
        message = f"{listed}: not a regular expression that runs in linear time (Rust's regex syntax)"
        raise CheckError(message, Location(path=path, line=wrong[0][0]))


def _patterns(rule: Rule) -> Iterator[str]:
    if isinstance(rule.test, Unmatched):
        yield rule.test.pattern
    elif isinstance(rule.test, Untrue):
        yield from _matched(rule.test.condition)


def _matched(expression: Expression) -> Iterator[str]:
    if isinstance(expression, Call):
        pattern = expression.arguments[-1]
        if expression.function == Function.MATCHES and isinstance(pattern, Constant):
            yield str(pattern.value)
        for argument in expression.arguments:
            yield from _matched(argument)


def _is_re2(pattern: str, connection: duckdb.DuckDBPyConnection) -> bool:
    try:
        connection.execute(f"SELECT regexp_matches('', {literals.text(re2(pattern))})")
    except duckdb.Error:
        return False
    return True


def _is_rust(pattern: str) -> bool:
    if pattern in FORMATS.values():
        return True
    # polars costs 70 ms to import. What is a pattern is Rust's to say on every engine.
    import polars as pl

    try:
        pl.select(pl.lit("").str.contains(linear(pattern)))
    except pl.exceptions.PolarsError:
        return False
    return True

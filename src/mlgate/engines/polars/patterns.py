"""The regular expressions of a contract, compiled once before any data is read."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from mlgate.contracts import Rule, Table
from mlgate.contracts.constraints import Unmatched, Untrue
from mlgate.contracts.expressions import Call, Constant, Expression, Function
from mlgate.contracts.patterns import linear
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.core.model import Location


def compile_patterns(table: Table, path: str) -> None:
    """Compile every pattern of `table`, which the contract at `path` describes.

    Raises:
        CheckError: one is no regular expression, or too large; all such are named.
    """
    wrong = []
    for rule in table.rules:
        for pattern in _patterns(rule):
            try:
                pl.select(pl.lit("").str.contains(linear(pattern)))
            except pl.exceptions.PolarsError:
                wrong.append((rule.line, f"{rule.subject}: '{plain(pattern, limit=80)}'"))
    if wrong:
        listed = "; ".join(f"{path}:{line}: {words}" for line, words in wrong)
        message = f"{listed}: not a regular expression that runs in linear time (Rust's regex syntax)"
        raise CheckError(message, Location(path=path, line=wrong[0][0]))


def _patterns(rule: Rule) -> Iterator[str]:
    if isinstance(rule.test, Unmatched):
        yield rule.test.pattern
    elif isinstance(rule.test, Untrue):
        yield from _within(rule.test.condition)


def _within(expression: Expression) -> Iterator[str]:
    if isinstance(expression, Call):
        if expression.function is Function.MATCHES and isinstance(expression.arguments[1], Constant):
            yield str(expression.arguments[1].value)
        for argument in expression.arguments:
            yield from _within(argument)

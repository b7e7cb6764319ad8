"""The regular expressions of a contract, compiled once before any data is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mlgate.contracts import Rule
from mlgate.contracts.constraints import Unmatched, Untrue
from mlgate.contracts.expressions import Call, Constant, Expression, Function
from mlgate.contracts.patterns import FORMATS, linear
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.core.model import Location


def compiled(rules: Sequence[Rule], path: str) -> tuple[tuple[Rule, str], ...]:
    """Return every pattern of `rules`, which are of the contract at `path`, each tried; those of conditions too.

    Raises:
        CheckError: one is no regular expression, or too large; all such are named.
    """
    found = tuple((rule, pattern) for rule in rules for pattern in _patterns(rule))
    wrong = [(rule, pattern) for rule, pattern in found if not _runs(pattern)]
    if wrong:
        told = (f"{path}:{rule.line}: {rule.subject}: '{plain(pattern, limit=80)}'" for rule, pattern in wrong)
        message = f"{'; '.join(told)}: not a regular expression that runs in linear time (Rust's regex syntax)"
        raise CheckError(message, Location(path=path, line=wrong[0][0].line))
    return found


def _runs(pattern: str) -> bool:
    if pattern in FORMATS.values():
        return True
    # polars costs 70 ms to import. What is a pattern is Rust's to say on every engine.
    import polars as pl

    try:
        pl.select(pl.lit("").str.contains(linear(pattern)))
    except pl.exceptions.PolarsError:
        return False
    return True


def _patterns(rule: Rule) -> Iterator[str]:
    if isinstance(rule.test, Unmatched):
        yield rule.test.pattern
    elif isinstance(rule.test, Untrue):
        yield from _within(rule.test.condition)


def _within(expression: Expression) -> Iterator[str]:
    if isinstance(expression, Call):
        pattern = expression.arguments[-1]
        if expression.function is Function.MATCHES and isinstance(pattern, Constant):
            yield str(pattern.value)
        for argument in expression.arguments:
            yield from _within(argument)

"""Conditions written in SQL to the tree of `mlgate.contracts.expressions`.

sqlglot parses (decision 006); nothing of what it returns is evaluated, and everything that the grammar of
`docs/contracts.md` does not name is a problem.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from mlgate.contracts.compiled import Column
from mlgate.contracts.conditions.names import ConditionError, Names
from mlgate.contracts.conditions.typed import Value, compare, logical, number, text
from mlgate.contracts.expressions import Expression, Function, ValueType, columns
from mlgate.core.display import plain

if TYPE_CHECKING:
    from sqlglot import exp

MAX_LENGTH = 50_000
# What a parser nests is some 20 calls of Python a level.
MAX_NESTING = 30
# `a >= b AND c <> 'x'`: what most conditions are, read without sqlglot, whose import takes 300 ms.
_OPERAND = r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*|'[^']*'|-?[0-9]+(?:\.[0-9]+)?"
_COMPARISON = re.compile(rf"\s*({_OPERAND})\s*(<=|>=|<>|!=|=|<|>)\s*({_OPERAND})\s*")
_AND = re.compile(r"(?i:\band\b)")
_WORD = re.compile(r"[A-Za-z_]+")
_COMPARED = {function.value: function for function in Function if function.value[0] in "=<>"} | {
    "!=": Function.NOT_EQUAL
}
# Words that are values, whatever a column is called.
_RESERVED = frozenset(
    {"true", "false", "null", "current_date", "current_time", "current_timestamp", "localtime", "localtimestamp"}
)


def parse_condition(source: str, known: Mapping[str, Column], table: str = "") -> Expression:
    """Return the condition `source` over the columns `known`, by the names that it may use.

    A name is also a column's own (physical) name, and may be preceded by that of the `table`. Names without quotes
    need not keep upper and lower case.

    Raises:
        ConditionError: with every problem: the syntax, an unknown name or function, types that do not go together.
        ImportError: sqlglot is not installed.
    """
    names = Names(known, table)
    if len(source) > MAX_LENGTH:
        raise ConditionError((f"a condition is at most {MAX_LENGTH:,} characters long",))
    condition = _simple(source, names)
    if condition is None:
        # 300 ms for sqlglot, which a contract without conditions has no use for.
        from mlgate.contracts.conditions.grammar import translate

        condition = translate(_tree(source), names)
    if condition.type is not ValueType.BOOLEAN:
        raise ConditionError((f"a condition is true or false, and this is {condition.type}",))
    if not columns(condition):
        raise ConditionError(("the condition reads no column",))
    return condition


def _simple(source: str, names: Names) -> Expression | None:
    """Return comparisons of names and literals joined by AND, or `None` where the condition is anything else."""
    found = []
    for part in _AND.split(source):
        match = _COMPARISON.fullmatch(part)
        if match is None or any(word.lower() in _RESERVED for word in _WORD.findall(part)):
            return None
        try:
            left, right = (_operand(match[place], names) for place in (1, 3))
            found.append(compare(_COMPARED[match[2]], left, right))
        except ValueError:
            # The full parser finds the words, and every other problem too.
            return None
    return found[0] if len(found) == 1 else logical(Function.AND, *found)


def _operand(piece: str, names: Names) -> Value:
    if piece[0] == "'":
        return text(piece[1:-1])
    if piece[0] == "-" or piece[0].isdigit():
        return number(float(piece) if "." in piece else int(piece))
    return names.reference(piece)


def _tree(source: str) -> exp.Expr:
    # As above.
    import sqlglot
    from sqlglot import exp
    from sqlglot.errors import ParseError, TokenError

    _bounded(source)
    try:
        return sqlglot.parse_one(source, read="duckdb", into=exp.Condition)
    except ParseError as error:
        place = error.errors[0] if error.errors else {}
        where = f" near '{plain(place['highlight'], limit=40)}'" if place.get("highlight") else ""
        if re.match(r"\s*(select|with)\b", source, re.IGNORECASE):
            message = "this is a query, not a condition: write it as `type: sql` with `query`"
        else:
            hint = "; names are quoted with double quotes" if "`" in source else ""
            message = f"the condition cannot be parsed{where}{hint}"
        raise ConditionError((message,)) from None
    except TokenError:
        raise ConditionError(("the condition cannot be read: a quote is not closed",)) from None
    except RecursionError:
        raise ConditionError(("the condition is nested too deeply",)) from None


_NESTING = re.compile(
    r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|[(\[{]|[)\]}]|\b(?:case|end|not)\b|[-+~@!]|\S", re.IGNORECASE
)


def _bounded(source: str) -> None:
    """Refuse a text that is nested deeper than a parser's stack may be."""
    depth = run = 0
    for piece in _NESTING.findall(source):
        word = piece.lower()
        run = run + 1 if word in ("not", "-", "+", "~", "@", "!") else 0
        if word in ("(", "[", "{", "case"):
            depth += 1
        elif word in (")", "]", "}", "end"):
            depth -= 1
        if depth > MAX_NESTING or run > MAX_NESTING:
            raise ConditionError((f"the condition is nested deeper than {MAX_NESTING} levels",))

"""What a conversion is made of: its outcome, how much of a rule may be broken, ranges, and patterns that can be run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from mlgate.contracts.patterns import pattern_problem
from mlgate.core.tables import KeyPath

_DIGITS = 10


class Unconverted(msgspec.Struct, frozen=True, kw_only=True):
    """Something that the contract does not say as its source did: where it stood there, and why."""

    place: str
    message: str


class Conversion(msgspec.Struct, frozen=True, kw_only=True):
    """A contract as plain values, what stands above which of its keys, and what of its source is not in it."""

    tree: dict[str, Any]
    unconverted: tuple[Unconverted, ...]
    comments: Mapping[KeyPath, str]


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """How much of a rule may be broken: `percent` of the rows; and whether that is an error."""

    percent: float = 0
    warning: bool = False

    @property
    def strict(self) -> bool:
        """Whether nothing is tolerated, so that an option of the type says it."""
        return not self.percent and not self.warning

    def quality(self, rule: Mapping[str, Any]) -> dict[str, Any]:
        """Return `rule` of ODCS's `quality` with its operator, unit and severity."""
        share = round(self.percent, _DIGITS)
        # What none of the rows may break is the default of a condition.
        none = {} if rule["type"] == "custom" else {"mustBe": 0}
        amount = {"mustBeLessOrEqualTo": share, "unit": "percent"} if share else none
        return {**rule, **amount, **({"severity": "warning"} if self.warning else {})}


STRICT = Terms()


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """The bounds of a range; `None` is open-ended, an open end is left out of the range."""

    low: Any = None
    high: Any = None
    low_open: bool = False
    high_open: bool = False


def operators(span: Span) -> list[dict[str, Any]]:
    """Return the operators of ODCS that keep a number within `span`, each for a rule of its own."""
    if span.low is not None and span.high is not None and not (span.low_open or span.high_open):
        return [{"mustBe": span.low} if span.low == span.high else {"mustBeBetween": [span.low, span.high]}]
    found: list[dict[str, Any]] = []
    if span.low is not None:
        found.append({"mustBeGreaterThan" if span.low_open else "mustBeGreaterOrEqualTo": span.low})
    if span.high is not None:
        found.append({"mustBeLessThan" if span.high_open else "mustBeLessOrEqualTo": span.high})
    return found


# What other engines' patterns can do and one that does not backtrack cannot, beyond `pattern_problem`.
_BACKTRACKING = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|(\(\?P=|\(\?\(|\(\?>|[*+?}]\+)", re.DOTALL)


def not_linear(pattern: str) -> str | None:
    """Return why `pattern` cannot be run in time linear in the text, or `None`."""
    wrong = pattern_problem(pattern)
    if wrong is not None:
        return wrong
    found = next((match[1] for match in _BACKTRACKING.finditer(pattern) if match[1]), None)
    return f"'{found}' is not supported: patterns run in linear time" if found else None

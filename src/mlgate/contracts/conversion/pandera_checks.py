"""pandera's built-in checks, one by one, to promises of a contract.

Source: `pandera.api.checks.Check` of 0.35 and its pandas and polars backends. A check leaves missing values out, unless
`ignore_na=False`; `str_matches` looks at the start of the text (`re.match`), `str_contains` anywhere (`re.search`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from mlgate.contracts.conversion.fields import Field
from mlgate.contracts.conversion.terms import STRICT, Span, Terms
from mlgate.core.display import plain

# The one argument that the YAML leaves the name of out.
ARGUMENT = {
    "equal_to": "value",
    "not_equal_to": "value",
    "greater_than": "min_value",
    "greater_than_or_equal_to": "min_value",
    "less_than": "max_value",
    "less_than_or_equal_to": "max_value",
    "isin": "allowed_values",
    "notin": "forbidden_values",
    "str_matches": "pattern",
    "str_contains": "pattern",
    "str_startswith": "string",
    "str_endswith": "string",
    "str_length": "exact_value",
    "unique_values_eq": "values",
}
OPTIONS = frozenset(
    {
        "options",
        "ignore_na",
        "raise_warning",
        "n_failure_cases",
        "name",
        "error",
        "title",
        "description",
        "check_name",
        "element_wise",
        "groupby",
        "groups",
        "metadata",
    }
)
_ALIASES = {
    "eq": "equal_to",
    "ne": "not_equal_to",
    "gt": "greater_than",
    "ge": "greater_than_or_equal_to",
    "lt": "less_than",
    "le": "less_than_or_equal_to",
    "between": "in_range",
}
Statistics = Mapping[str, Any]


def convert(field: Field, check: Mapping[str, Any]) -> None:
    """Put the described `check` down for `field`, or note why not."""
    name = _ALIASES.get(check["name"], check["name"])
    statistics, options = check["statistics"], check["options"]
    known = _CHECKS.get(name)
    if known is None or statistics is None:
        field.note(f"check {plain(name, limit=60)}: no built-in check of pandera, so that its code is not read")
        return
    if options.get("groupby"):
        field.note(f"check {name}: groupby")
        return
    terms = Terms(warning=True) if options.get("raise_warning") else STRICT
    try:
        known(field, statistics, terms)
    except (KeyError, TypeError, ValueError):
        field.note(f"check {name}: its arguments are not those of pandera's")
        return
    if options.get("ignore_na") is False:
        field.required(terms)


def _equal(field: Field, given: Statistics, terms: Terms) -> None:
    field.listed([given["value"]], terms)


def _not_equal(field: Field, given: Statistics, terms: Terms) -> None:
    field.unlisted([given["value"]], terms)


def _above(*, opened: bool) -> Callable[[Field, Statistics, Terms], None]:
    def put(field: Field, given: Statistics, terms: Terms) -> None:
        field.between(Span(low=given["min_value"], low_open=opened), terms)

    return put


def _below(*, opened: bool) -> Callable[[Field, Statistics, Terms], None]:
    def put(field: Field, given: Statistics, terms: Terms) -> None:
        field.between(Span(high=given["max_value"], high_open=opened), terms)

    return put


def _between(field: Field, given: Statistics, terms: Terms) -> None:
    span = Span(
        low=given["min_value"],
        high=given["max_value"],
        low_open=given.get("include_min") is False,
        high_open=given.get("include_max") is False,
    )
    field.between(span, terms)


def _in(field: Field, given: Statistics, terms: Terms) -> None:
    field.listed(_values(given["allowed_values"]), terms)


def _not_in(field: Field, given: Statistics, terms: Terms) -> None:
    values = _values(given["forbidden_values"])
    # A contract's numbers are finite unless it says otherwise.
    finite = [one for one in values if not isinstance(one, float) or not math.isinf(one)]
    if finite or not values:
        field.unlisted(finite, terms)


def _values(given: object) -> list[Any]:
    members = getattr(given, "__members__", None)
    if isinstance(given, type) and members is not None:
        return [one.value for one in members.values()]
    if isinstance(given, str | bytes) or not hasattr(given, "__iter__"):
        raise TypeError("no list of values")
    values = list(given)
    return sorted(values) if isinstance(given, set | frozenset) and len({*map(type, values)}) == 1 else values


def _matches(field: Field, given: Statistics, terms: Terms) -> None:
    field.matching(anchored(_pattern(given)), terms)


def _contains(field: Field, given: Statistics, terms: Terms) -> None:
    field.matching(_pattern(given), terms)


def _pattern(given: Statistics) -> str:
    pattern = getattr(given["pattern"], "pattern", given["pattern"])
    if not isinstance(pattern, str):
        raise TypeError("no pattern")
    flags = getattr(given["pattern"], "flags", 0)
    known = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL}
    letters = "".join(letter for letter, flag in known.items() if flags & flag)
    return f"(?{letters}){pattern}" if letters else pattern


def anchored(pattern: str) -> str:
    """Return `pattern` as it must be searched for to be found at the start only, as `re.match` does."""
    flags = re.match(r"\(\?[aimsux]+\)", pattern)
    start = flags.end() if flags else 0
    body = pattern[start:]
    # In multi-line mode `^` would be every line's start.
    mark = "\\A" if flags and "m" in flags[0] else "^"
    if "|" not in body and body.startswith(mark):
        return pattern
    return f"{pattern[:start]}{mark}(?:{body})" if "|" in body else f"{pattern[:start]}{mark}{body}"


def _starts(field: Field, given: Statistics, terms: Terms) -> None:
    field.matching(f"^{_escaped(given['string'])}", terms)


def _ends(field: Field, given: Statistics, terms: Terms) -> None:
    field.matching(f"{_escaped(given['string'])}$", terms)


def _escaped(text: object) -> str:
    if not isinstance(text, str):
        raise TypeError("no text")
    return re.sub(r"([\\.^$|?*+()\[\]{}])", r"\\\1", text)


def _length(field: Field, given: Statistics, terms: Terms) -> None:
    exact = given.get("exact_value")
    low, high = (exact, exact) if exact is not None else (given.get("min_value"), given.get("max_value"))
    if not all(one is None or isinstance(one, int) for one in (low, high)):
        raise TypeError("no length")
    field.length(low, high, terms)


def _exactly(field: Field, given: Statistics, terms: Terms) -> None:
    values = _values(given["values"])
    # Missing values are left out of the distinct ones, as of all others.
    if field.listed(values, terms):
        count = len({one for one in values if one is not None})
        field.statistic({"metric": "distinctCount"}, Span(low=count, high=count), warning=terms.warning)


_CHECKS: dict[str, Callable[[Field, Statistics, Terms], None]] = {
    "equal_to": _equal,
    "not_equal_to": _not_equal,
    "greater_than": _above(opened=True),
    "greater_than_or_equal_to": _above(opened=False),
    "less_than": _below(opened=True),
    "less_than_or_equal_to": _below(opened=False),
    "in_range": _between,
    "isin": _in,
    "notin": _not_in,
    "str_matches": _matches,
    "str_contains": _contains,
    "str_startswith": _starts,
    "str_endswith": _ends,
    "str_length": _length,
    "unique_values_eq": _exactly,
}
KNOWN = frozenset({*_CHECKS, *_ALIASES})

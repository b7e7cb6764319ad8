"""Text against patterns in conditions: LIKE, and regular expressions in linear time."""

from __future__ import annotations

from mlgate.contracts.conditions.typed import MisfitError, Value, call, logical, needed, text
from mlgate.contracts.expressions import Constant, Expression, Function, ValueType
from mlgate.contracts.patterns import pattern_problem

_SPECIAL = frozenset(r"\.^$|?*+()[]{}")
# Any character, line ends too, in every engine's words.
_ANY = {"%": r"[\s\S]*", "_": r"[\s\S]"}


def like(value: Value, pattern: Value, *, folded: bool) -> Expression:
    """Return `value LIKE pattern` (where % is any text and _ any character), or ILIKE, which folds the case."""
    subject = needed(value, ValueType.STRING, "LIKE")
    wanted = _literal(pattern, "LIKE")
    if folded:
        subject, wanted = call(Function.LOWER, ValueType.STRING, subject), wanted.lower()
    inner = wanted.strip("%")
    if "_" in inner or "%" in inner:
        inside = "".join(_ANY.get(one, f"\\{one}" if one in _SPECIAL else one) for one in wanted)
        return logical(Function.MATCHES, subject, text(f"^{inside}$"))
    open_start, open_end = wanted.startswith("%"), wanted.endswith("%")
    function = {
        (False, False): Function.EQUAL,
        (False, True): Function.STARTS_WITH,
        (True, False): Function.ENDS_WITH,
        (True, True): Function.CONTAINS,
    }[open_start, open_end]
    return logical(function, subject, text(inner))


def searched(value: Value, pattern: Value, *, whole: bool) -> Expression:
    """Return whether the regular expression `pattern` is found in `value`, or matches the `whole` of it."""
    wanted = _literal(pattern, "regexp_matches")
    if wrong := pattern_problem(wanted):
        raise MisfitError(wrong)
    subject = needed(value, ValueType.STRING, "regexp_matches")
    return logical(Function.MATCHES, subject, text(f"^(?:{wanted})$" if whole else wanted))


def _literal(pattern: Value, what: str) -> str:
    if not isinstance(pattern, Constant) or not isinstance(pattern.value, str):
        raise MisfitError(f"{what} takes its pattern as a literal")
    return pattern.value

"""Which way a key of the configuration moved: does it ask for less than before?

The name of a limit says its direction. For the other keys it is said here, by the name that they have in every kind;
of one that is not named here it is not known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mlgate.core.limits import Limits
from mlgate.core.tables import KeyPath

# The values of a key, the strictest first.
_ORDERED: Mapping[str, Sequence[object]] = {
    "severity": ("error", "warning"),
    "on_inconclusive": ("fail", "warn", "pass"),
    "fail_when": ("likely", "proven"),
    "extra": ("forbid", "allow"),
    "strip": (True, False),
    "discover": (True, False),
    # Statistics of a file are what it says of itself.
    "statistics": ("ignore", "use"),
    "execute": (True, False),
}
# What is judged, or judged by: without one of them less is.
_WANTED = {"paths", "slices", "sensitive", "better_than", "tools", "select", "anchor", "rerun"}
# What is passed over, or let pass.
_EXCUSED = {"allow", "exclude", "ignore", "per_file_ignores", "skip", "trusted", "changed_since"}
_AT_MOST = {"max_bytes", "max_output_bytes", "tolerance"}
# Empty means all, or what is usual.
_EMPTY_IS_ALL = {"select", "paths"}


def looser(key: KeyPath, before: object, after: object) -> bool | None:
    """Return whether `key` asks for less with `after` than with `before`; `None` where that is not known.

    What is not set is `None`.
    """
    name = key[0]
    if name == "metrics" and key[-1] in Limits.__struct_fields__:
        return _limit_is_looser(key[-1], before, after)
    if name in _ORDERED:
        return _later(_ORDERED[name], before, after)
    if name in _AT_MOST:
        return _greater(before, after)
    if name in _WANTED:
        return _fewer(name, before, after)
    if name in _EXCUSED:
        return _fewer(name, after, before)
    return None


def _limit_is_looser(name: str, before: object, after: object) -> bool | None:
    """Return it for a limit, of which one that is not set allows everything."""
    if before is None or after is None:
        return after is None
    return _greater(after, before) if name == "at_least" else _greater(before, after)


def _greater(before: object, after: object) -> bool | None:
    if isinstance(before, int | float) and isinstance(after, int | float):
        return after > before
    return None


def _later(order: Sequence[object], before: object, after: object) -> bool | None:
    if before not in order or after not in order:
        return None
    return order.index(after) > order.index(before)


def _fewer(name: str, before: object, after: object) -> bool | None:
    """Return whether `after` names fewer than `before`; `None` where each names one that the other does not."""
    old, new = _names(before), _names(after)
    if name in _EMPTY_IS_ALL and not (old and new):
        return bool(new)
    if old is None or new is None or not (old <= new or new <= old):
        return None
    return new < old


def _names(value: object) -> frozenset[object] | None:
    if value is None:
        return frozenset()
    return frozenset(map(str, value)) if isinstance(value, list | tuple) else frozenset([str(value)])

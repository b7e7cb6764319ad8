"""Column names that engines can hold apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


def distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Return `names` with those that stand twice, or are empty, told apart by their positions; the others unchanged."""
    counts = Counter(names)
    taken = set(counts)
    found = []
    for position, name in enumerate(names, 1):
        told = name
        while (told in taken if told != name else counts[name] > 1) or not told:
            told = f"{told} ({position})" if told else f"column ({position})"
        taken.add(told)
        found.append(told)
    return tuple(found)

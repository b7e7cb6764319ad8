"""Why JSON Lines have no columns: a key has values of several sorts, or a number that none can hold.

Engines make one type of all values of a key. Text goes with everything; objects, arrays, numbers and true or false do
not go with each other. This is looked for only where an engine failed, since it costs more than reading.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path

from mlgate.core.display import plain
from mlgate.core.errors import CheckError

_SORTS = {dict: "an object", list: "an array", bool: "true or false", float: "a number", str: "text"}
_Path = tuple[str, ...]


def mixed(path: Path, shown: str) -> CheckError | None:
    """Return the error that names the line of what no column can hold in the file `path` of JSON Lines, if any."""
    first: dict[_Path, dict[str, int]] = {}
    with path.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            # Whole numbers have no end in JSON.
            try:
                row = json.loads(line, parse_int=float) if line.strip() else {}
            except ValueError:
                # Cut off since it was looked at.
                return None
            for place, value in _values(row, ()):
                if isinstance(value, float) and not math.isfinite(value):
                    return CheckError(f"{shown}:{number}: {_named(place)} is a larger number than can be read")
                first.setdefault(place, {}).setdefault(_SORTS[type(value)], number)
    text = {place for place, sorts in first.items() if "text" in sorts}
    for place, sorts in first.items():
        if len(sorts) > 1 and not any(place[:size] in text for size in range(1, len(place) + 1)):
            (one, before), (other, number), *_ = sorts.items()
            words = f"{_named(place)} is {other}, and {one} in line {before}; a column is of one type, mend the line"
            return CheckError(f"{shown}:{number}: {words}")
    return None


def _values(value: object, place: _Path) -> Iterator[tuple[_Path, object]]:
    """Yield what `value`, which stands at `place`, is and holds, except null; items of arrays share a place."""
    if place and value is not None:
        yield place, value
    if isinstance(value, dict):
        for name, below in value.items():
            yield from _values(below, (*place, f".{name}"))
    elif isinstance(value, list):
        for below in value:
            yield from _values(below, (*place, "[]"))


def _named(place: _Path) -> str:
    return f"'{plain(''.join(place)[1:], limit=80)}'"

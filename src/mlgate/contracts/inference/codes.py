"""Codes as patterns: the narrowest regular expression, free of backtracking, that the shapes of the texts call for.

Shapes are runs of upper-case letters, lower-case letters, digits and other signs. Three generalisations are tried, from
the narrowest: the same runs with their lengths; the same kinds of runs with lengths between the least and the most;
one class of letters and digits. One is taken where nothing new is to be expected of it: every form of it was seen
several times (Good 1953: the share of what is yet unseen is about the share of what was seen once).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from mlgate.contracts.inference.evidence import ColumnEvidence, Shape

_LEAST_TEXTS = 20
_SEEN = 5
_ALTERNATIVES = 3
_RUNS, _LONGEST = 12, 64
_CLASSES = {"A": "A-Z", "a": "a-z", "0": "0-9"}
_SPECIAL = frozenset(r".^$*+?()[]{}|\/")
_FEW_KINDS = 4
# Lengths that vary more than this are those of names and words.
_VARIED, _WORD = 4, 8

Run = tuple[str, int, int]


def pattern(one: ColumnEvidence) -> str | None:
    """Return an anchored pattern that all texts of `one` match, or `None` where their shapes say too little."""
    texts = sum(shape.count for shape in one.shapes)
    if texts < _LEAST_TEXTS or one.words > 1.0 or any(_prose(shape) for shape in one.shapes):
        return None
    return _same_lengths(one.shapes) or _same_kinds(one.shapes) or _one_class(one.shapes)


def _prose(shape: Shape) -> bool:
    return any(kind.isspace() or not (kind.isascii() and kind.isprintable()) for kind, _ in shape.runs)


def _same_lengths(shapes: Sequence[Shape]) -> str | None:
    """Return the alternatives of runs with their lengths: `^([A-Z]{2}[0-9]{4}|[A-Z][0-9]{5})$`."""
    if len(shapes) > _ALTERNATIVES or min(shape.count for shape in shapes) < _SEEN:
        return None
    if any(len(shape.runs) > _RUNS for shape in shapes):
        return None
    # A part that never changes among many texts belongs to the code.
    fixed = _fixed(shapes)
    parts = [_written([(kind, length, length) for kind, length in shape.runs], fixed) for shape in shapes]
    return _anchored(sorted(parts))


def _same_kinds(shapes: Sequence[Shape]) -> str | None:
    """Return one sequence of kinds of runs with their least and most lengths: `^[A-Z]{1,3}-[0-9]{2,5}$`."""
    kinds = {tuple(kind for kind, _ in shape.runs) for shape in shapes}
    if len(kinds) != 1 or len(shapes[0].runs) > _RUNS:
        return None
    runs = []
    for place, kind in enumerate(next(iter(kinds))):
        lengths: Counter[int] = Counter()
        for shape in shapes:
            lengths[shape.runs[place][1]] += shape.count
        runs.append((kind, *_settled(lengths)))
    if any(kind in "Aa" and most > max(_WORD, _VARIED * least) for kind, least, most in runs):
        return None
    return _anchored([_written(runs, _fixed(shapes))])


def _one_class(shapes: Sequence[Shape]) -> str | None:
    """Return letters, digits and the signs between them, in any order, by length: `^[A-Z0-9]{5,6}$`."""
    kinds: Counter[str] = Counter()
    lengths: Counter[int] = Counter()
    for shape in shapes:
        kinds.update(dict.fromkeys((kind for kind, _ in shape.runs), shape.count))
        lengths[sum(length for _, length in shape.runs)] += shape.count
    signs = [kind for kind in kinds if kind not in _CLASSES]
    if len(signs) > _FEW_KINDS or min(kinds.values()) < _SEEN:
        return None
    first, last = _settled(lengths)
    if last > _LONGEST or last > _VARIED * max(1, min(lengths)):
        return None
    inner = "".join(_CLASSES[kind] for kind in ("A", "a", "0") if kind in kinds)
    inner += "".join(_in_class(sign) for sign in sorted(signs))
    return f"^[{inner}]{_times(first, last)}$"


def _settled(lengths: Counter[int]) -> tuple[int, int]:
    """Return the least and the most length, one more where the outermost was seldom seen."""
    first, last = min(lengths), max(lengths)
    if first == last:
        return first, last
    return (first if lengths[first] >= _SEEN else max(1, first - 1)), (last if lengths[last] >= _SEEN else last + 2)


def _fixed(shapes: Sequence[Shape]) -> str:
    """Return the beginning that all texts share; only whole runs of it are used."""
    texts = [shape.prefix for shape in shapes]
    first, last = min(texts), max(texts)
    same = next((place for place, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(map(len, texts)))
    return first[:same]


def _written(runs: Sequence[Run], fixed: str) -> str:
    written = []
    place = 0
    for kind, least, most in runs:
        literal = fixed[place : place + least] if place >= 0 and least == most else ""
        if kind not in _CLASSES:
            written.append(_escaped(kind) + _times(least, most))
        elif len(literal) == least and least > 0:
            written.append(literal)
        else:
            written.append(f"[{_CLASSES[kind]}]{_times(least, most)}")
        place = place + least if place >= 0 and least == most else -1
    return "".join(written)


def _anchored(parts: Iterable[str]) -> str:
    alternatives = list(dict.fromkeys(parts))
    return f"^{alternatives[0]}$" if len(alternatives) == 1 else f"^({'|'.join(alternatives)})$"


def _times(least: int, most: int) -> str:
    if least == most:
        return "" if least == 1 else f"{{{least}}}"
    return f"{{{least},{most}}}"


def _escaped(sign: str) -> str:
    return f"\\{sign}" if sign in _SPECIAL else sign


def _in_class(sign: str) -> str:
    return f"\\{sign}" if sign in "\\]^-[&~" else sign

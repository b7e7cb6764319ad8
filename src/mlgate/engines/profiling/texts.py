"""Texts looked at: how long they are, which shapes they have, whether they are about persons."""

from __future__ import annotations

from collections import Counter

import msgspec
import polars as pl

from mlgate.contracts.inference import personal
from mlgate.contracts.inference.evidence import ColumnEvidence, Shape
from mlgate.contracts.patterns import FORMATS, linear

# Distinct texts whose shapes and check digits are looked at one by one.
_SHAPED = 20_000
_LONGEST_SHAPED = 64
_PROSE = 4.0
# Formats that nothing else looks like, as a code looks like the name of a host.
_FORMATS = ("uuid", "email", "ipv4", "ipv6", "uri")


def look(one: ColumnEvidence, series: pl.Series) -> ColumnEvidence:
    """Return `one` with what its texts, those of the sample, say."""
    text = series.drop_nulls()
    if text.is_empty():
        return one
    lengths = text.str.len_chars()
    words = float((text.str.count_matches(r"\S+")).mean() or 0.0)  # type: ignore[arg-type] # the mean of counts is a number
    different = text.unique(maintain_order=True)
    few = different.head(_SHAPED)
    return msgspec.structs.replace(
        one,
        lengths=(int(lengths.min() or 0), int(lengths.max() or 0)),  # type: ignore[arg-type] # as above
        words=words,
        shapes=_shapes(few),
        string_format=next((name for name in _FORMATS if _all_match(different, name)), None),
        personal=_personal(one.name, few, words),
    )


def _all_match(text: pl.Series, form: str) -> bool:
    if form == "uri" and not text.str.contains("://", literal=True).all():
        return False
    return form in FORMATS and bool(text.str.contains(linear(FORMATS[form])).all())


def kind_of_numbers(name: str, series: pl.Series) -> str | None:
    """Return what a column of numbers or dates holds about persons."""
    named = personal.kind_by_name(name)
    whole = series.dtype.is_integer()
    if named == "date of birth" or (named is not None and whole):
        return named
    digits = series.drop_nulls().cast(pl.Int128).cast(pl.String).unique() if whole else None
    return "payment card number" if digits is not None and _cards(digits.head(_SHAPED)) else None


def _personal(name: str, text: pl.Series, words: float) -> str | None:
    named = personal.kind_by_name(name)
    if named is not None:
        return named
    for kind, shape in personal.SHAPES.items():
        if _share(text, shape) >= personal.MOST and _adds_up(kind, text):
            return kind
    if _person(name, text):
        return "person's name"
    if words >= _PROSE and float(text.str.contains(personal.WITHIN).mean() or 0.0) >= personal.SOME_TEXTS:  # type: ignore[arg-type] # as above
        return "text that may hold personal data"
    return None


def _share(text: pl.Series, pattern: str) -> float:
    return float(text.str.contains(pattern).mean() or 0.0)  # type: ignore[arg-type] # the mean of booleans is a number


def _adds_up(kind: str, text: pl.Series) -> bool:
    if kind == "payment card number":
        return _cards(text)
    if kind == "bank account number":
        return sum(map(personal.iban, text)) >= personal.MOST * len(text)
    return True


def _cards(text: pl.Series) -> bool:
    lengths = text.str.replace_all(r"[ -]", "").str.len_chars()
    return bool(lengths.is_between(13, 19).all()) and sum(map(personal.luhn, text)) >= personal.MOST * len(text)


def _person(name: str, text: pl.Series) -> bool:
    """Return whether texts are names of persons: two to four words, of which one of the first two is a given name."""
    if "name" not in name.lower() and _share(text, r"^\S+( \S+){1,3}$") < personal.MOST:
        return False
    given = 0
    for one in text:
        first = one.replace(",", " ").lower().split()[:2]
        given += any(word in personal.GIVEN_NAMES for word in first)
    return given >= personal.MANY_NAMES * len(text)


def _shapes(text: pl.Series) -> tuple[Shape, ...]:
    """Return the shapes of distinct texts, the most frequent first; none where texts are long."""
    if int(text.str.len_chars().max() or 0) > _LONGEST_SHAPED:  # type: ignore[arg-type] # as above
        return ()
    counts: Counter[tuple[tuple[str, int], ...]] = Counter()
    prefixes: dict[tuple[tuple[str, int], ...], str] = {}
    for one in text:
        shape = _runs(one)
        counts[shape] += 1
        prefixes[shape] = _shared(prefixes.get(shape, one), one)
    return tuple(Shape(runs=runs, count=count, prefix=prefixes[runs]) for runs, count in counts.most_common())


def _shared(one: str, other: str) -> str:
    return next((one[:place] for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), one)


def _runs(text: str) -> tuple[tuple[str, int], ...]:
    runs: list[tuple[str, int]] = []
    for letter in text:
        kind = _kind(letter)
        if runs and runs[-1][0] == kind:
            runs[-1] = (kind, runs[-1][1] + 1)
        else:
            runs.append((kind, 1))
    return tuple(runs)


def _kind(letter: str) -> str:
    if letter.isascii():
        return "0" if letter.isdigit() else "A" if letter.isupper() else "a" if letter.islower() else letter
    return letter

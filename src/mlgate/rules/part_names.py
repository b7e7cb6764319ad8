"""What people call the parts of a split."""

from __future__ import annotations

import functools
import re

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_TRAINING = frozenset({"tr", "train", "training", "trn"})
_HELD_OUT = frozenset({
    "dev", "eval", "evaluation", "heldout", "holdout", "oot", "te", "test", "testing", "tst", "val", "valid",
    "validate", "validation",
})  # fmt: skip


@functools.cache
def is_part_name(name: str) -> bool:
    """Whether `name` is what people call a part of a split: `X_train`, `xtest`, `val_df`."""
    words = _words(name)
    # A `valid_mask` says which rows can be used.
    return not words.isdisjoint(_TRAINING | _HELD_OUT) and words != {"mask", "valid"}


def _words(name: str) -> set[str]:
    words = {word.lower() for word in _WORD.findall(name)}
    return words | {word[1:] for word in words if word[0] in "xy"}


@functools.cache
def is_training_name(name: str) -> bool:
    """Whether `name` is what people call the part of a split to train on."""
    return is_part_name(name) and not _words(name).isdisjoint(_TRAINING)


@functools.cache
def is_held_out_name(name: str) -> bool:
    """Whether `name` is what people call a part of a split to test or validate on."""
    return is_part_name(name) and _words(name).isdisjoint(_TRAINING)


@functools.cache
def without_part(name: str) -> tuple[str, ...]:
    """Return the words of `name` but for those that say which part of a split it is: of `X_train` and `xtest` `x`."""
    parts = _TRAINING | _HELD_OUT
    words = [word.lower() for word in _WORD.findall(name)]
    bare = [word[0] if word[0] in "xy" and word[1:] in parts else word for word in words]
    return tuple(word for word in bare if word not in parts)

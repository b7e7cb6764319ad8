"""Bytes changed at random, but the same for the same seed."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

_LONGEST = 200_000


def mutated(content: bytes, random: Random, words: Sequence[bytes]) -> bytes:
    """Return `content` changed in one to four places; `words` mean something to what reads it."""
    changed = bytearray(content)
    for _ in range(random.randint(1, 4)):
        random.choice(_CHANGES)(changed, random, words)
    return bytes(changed[:_LONGEST])


def _flip(content: bytearray, random: Random, _: Sequence[bytes]) -> None:
    if content:
        content[random.randrange(len(content))] ^= 1 << random.randrange(8)


def _set(content: bytearray, random: Random, _: Sequence[bytes]) -> None:
    if content:
        content[random.randrange(len(content))] = random.choice((0, 1, 10, 13, 34, 39, 127, 128, 255))


def _cut(content: bytearray, random: Random, _: Sequence[bytes]) -> None:
    del content[random.randrange(len(content) + 1) :]


def _remove(content: bytearray, random: Random, _: Sequence[bytes]) -> None:
    start = random.randrange(len(content) + 1)
    del content[start : start + random.randint(1, 64)]


def _repeat(content: bytearray, random: Random, _: Sequence[bytes]) -> None:
    start = random.randrange(len(content) + 1)
    part = content[start : start + random.randint(1, 64)]
    content[start:start] = part * random.choice((1, 2, 20))


def _say(content: bytearray, random: Random, words: Sequence[bytes]) -> None:
    start = random.randrange(len(content) + 1)
    content[start : start + random.choice((0, 0, 4))] = random.choice(words)


def _move(content: bytearray, random: Random, _: Sequence[bytes]) -> None:
    start = random.randrange(len(content) + 1)
    part = content[start : start + random.randint(1, 40)]
    del content[start : start + len(part)]
    place = random.randrange(len(content) + 1)
    content[place:place] = part


def _line(content: bytearray, random: Random, _: Sequence[bytes]) -> None:
    lines = bytes(content).split(b"\n")
    lines[random.randrange(len(lines))] = random.choice(lines)
    content[:] = b"\n".join(lines)


_CHANGES = (_flip, _set, _cut, _remove, _repeat, _say, _say, _move, _line)

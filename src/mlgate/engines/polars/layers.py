"""Keys of files seen before, kept as sorted codes, so that only new files' keys are read.

A layer is the distinct codes of some files together. Files that no kept layer covers are read into a new one; layers
are held against each other by binary search. Codes here do not depend on other files. Where codes are hashes and two
are equal, nothing is concluded: the keys are then compared in the plain way.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
import polars as pl

from mlgate.contracts import Rule
from mlgate.engines.polars.cache import Cache, name_of
from mlgate.engines.polars.code_sets import Codes, CodeSet, Shape, code_set
from mlgate.engines.polars.codes import alike, fixed
from mlgate.engines.polars.keys import Repeats
from mlgate.engines.polars.readings import Read

# More layers than this are merged into one.
_MOST = 4
# As many layers of a rule are remembered, of other sets of files too.
_REMEMBERED = 64
# More rows than this are counted in the plain way, which takes less memory.
_MOST_ROWS = 1 << 26


class _Layer(msgspec.Struct, frozen=True):
    """Files by their keys, and their keys' codes: how many rows have a key, and how many codes there are."""

    files: frozenset[str]
    rows: int
    distinct: int
    shape: Shape = Shape()


class _Layers(msgspec.Struct):
    """The layers kept for a rule."""

    layers: list[_Layer] = []


Held = tuple[_Layer, CodeSet]


def cached_repeats(rule: Rule, reads: Sequence[Read], files: Sequence[str], cache: Cache) -> Repeats | None:
    """Count the rows that repeat a key, reading only files that no kept layer covers; `None` where that cannot tell.

    `files` has the key of each source's file. A file that stands twice cannot be told from itself.

    Raises:
        CheckError: a source cannot be read to its end.
    """
    if len(set(files)) != len(files) or sum(one.rows for one in reads) > _MOST_ROWS:
        return None
    columns = alike(rule, reads)
    about = name_of("keys", cache.rules, rule.subject, [str(dtype) for _, dtype in columns])
    kept = cache.load(about, _Layers) or _Layers()
    held = _chosen(kept, frozenset(files), about, cache)
    covered = frozenset().union(*(layer.files for layer, _ in held))
    fresh = [index for index, file in enumerate(files) if file not in covered]
    parts = [fixed(columns, index) for index in range(len(reads))]
    if fresh:
        codes = _read(rule, reads, [(index, parts[index].code) for index in fresh])
        found = code_set(codes[0], parts[0].widths)
        layer = _Layer(frozenset(files[index] for index in fresh), codes[1], len(codes[0]), found.shape)
        held = [*held, (layer, found)]
    shared = sum(_shared(held, place) for place in range(1, len(held)))
    rows = sum(layer.rows for layer, _ in held)
    distinct = sum(layer.distinct for layer, _ in held) - shared
    if not parts[0].exact and distinct != rows:
        return None
    if fresh:
        _keep(kept, held, about, cache, parts[0].widths)
    return Repeats(count=rows - distinct, rows=rows)


def _chosen(kept: _Layers, files: frozenset[str], about: str, cache: Cache) -> list[Held]:
    """Return layers that cover as many of `files` as can be, each once."""
    chosen: list[Held] = []
    left = files
    for layer in sorted(kept.layers, key=lambda one: (-len(one.files), sorted(one.files))):
        if layer.files <= left:
            size = -(-layer.shape.size // 8) if layer.shape.spans else 8 * layer.distinct
            codes = cache.load_bytes(_name(about, layer), size)
            if codes is not None:
                held = np.frombuffer(codes, dtype=np.uint8 if layer.shape.spans else "<u8")
                chosen.append((layer, CodeSet(layer.shape, held)))
                left -= layer.files
    return chosen


def _name(about: str, layer: _Layer) -> str:
    return name_of(about, sorted(layer.files))


def _read(rule: Rule, reads: Sequence[Read], wanted: Sequence[tuple[int, pl.Expr]]) -> tuple[Codes, int]:
    series = [
        reads[index].collect(reads[index].frame.filter(reads[index].there(rule)).select(code)).to_series()
        for index, code in wanted
    ]
    codes = pl.concat(series)
    series.clear()
    codes = codes if codes.is_sorted() else codes.sort()
    rows = len(codes)
    again = (codes == codes.shift(1)).fill_null(value=False)
    return (codes.filter(~again) if again.any() else codes).to_numpy(), rows


def _shared(held: Sequence[Held], place: int) -> int:
    """Return how many codes of the layer at `place` are in one before it."""
    codes = held[place][1].codes()
    found = np.zeros(len(codes), dtype=np.bool_)
    for layer, before in held[:place]:
        if layer.distinct >= len(codes):
            found |= before.has(codes)
        elif len(codes):
            small = before.codes()
            at = np.minimum(np.searchsorted(codes, small), len(codes) - 1)
            found[at[codes[at] == small]] = True
    return int(np.count_nonzero(found))


def _keep(kept: _Layers, held: list[Held], about: str, cache: Cache, widths: Sequence[int]) -> None:
    new = held[-1]
    if len(held) > _MOST:
        merged = np.unique(np.concatenate([codes.codes() for _, codes in held]))
        files = frozenset[str]().union(*(layer.files for layer, _ in held))
        found = code_set(merged, widths)
        new = (_Layer(files, sum(layer.rows for layer, _ in held), len(merged), found.shape), found)
    layer, codes = new
    cache.save_bytes(_name(about, layer), np.ascontiguousarray(codes.held).data.cast("B"))
    known = [one for one in kept.layers if one.files != layer.files]
    cache.save(about, _Layers(layers=[*known, layer][-_REMEMBERED:]))

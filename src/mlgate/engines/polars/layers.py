"""Keys of files seen before, kept as sets of codes, so that only new files' keys are read.

A layer is the distinct codes of some files together. Files that no kept layer covers are read into a new one, which is
held against the others; what those say together is remembered. Codes here do not depend on other files. Where codes are
hashes and two are equal, nothing is concluded: the keys are then compared in the plain way.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import polars as pl

from mlgate.contracts import Rule
from mlgate.engines.polars.cache import Cache, name_of
from mlgate.engines.polars.code_sets import CodeSet, Shape, code_set
from mlgate.engines.polars.codes import alike
from mlgate.engines.polars.keys import Repeats
from mlgate.engines.polars.packing import Columns, ends, is_packable, packed, widths_by_range, widths_by_type
from mlgate.engines.polars.readings import Read

# More layers than this are merged: each is looked into for a new file's keys.
_MOST = 4
# As many layers of a rule are remembered, of other sets of files too, and as many of their totals.
_REMEMBERED = 64
# More rows than this are counted in the plain way, which takes less memory.
_MOST_ROWS = 1 << 26


class _Layer(msgspec.Struct, frozen=True):
    """Files by their keys, and their keys' codes: how many rows have a key, and how many codes there are.

    `widths` are the bits of a code's parts, none where it is a hash.
    """

    files: frozenset[str]
    rows: int
    distinct: int
    widths: tuple[int, ...]
    shape: Shape = Shape()


class _Layers(msgspec.Struct):
    """The layers kept for a rule, and the rows and distinct keys of sets of files, by what names the set."""

    layers: list[_Layer] = []
    totals: dict[str, tuple[int, int]] = {}


class _Total(msgspec.Struct, frozen=True):
    rows: int
    distinct: int
    exact: bool

    @property
    def repeats(self) -> Repeats | None:
        """The rows that repeat a key; `None` where equal hashes may be those of different keys."""
        sure = self.exact or self.distinct == self.rows
        return Repeats(count=self.rows - self.distinct, rows=self.rows) if sure else None


def cached_repeats(rule: Rule, reads: Sequence[Read], files: Sequence[str], cache: Cache) -> Repeats | None:
    """Count the rows that repeat a key, reading only files that no kept layer covers; `None` where that cannot tell.

    `files` has the key of each source's file. A file that stands twice cannot be told from itself.

    Raises:
        CheckError: a source cannot be read to its end.
    """
    if not files or len(set(files)) != len(files) or sum(one.rows for one in reads) > _MOST_ROWS:
        return None
    return _Kept(rule, reads, files, cache).total().repeats


class _Kept:
    """What is kept of the keys of `rule`."""

    def __init__(self, rule: Rule, reads: Sequence[Read], files: Sequence[str], cache: Cache) -> None:
        self.rule = rule
        self.reads = reads
        self.files = files
        self.cache = cache
        self.columns: Columns = alike(rule, reads)
        self.about = name_of("keys", cache.rules, rule.subject, [str(dtype) for _, dtype in self.columns])
        self.kept = cache.load(self.about, _Layers) or _Layers()

    def total(self) -> _Total:
        """Return the rows and distinct keys of all files."""
        wanted = frozenset(self.files)
        layers = self._chosen(wanted)
        known = self.kept.totals.get(_named(layers))
        covered = frozenset[str]().union(*(layer.files for layer in layers))
        if known is not None and covered == wanted:
            return _Total(*known, exact=bool(layers[0].widths))
        sets = [self._loaded(layer) for layer in layers]
        held = [(layer, codes) for layer, codes in zip(layers, sets, strict=True) if codes is not None]
        if len(held) < len(layers):
            # Something was removed or harmed.
            gone = [layer for layer, codes in zip(layers, sets, strict=True) if codes is None]
            self.kept.layers = [layer for layer in self.kept.layers if layer not in gone]
            return self.total()
        return self._together(held, known, wanted - covered)

    def _chosen(self, wanted: frozenset[str]) -> list[_Layer]:
        """Return layers of one sort of code that cover as many of `wanted` as can be, each once, the largest first."""
        chosen: list[_Layer] = []
        for layer in sorted(self.kept.layers, key=lambda one: (-len(one.files), sorted(one.files), one.widths)):
            alike_coded = not chosen or layer.widths == chosen[0].widths
            if layer.files <= wanted and alike_coded:
                chosen.append(layer)
                wanted -= layer.files
        return chosen

    def _loaded(self, layer: _Layer) -> CodeSet | None:
        length = layer.shape.size if layer.shape.spans else layer.distinct
        dtype = pl.Boolean() if layer.shape.spans else pl.UInt64()
        held = self.cache.load_series(self._name(layer), dtype, length)
        return None if held is None else CodeSet(layer.shape, held)

    def _name(self, layer: _Layer) -> str:
        return name_of(self.about, layer.widths, sorted(layer.files))

    def _together(
        self, held: list[tuple[_Layer, CodeSet]], known: tuple[int, int] | None, fresh: frozenset[str]
    ) -> _Total:
        widths = held[0][0].widths if held else self._widths(fresh)
        before = distinct = known[1] if known is not None else _union(held)
        rows = sum(layer.rows for layer, _ in held)
        if fresh:
            codes = self._read(fresh, widths)
            if codes is None:
                # A key is beyond the bits that were enough before: all are coded anew.
                self.kept.layers = [layer for layer in self.kept.layers if layer.widths != widths]
                return self._together([], None, frozenset(self.files))
            rows += len(codes)
            held = _with(held, fresh, codes, widths)
            layer, new = held[-1]
            distinct = layer.distinct
            if len(held) > 1:
                # A map would have to be read for its codes.
                asked = codes if new.shape.spans and layer.distinct == len(codes) else new.codes()
                distinct += before - _shared(asked, held[:-1])
        total = _Total(rows, distinct, exact=bool(widths))
        if total.repeats is not None:
            self._keep(held, total, new=bool(fresh))
        return total

    def _widths(self, fresh: frozenset[str]) -> tuple[int, ...]:
        widths = widths_by_type(self.columns)
        if widths or not is_packable(self.columns):
            return widths
        seen = []
        for index, one in self._of(fresh):
            frame = one.frame.filter(one.there(self.rule)).select(ends(self.columns, index))
            seen.append(one.collect(frame))
        rows = pl.concat(seen)
        both = [(rows[f"low{place}"].min(), rows[f"high{place}"].max()) for place in range(len(self.columns))]
        ranges = [None if low is None or high is None else (int(low), int(high)) for low, high in both]  # type: ignore[arg-type] # whole numbers
        return widths_by_range(self.columns, ranges)

    def _of(self, files: frozenset[str]) -> list[tuple[int, Read]]:
        return [(index, one) for index, one in enumerate(self.reads) if self.files[index] in files]

    def _read(self, files: frozenset[str], widths: tuple[int, ...]) -> pl.Series | None:
        """Return the codes of the keys in `files`; `None` where one does not fit `widths`."""
        found = []
        for index, one in self._of(files):
            frame = one.frame.filter(one.there(self.rule)).select(packed(self.columns, widths, index))
            codes = one.collect(frame).to_series()
            if codes.null_count():
                return None
            found.append(codes)
        return pl.concat(found)

    def _keep(self, held: list[tuple[_Layer, CodeSet]], total: _Total, *, new: bool) -> None:
        if new:
            held = self._merged(held)
            layer, codes = held[-1]
            self.cache.save_series(self._name(layer), codes.held)
            self.kept.layers = [*(one for one in self.kept.layers if one.files != layer.files), layer][-_REMEMBERED:]
        # In the order in which they are chosen.
        name = _named([layer for layer, _ in held])
        totals = {**self.kept.totals, name: (total.rows, total.distinct)}
        self.kept.totals = dict(list(totals.items())[-_REMEMBERED:])
        self.cache.save(self.about, self.kept)

    def _merged(self, held: list[tuple[_Layer, CodeSet]]) -> list[tuple[_Layer, CodeSet]]:
        """Return `held`, the last of which is new, with small ones merged into it where there are too many.

        Only those not much larger than it: what is large is written anew once for many files.
        """
        if len(held) <= _MOST:
            return held
        *older, (_, new) = sorted(held[:-1], key=lambda one: -one[0].distinct) + held[-1:]
        some, size = [held[-1]], len(new)
        while older and (len(older) >= _MOST or older[-1][0].distinct <= 2 * size):
            some.append(older.pop())
            size += some[-1][0].distinct
        widths = held[-1][0].widths
        found = code_set(pl.concat([codes.codes() for _, codes in some]), widths)
        files = frozenset[str]().union(*(layer.files for layer, _ in some))
        layer = _Layer(files, sum(one.rows for one, _ in some), len(found), widths, found.shape)
        return [*older, (layer, found)]


def _named(layers: Sequence[_Layer]) -> str:
    """Return what names the files of `layers` together."""
    return name_of(bool(layers and layers[0].widths), sorted(file for layer in layers for file in layer.files))


def _with(
    held: list[tuple[_Layer, CodeSet]], files: frozenset[str], codes: pl.Series, widths: tuple[int, ...]
) -> list[tuple[_Layer, CodeSet]]:
    """Return `held` with the `codes` of `files`: in a layer of their own, or in the only one where that is as cheap."""
    if len(held) == 1 and (grown := held[0][1].grown(codes)) is not None:
        files, rows, new = files | held[0][0].files, len(codes) + held[0][0].rows, grown
        held = []
    else:
        rows, new = len(codes), code_set(codes, widths)
    return [*held, (_Layer(files, rows, len(new), widths, new.shape), new)]


def _union(held: Sequence[tuple[_Layer, CodeSet]]) -> int:
    """Return how many distinct codes there are in all of `held`."""
    return sum(len(one) - (_shared(one.codes(), held[:place]) if place else 0) for place, (_, one) in enumerate(held))


def _shared(codes: pl.Series, held: Sequence[tuple[_Layer, CodeSet]]) -> int:
    """Return how many of `codes` are in any of `held`."""
    found = held[0][1].has(codes)
    for _, other in held[1:]:
        found |= other.has(codes)
    return int(found.sum())

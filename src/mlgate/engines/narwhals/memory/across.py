"""What other rows decide over frames in memory: keys, orders, quantiles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import msgspec
import narwhals as nw

from mlgate.contracts import Rule
from mlgate.contracts.constraints import Dangling, Disorder, KeyTest, Quantile
from mlgate.core.display import plain
from mlgate.engines.narwhals import keys, orders
from mlgate.engines.narwhals.columns import Source
from mlgate.engines.narwhals.forms import UnsupportedError
from mlgate.engines.narwhals.library import Library
from mlgate.engines.narwhals.memory.reading import Read, plain_number, read_all, referred, target
from mlgate.engines.observing import MOST, Settings

ROW = "row"


def number(rule: Rule, reads: Sequence[Read], settings: Settings, library: Library) -> float | None:
    """Return the number of a rule that other rows decide."""
    forms = keys.joint_forms([keys.cells_of(one.prepared, rule.columns) for one in reads])
    if isinstance(rule.test, Dangling):
        return float(len(_dangling(rule, reads, settings, library)))
    if isinstance(rule.test, Quantile | Disorder):
        frames = [keys.keys(one.prepared, rule.columns, forms) for one in reads]
        whole = cast("nw.DataFrame[Any]", keys.together(frames))
        columns = [whole[f"k{index}"].to_numpy() for index in range(len(rule.columns))]
        if isinstance(rule.test, Disorder):
            return orders.disorder(rule.test, columns)
        form = forms[0]
        return orders.quantile(rule.test, (columns[0] - form.offset) / form.units)
    rows = keys.together([keys.keys(one.prepared, rule.columns, forms) for one in reads])
    frame = cast("nw.DataFrame[Any]", rows)
    if not len(frame):
        return 0.0 if isinstance(rule.test, KeyTest) else None
    found = cast("nw.DataFrame[Any]", keys.grouped(rule, rows)).rows(named=True)[0]
    return keys.number_of(rule, {name: plain_number(value) for name, value in found.items()})


def _dangling(rule: Rule, reads: Sequence[Read], settings: Settings, library: Library) -> nw.DataFrame[Any]:
    """Return the rows, as source and number, whose keys are in no row of the other object."""
    others = read_all(referred(rule, reads), _related(rule, settings), settings, library)
    if not others or not all(len(one.prepared.cells) == len(set(target(rule).columns)) for one in others):
        raise UnsupportedError("points to data that lacks the columns")
    cells = [keys.cells_of(one.prepared, rule.columns) for one in reads]
    known_cells = [keys.cells_of(one.prepared, target(rule).columns) for one in others]
    forms = keys.joint_forms([*cells, *known_cells])
    known = keys.together([keys.keys(one.prepared, target(rule).columns, forms) for one in others])
    rows = keys.together([_numbered(one, rule, index, forms) for index, one in enumerate(reads)])
    return cast("nw.DataFrame[Any]", keys.dangling(rows, known, len(rule.columns)))


def _related(rule: Rule, settings: Settings) -> Sequence[Source]:
    others = settings.related.get(target(rule).table)
    if not others:
        raise UnsupportedError(f"points to '{plain(target(rule).table, limit=60)}', whose data is not given")
    return cast("Sequence[Source]", others)


def _numbered(one: Read, rule: Rule, index: int, forms: Sequence[Any]) -> keys.Frame:
    """Return keys with the source and the number of their row, from 1."""
    frame = cast("nw.DataFrame[Any]", one.prepared.frame).with_row_index(ROW)
    prepared = msgspec.structs.replace(one.prepared, frame=frame)
    place = (nw.col(ROW).cast(nw.Int64) + 1).alias(ROW)
    return keys.keys(prepared, rule.columns, forms, place, nw.lit(index, dtype=nw.Int64).alias("source"))


def key_places(rule: Rule, reads: Sequence[Read], settings: Settings, library: Library) -> list[tuple[int, int]]:
    """Return rows that repeat a key of an earlier one, or whose key is in no row of the other object, in order."""
    if isinstance(rule.test, Dangling):
        frame = _dangling(rule, reads, settings, library)
        return sorted(zip(frame["source"].to_list(), frame[ROW].to_list(), strict=True))
    forms = keys.joint_forms([keys.cells_of(one.prepared, rule.columns) for one in reads])
    rows = keys.together([_numbered(one, rule, index, forms) for index, one in enumerate(reads)])
    frame = cast("nw.DataFrame[Any]", rows)
    known: set[object] = set()
    places = []
    columns = [frame[f"k{index}"].to_list() for index in range(len(rule.columns))]
    for key, *place in zip(zip(*columns, strict=True), frame["source"].to_list(), frame[ROW].to_list(), strict=True):
        if key in known:
            places.append((int(place[0]), int(place[1])))
            if len(places) >= MOST:
                break
        known.add(key)
    return places

"""Which columns of a source are read, and how, as `mlgate.engines.matching` decides."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from mlgate.contracts import Rule, Table
from mlgate.engines.matching import Held, Origin, faults, reading, stored
from mlgate.engines.narwhals.forms import Wanted
from mlgate.engines.observing import BrokenColumn, Settings

_TEXT = Held(family="text")


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A user's frame: of pandas, pyarrow, Spark or Dask; `shown` is its name in messages.

    One made of a file also has, by their names, the columns that are text still to be parsed (`texts`, with `decimal`
    before the fraction of a number, and `long` where whole numbers may not fit 64 bits); the `names` of all columns,
    where the frame calls them otherwise; whether the file was JSON; and in `kept` what must not go before the frame.
    """

    shown: str
    frame: object
    texts: frozenset[str] = frozenset()
    long: frozenset[str] = frozenset()
    decimal: str = "."
    names: tuple[str, ...] = ()
    json: bool = False
    kept: object = None


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """What of a source is read: columns, and by name fields below columns; and what is wrong with whole columns.

    `texts`, `decimal` and `json` are those of the source.
    Timestamps by the clocks of a zone are among what is `below`.
    """

    wanted: tuple[Wanted, ...]
    below: tuple[Wanted, ...]
    broken: tuple[BrokenColumn, ...]
    texts: frozenset[str] = frozenset()
    decimal: str = "."
    json: bool = False

    @property
    def names(self) -> frozenset[str]:
        """The names of all columns and fields that can be read."""
        return frozenset(one.column.name for one in (*self.wanted, *self.below))

    def reads(self, rule: Rule) -> bool:
        """Return whether every column of `rule` can be read."""
        return self.names.issuperset(rule.columns)


class OpenedSource(msgspec.Struct, frozen=True, kw_only=True):
    """A source with what of it is read."""

    source: Source
    opened: Opened

    @property
    def broken(self) -> tuple[BrokenColumn, ...]:
        """What is wrong with whole columns."""
        return self.opened.broken

    def reads(self, rule: Rule) -> bool:
        """Return whether every column of `rule` can be read."""
        return self.opened.reads(rule)


def opened(table: Table, place: int, source: Source, held: Sequence[tuple[str, Held]], settings: Settings) -> Opened:
    """Return what of `source`, the one at `place`, whose frame holds the columns `held`, is read by `table`."""
    names = source.names or tuple(name for name, _ in held)
    broken = list(faults(table, names, source=place, shown=source.shown, extra=settings.extra))
    stopped = {fault.column for fault in broken if fault.stops}
    origin = Origin(source=place, shown=source.shown, plain_json=source.json)
    places = {name: index for index, name in enumerate(names)}
    wanted: dict[bool, list[Wanted]] = {False: [], True: []}
    used = {name for rule in table.rules for name in rule.columns}
    for position, column in enumerate(table.columns):
        if column.top in stopped or column.name in stopped or column.top not in places:
            continue
        index = places[column.top]
        here = _TEXT if column.top in source.texts else held[index][1]
        how = reading(column, here, origin)
        if isinstance(how, BrokenColumn):
            broken.append(how)
            continue
        otherwise = stored(column, here, origin)
        if otherwise is not None:
            broken.append(otherwise)
        if column.name in used:
            one = Wanted(
                column=column,
                position=position,
                index=index,
                how=how,
                decimal=source.decimal,
                long=column.top in source.long,
            )
            # Clocks of zones are left to polars, as fields below columns are.
            elsewhere = column.zone is not None and here.zone is None
            wanted[bool(column.path) or elsewhere].append(one)
    return Opened(
        wanted=tuple(wanted[False]),
        below=tuple(wanted[True]),
        broken=tuple(broken),
        texts=source.texts,
        decimal=source.decimal,
        json=source.json,
    )

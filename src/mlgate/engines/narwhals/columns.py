"""Which columns of a source are read, and how, as `mlgate.engines.matching` decides."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from mlgate.contracts import Rule, Table
from mlgate.engines.matching import Held, Origin, faults, reading, stored
from mlgate.engines.narwhals.forms import Wanted
from mlgate.engines.observing import BrokenColumn, Settings


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A user's frame: of pandas, pyarrow, Spark or Dask; `shown` is its name in messages."""

    shown: str
    frame: object


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """What of a source is read: columns, fields below columns, and what is wrong with whole columns.

    Timestamps by the clocks of a zone are among what is `below`.
    """

    wanted: tuple[Wanted, ...]
    below: tuple[Wanted, ...]
    broken: tuple[BrokenColumn, ...]

    @property
    def names(self) -> frozenset[str]:
        """The names of all columns and fields that can be read."""
        return frozenset(one.column.name for one in (*self.wanted, *self.below))

    def reads(self, rule: Rule) -> bool:
        """Return whether every column of `rule` can be read."""
        return self.names.issuperset(rule.columns)


def opened(table: Table, source: int, shown: str, held: Sequence[tuple[str, Held]], settings: Settings) -> Opened:
    """Return what of a source, which holds the columns `held`, is read by `table`."""
    names = [name for name, _ in held]
    broken = list(faults(table, names, source=source, shown=shown, extra=settings.extra))
    stopped = {fault.column for fault in broken if fault.stops}
    origin = Origin(source=source, shown=shown)
    places = {name: place for place, name in enumerate(names)}
    wanted: dict[bool, list[Wanted]] = {False: [], True: []}
    used = {name for rule in table.rules for name in rule.columns}
    for position, column in enumerate(table.columns):
        if column.top in stopped or column.name in stopped or column.top not in places:
            continue
        index = places[column.top]
        how = reading(column, held[index][1], origin)
        if isinstance(how, BrokenColumn):
            broken.append(how)
            continue
        otherwise = stored(column, held[index][1], origin)
        if otherwise is not None:
            broken.append(otherwise)
        if column.name in used:
            # Clocks of zones are left to polars, as fields below columns are.
            elsewhere = column.zone is not None and held[index][1].zone is None
            wanted[bool(column.path) or elsewhere].append(
                Wanted(column=column, position=position, index=index, how=how)
            )
    return Opened(wanted=tuple(wanted[False]), below=tuple(wanted[True]), broken=tuple(broken))

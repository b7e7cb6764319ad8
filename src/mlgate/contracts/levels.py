"""`slaProperties` to rules: how old the newest row of a column may be.

`freshness` and `latency` of an `element` (`object.property`, several after commas; `slaDefaultElement` where it is left
out) limit its age at the start of the run. The others (retention, frequency, availability, …) promise how a service is
run and nothing that rows can show: they are read and kept.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Literal

from mlgate.contracts.compiled import Amount, Column, Rule
from mlgate.contracts.constraints import Age
from mlgate.contracts.notes import Notes
from mlgate.contracts.odcs import DataContract
from mlgate.contracts.odcs_about import ServiceLevel
from mlgate.core.display import nearest, plain
from mlgate.core.tables import KeyPath

_AGES = {"freshness": "freshness", "fr": "freshness", "latency": "latency", "ly": "latency"}
# The unit that an age is told in, and how many of it are one. A month and a year are those of the calendar's mean.
_Unit = Literal["seconds", "minutes", "hours", "days"]
_UNITS: dict[str, tuple[_Unit, float]] = {
    **dict.fromkeys(("s", "sec", "second", "seconds"), ("seconds", 1.0)),
    **dict.fromkeys(("m", "min", "minute", "minutes"), ("minutes", 1.0)),
    **dict.fromkeys(("h", "hr", "hour", "hours"), ("hours", 1.0)),
    **dict.fromkeys(("d", "day", "days"), ("days", 1.0)),
    **dict.fromkeys(("w", "wk", "week", "weeks"), ("days", 7.0)),
    **dict.fromkeys(("mo", "month", "months"), ("days", 30.436875)),
    **dict.fromkeys(("y", "yr", "year", "years"), ("days", 365.2425)),
}


class Levels:
    """Reads the service levels of one contract."""

    def __init__(self, contract: DataContract, notes: Notes) -> None:
        """Find those that are about rows."""
        self._notes = notes
        self._given = [
            (index, one)
            for index, one in enumerate(contract.sla_properties or ())
            if one.property.strip().lower() in _AGES
        ]
        self._default = contract.sla_default_element
        self._names = [schema.name for schema in contract.schema]
        if contract.schema:
            for index, one in self._given:
                self._elements(index, one)

    def _elements(self, index: int, one: ServiceLevel) -> None:
        """Note elements that no object has."""
        for element in self._of(one):
            table = element.partition(".")[0]
            # With one object, an element may leave it out: then it is looked for below.
            if table not in self._names and len(self._names) > 1:
                message = f"{one.property}: no object '{plain(table, limit=80)}'{nearest(table, self._names)}"
                self._notes.unchecked((*_key(index), "element"), message)

    def _of(self, one: ServiceLevel) -> list[str]:
        given = one.element or self._default or ""
        return [part.strip() for part in given.split(",") if part.strip()]

    def rules(self, table: str, columns: Mapping[str, Column]) -> Iterator[Rule]:
        """Yield the rules of the object `table`, whose `columns` go by the names of properties."""
        for index, one in self._given:
            elements = self._of(one)
            if not elements:
                self._notes.unchecked(_key(index), f"{plain(one.property)}: no 'element' says of which property")
            for element in elements:
                first, _, rest = element.partition(".")
                name = rest if first == table else element if len(self._names) == 1 and first != table else None
                if name is not None:
                    yield from self._rule(one, _key(index), name, columns)

    def _rule(self, one: ServiceLevel, key: KeyPath, name: str, columns: Mapping[str, Column]) -> Iterator[Rule]:
        notes = self._notes
        if not name:
            notes.unchecked(key, f"{plain(one.property)}: 'element' names an object; say of which property")
            return
        column = columns.get(name)
        if column is None:
            hint = nearest(name, list(columns)[:500])
            notes.unchecked((*key, "element"), f"{plain(one.property)}: no property '{plain(name, limit=80)}'{hint}")
            return
        value = _number(one.value)
        unit = _UNITS.get(str(one.unit or "d").strip().lower())
        if value is None or unit is None:
            wrong, mend = ("value", "a number is needed") if value is None else ("unit", f"known: {', '.join(_UNITS)}")
            notes.problem((*key, wrong), f"{one.property}: {wrong} '{plain(getattr(one, wrong), limit=40)}': {mend}")
            return
        if column.logical_type not in ("date", "timestamp"):
            message = f"{one.property} of '{plain(name, limit=80)}', which is no date or timestamp"
            notes.unchecked((*key, "element"), message)
            return
        what = _AGES[one.property.strip().lower()]
        yield Rule(
            subject=f"{column.name}:{what}",
            words=f"age of the newest {column.name} in {unit[0]}",
            columns=(column.name,),
            test=Age(unit=unit[0]),
            line=notes.document.line(key),
            amount=Amount(operator="mustBeLessOrEqualTo", low=value * unit[1], high=value * unit[1]),
        )


def _key(index: int) -> KeyPath:
    return ("slaProperties", str(index))


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None

"""`quality` of a table or a property to rules, by the type of each: library, sql, custom or text."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.contracts import custom, library, sql_rules
from mlgate.contracts.compiled import Rule
from mlgate.contracts.notes import Notes
from mlgate.contracts.odcs import Quality
from mlgate.contracts.scope import Place, Reading, Scope
from mlgate.core.display import nearest, plain
from mlgate.core.tables import KeyPath

# What stands only in rules of these types; everything else describes.
_KEYS = {
    "metric": ("library",),
    "rule": ("library",),
    "arguments": ("library",),
    "valid_values": ("library",),
    "pattern": ("library",),
    "query": ("sql",),
    "engine": ("custom",),
    "implementation": ("custom",),
}
_TYPES = ("library", "text", "sql", "custom")


def rules(quality: tuple[Quality, ...], scope: Scope, key: KeyPath, notes: Notes) -> Iterator[Rule]:
    """Yield the rules of `quality`, which stands at `key`; note what is wrong or unchecked."""
    for index, one in enumerate(quality):
        place = Place(one, scope, (*key, str(index)), notes)
        found = _read(place)
        if found is not None:
            yield place.rule(found)


def _read(place: Place) -> Reading | None:
    quality = place.quality
    sort = quality.type or "library"
    if sort not in _TYPES:
        place.wrong(f"unknown type '{plain(sort, limit=40)}'{nearest(sort, list(_TYPES))}", "type")
        return None
    for name, types in _KEYS.items():
        if getattr(quality, name) is not None and sort not in types:
            spelt = "validValues" if name == "valid_values" else name
            place.wrong(f"'{spelt}' belongs to a rule of type {types[0]}, and this is one of type {sort}", spelt)
            return None
    if sort == "library":
        return library.read(place)
    if sort == "sql":
        return sql_rules.read(place)
    if sort == "custom":
        return custom.read(place)
    place.unchecked("a rule in words (type text)")
    return None

"""Properties at any depth to columns: fields of objects, items of arrays, entries of maps, each after its parent."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mlgate.contracts import vectors
from mlgate.contracts.compiled import Column, Entry, Step
from mlgate.contracts.dates import has_time, readable, strptime_format
from mlgate.contracts.notes import Notes
from mlgate.contracts.odcs import LOGICAL_TYPES, Item, Property
from mlgate.contracts.storage import storage_type
from mlgate.contracts.zones import ZonesMissingError, zone_of
from mlgate.core.display import nearest, plain
from mlgate.core.tables import KeyPath

_TIMED = ("date", "timestamp", "time")
# What a property of a type holds, and may describe. A property without a type is what it describes.
_HOLDS = {"properties": ("object",), "items": ("array",), "map": ("map",)}


class Described(msgspec.Struct, frozen=True):
    """A property where it stands: `name` is made of the names of properties (`address.city`, `tags[]`)."""

    item: Item
    name: str
    column: Column
    key: KeyPath
    # Whether a logicalType was said that is none, so that what depends on it says nothing.
    mistyped: bool = False
    # Names that the object above asks for; the line is that of its `required`.
    required_by: KeyPath | None = None
    length: int | None = None


def described(properties: tuple[Property, ...], key: KeyPath, notes: Notes) -> Iterator[Described]:
    """Yield the columns of `properties`, which stand at `key`, and those below them."""
    yield from _siblings(properties, key, notes, None)


def _siblings(
    properties: tuple[Property, ...], key: KeyPath, notes: Notes, parent: Described | None
) -> Iterator[Described]:
    seen: set[str] = set()
    needed = _needed(parent, notes)
    for index, one in enumerate(properties):
        place = (*key, str(index))
        if one.semantic_type == "measure":
            notes.unchecked(place, f"'{plain(one.name)}': a measure, which is no column")
        elif one.name in seen:
            notes.problem((*place, "name"), f"property '{plain(one.name)}' is described twice")
        else:
            seen.add(one.name)
            yield from _tree(_described(one, place, notes, parent, needed.pop(one.name, None)), notes)
    for name, place in needed.items():
        # The object must have it, and nothing more is said of it.
        yield _described(Property(name=name), place, notes, parent, place)


def _needed(parent: Described | None, notes: Notes) -> dict[str, KeyPath]:
    """Return the properties that the object `parent` must have by its option `required`, and where that is said."""
    if parent is None or parent.column.logical_type != "object":
        return {}
    names = parent.item.logical_type_options.get("required")
    key = (*parent.key, "logicalTypeOptions", "required")
    if names is None:
        return {}
    if not isinstance(names, list) or not names or not all(isinstance(name, str) and name for name in names):
        notes.problem(key, f"'{plain(parent.column.name)}': required: a list of names of properties is needed")
        return {}
    if len(set(names)) < len(names):
        notes.problem(key, f"'{plain(parent.column.name)}': required: a name stands twice")
    return {name: (*key, str(index)) for index, name in enumerate(names)}


def _tree(one: Described, notes: Notes) -> Iterator[Described]:
    item, key, logical_type = one.item, one.key, one.column.logical_type
    for name, types in _HOLDS.items():
        if getattr(item, name) and logical_type is not None and logical_type not in types:
            message = f"'{plain(one.column.name)}': '{name}' of type {logical_type}; only {types[0]} has them"
            notes.problem((*key, name), message)
    below: list[Described] = []
    if item.properties or logical_type == "object":
        below += _siblings(item.properties, (*key, "properties"), notes, one)
    if item.items is not None:
        place = (*key, "items")
        below += _tree(_described(item.items, place, notes, one, None), notes)
    if logical_type == "vector":
        element = Item(logical_type=vectors.element_type(item.logical_type_options), required=True)
        below += _tree(_described(element, (*key, "items"), notes, one, None), notes)
    if logical_type == "map" and item.map is None:
        notes.problem(key, f"'{plain(one.column.name)}': a map needs 'map', with 'key' and 'value'")
    elif item.map is not None:
        for part in Entry:
            place = (*key, "map", part.value)
            below += _tree(_described(getattr(item.map, part.value), place, notes, one, None), notes)
    yield _guarded(one, below)
    yield from below


def _guarded(one: Described, below: list[Described]) -> Described:
    """Return `one`, classified where anything that it holds is."""
    if not below or not any(inner.column.classified for inner in below):
        return one
    column = msgspec.structs.replace(one.column, classified=True, public=False)
    return msgspec.structs.replace(one, column=column)


def _described(
    item: Item, key: KeyPath, notes: Notes, parent: Described | None, required_by: KeyPath | None
) -> Described:
    own = item.physical_name or item.name or ""
    name, label = own, item.name or ""
    path: tuple[Step, ...] = ()
    if parent is not None:
        step = _step(key, own)
        name, label = parent.column.name + _ending(step, own), parent.name + _ending(step, label)
        path = (*(parent.column.path or (parent.column.name,)), step)
    logical_type, mistyped = _logical_type(item, name, key, notes)
    logical_type, form = _date_format(item, name, logical_type, key, notes)
    storage, length = storage_type(item.physical_type)
    said = None if item.classification is None else str(item.classification).strip().lower()
    column = Column(
        name=name,
        line=notes.document.line((*key, "name") if item.name else key),
        logical_type=logical_type,
        physical_type=item.physical_type,
        storage=storage,
        format=form,
        zone=_zone(item) if logical_type == "timestamp" else None,
        classified=said != "public" if said is not None else parent is not None and parent.column.classified,
        public=said == "public" if said is not None else parent is not None and parent.column.public,
        path=path,
    )
    return Described(item, label, column, key, mistyped, required_by, length)


def _step(key: KeyPath, name: str) -> Step:
    """Return the step to what stands at `key`, below another property."""
    if key[-2] == "map":
        return Entry(key[-1])
    return None if key[-1] == "items" else name


def _ending(step: Step, name: str) -> str:
    """Return how a name goes on with `step`, which is to a property called `name` where it is one to a field."""
    if isinstance(step, Entry):
        return f"[{step.value}]"
    return "[]" if step is None else f".{name}"


def _zone(item: Item) -> str | None:
    """Return the zone of timestamps that say none; what is wrong with it is told where the options are read."""
    default = item.logical_type_options.get("defaultTimezone")
    try:
        return zone_of(default) if isinstance(default, str) else None
    except (ValueError, ZonesMissingError):
        return None


def _logical_type(item: Item, name: str, key: KeyPath, notes: Notes) -> tuple[str | None, bool]:
    logical_type = item.logical_type
    if logical_type is None or logical_type in LOGICAL_TYPES:
        return logical_type, False
    hint = nearest(logical_type, list(LOGICAL_TYPES))
    message = f"'{plain(name)}': unknown logicalType '{plain(logical_type, limit=80)}'{hint}"
    notes.problem((*key, "logicalType"), message)
    return None, True


def _date_format(
    item: Item, name: str, logical_type: str | None, key: KeyPath, notes: Notes
) -> tuple[str | None, str | None]:
    form = item.logical_type_options.get("format")
    if logical_type not in _TIMED or form is None:
        return logical_type, None
    place = (*key, "logicalTypeOptions", "format")
    translated = strptime_format(form) if isinstance(form, str) else None
    if translated is None or not readable(translated, logical_type):
        message = f"'{plain(name)}': format '{plain(form, limit=60)}' cannot be read; use yyyy MM dd HH mm ss SSS XXX"
        notes.problem(place, message)
        return logical_type, None
    # The standard's own examples call a column with a time of day a date, and say so in its format.
    return ("timestamp" if logical_type == "date" and has_time(translated) else logical_type), translated

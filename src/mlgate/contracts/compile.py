"""A contract as ODCS writes it to tables of columns and rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec

from mlgate.contracts import quality, type_options
from mlgate.contracts.constraints import Column, Missing, Mistyped, Outside, Repeated, Rule, Table
from mlgate.contracts.dates import has_time, readable, strptime_format
from mlgate.contracts.notes import Notes
from mlgate.contracts.odcs import LOGICAL_TYPES, Property, SchemaObject
from mlgate.contracts.scalars import Scalar
from mlgate.contracts.values import LISTED_TYPES, read_value
from mlgate.core.display import nearest, plain
from mlgate.core.tables import KeyPath

_TIMED = ("date", "timestamp", "time")
_ALLOW_INFINITY = "mlgate.allowInfinity"


def compile_table(schema: SchemaObject, key: KeyPath, notes: Notes) -> Table:
    """Return the table that `schema`, standing at `key`, describes; problems and unchecked promises go to `notes`."""
    columns: dict[str, Column] = {}
    rules: list[Rule] = []
    keyed: list[tuple[int, Column]] = []
    for index, one in enumerate(schema.properties):
        place = (*key, "properties", str(index))
        if one.semantic_type == "measure":
            notes.unchecked(place, f"'{plain(one.name)}': a measure, which is no column")
            continue
        if one.name in columns:
            notes.problem((*place, "name"), f"property '{plain(one.name)}' is described twice")
            continue
        column = _column(one, place, notes)
        columns[one.name] = column
        rules += _property_rules(one, column, place, notes)
        if one.primary_key:
            keyed.append((one.primary_key_position, column))
    rules += _primary_key(keyed)
    scope = quality.Scope(columns=columns)
    rules += quality.rules(schema.quality, scope, (*key, "quality"), notes)
    for name, count in Counter(column.name for column in columns.values()).items():
        if count > 1:
            notes.problem(key, f"{count} properties stand for the one column '{plain(name)}'")
    if schema.relationships:
        notes.unchecked((*key, "relationships"), "relationships to other objects")
    return Table(
        name=schema.name, columns=tuple(columns.values()), rules=_distinct(rules), unchecked=notes.take_unchecked()
    )


def _column(one: Property, key: KeyPath, notes: Notes) -> Column:
    logical_type = one.logical_type
    if logical_type is not None and logical_type not in LOGICAL_TYPES:
        hint = nearest(logical_type, list(LOGICAL_TYPES))
        message = f"'{plain(one.name)}': unknown logicalType '{plain(logical_type)}'{hint}"
        notes.problem((*key, "logicalType"), message)
        logical_type = None
    logical_type, form = _date_format(one, logical_type, key, notes)
    return Column(
        name=one.physical_name or one.name,
        line=notes.document.line((*key, "name")),
        logical_type=logical_type,
        physical_type=one.physical_type,
        format=form,
        classified=one.classification is not None and str(one.classification).lower() != "public",
        public=str(one.classification).lower() == "public",
    )


def _date_format(one: Property, logical_type: str | None, key: KeyPath, notes: Notes) -> tuple[str | None, str | None]:
    form = one.logical_type_options.get("format")
    if logical_type not in _TIMED or form is None:
        return logical_type, None
    place = (*key, "logicalTypeOptions", "format")
    translated = strptime_format(form) if isinstance(form, str) else None
    if translated is None or not readable(translated, logical_type):
        message = (
            f"'{plain(one.name)}': format '{plain(form, limit=60)}' cannot be read; use yyyy MM dd HH mm ss SSS XXX"
        )
        notes.problem(place, message)
        return logical_type, None
    # The standard's own examples call a column with a time of day a date, and say so in its format.
    return ("timestamp" if logical_type == "date" and has_time(translated) else logical_type), translated


def _property_rules(one: Property, column: Column, key: KeyPath, notes: Notes) -> Iterator[Rule]:
    names = (column.name,)
    document = notes.document
    if column.logical_type is not None:
        line = document.line((*key, "logicalType"))
        spelt = f" as '{one.logical_type_options['format']}'" if column.format else ""
        words = f"{column.name} is no {column.logical_type}{plain(spelt, limit=60)}"
        yield Rule(subject=f"{column.name}:type", words=words, columns=names, test=Mistyped(), line=line)
    if one.required or one.primary_key:
        line = document.line((*key, "required" if one.required else "primaryKey"))
        yield Rule(
            subject=f"{column.name}:required",
            words=f"{column.name} is missing",
            columns=names,
            test=Missing(),
            line=line,
        )
    if one.unique:
        line = document.line((*key, "unique"))
        words = f"{column.name} repeats an earlier row"
        yield Rule(subject=f"{column.name}:unique", words=words, columns=names, test=Repeated(), line=line)
    if column.logical_type is not None or one.logical_type is None:
        yield from _option_rules(one, column, key, notes)
    yield from _enum(one, column, key, notes)
    yield from quality.rules(one.quality, quality.Scope(columns={}, column=column), (*key, "quality"), notes)
    for name, part in (("relationships", one.relationships), ("items", one.items), ("properties", one.properties)):
        if part:
            notes.unchecked((*key, name), f"'{plain(one.name)}': {name}")
    if one.map:
        notes.unchecked((*key, "map"), f"'{plain(one.name)}': map")


def _option_rules(one: Property, column: Column, key: KeyPath, notes: Notes) -> Iterator[Rule]:
    place = (*key, "logicalTypeOptions")
    found = list(type_options.rules(column, one.logical_type_options, place, notes))
    allowed = _allows_infinity(one, key, notes)
    for rule in found:
        test = rule.test
        if isinstance(test, Outside) and allowed:
            test = msgspec.structs.replace(test, infinity=True)
        yield msgspec.structs.replace(rule, test=test)
    ranged = any(isinstance(rule.test, Outside) for rule in found)
    if column.logical_type == "number" and not ranged and not allowed:
        yield type_options.finite(column)


def _allows_infinity(one: Property, key: KeyPath, notes: Notes) -> bool:
    entries = one.custom_properties if isinstance(one.custom_properties, list) else []
    for index, entry in enumerate(entries):
        if isinstance(entry, dict) and entry.get("property") == _ALLOW_INFINITY:
            value = entry.get("value")
            if not isinstance(value, bool):
                notes.problem((*key, "customProperties", str(index)), f"{_ALLOW_INFINITY} needs true or false")
            return value is True
    return False


def _enum(one: Property, column: Column, key: KeyPath, notes: Notes) -> Iterator[Rule]:
    if not one.enum:
        return
    if column.logical_type not in LISTED_TYPES:
        if one.logical_type in (None, *LOGICAL_TYPES):
            listed = ", ".join(LISTED_TYPES)
            notes.problem((*key, "enum"), f"'{plain(one.name)}': enum needs a logicalType, one of {listed}")
        return
    values: list[Scalar] = []
    for index, entry in enumerate(one.enum):
        try:
            values.append(read_value(entry.value, column.logical_type))
        except ValueError as error:
            notes.problem((*key, "enum", str(index)), f"'{plain(one.name)}': enum: {error}")
    test, words = quality.unlisted(column, tuple(values))
    line = notes.document.line((*key, "enum"))
    yield Rule(subject=f"{column.name}:enum", words=words, columns=(column.name,), test=test, line=line)


def _primary_key(keyed: list[tuple[int, Column]]) -> Iterator[Rule]:
    columns = [column for _, column in sorted(keyed, key=lambda pair: pair[0])]
    if columns:
        names = tuple(column.name for column in columns)
        yield Rule(
            subject=":primary_key",
            words=f"primary key {', '.join(names)} repeats an earlier row",
            columns=names,
            test=Repeated(),
            line=min(column.line for column in columns),
        )


def _distinct(rules: list[Rule]) -> tuple[Rule, ...]:
    """Return `rules` with a subject each: the second of a name is `age:null_values.2`."""
    seen: Counter[str] = Counter()
    named = []
    for rule in rules:
        seen[rule.subject] += 1
        count = seen[rule.subject]
        named.append(rule if count == 1 else msgspec.structs.replace(rule, subject=f"{rule.subject}.{count}"))
    return tuple(named)

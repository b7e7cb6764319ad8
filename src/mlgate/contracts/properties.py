"""What one property says of its values, `quality` and `relationships` apart, to rules."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mlgate.contracts import type_options
from mlgate.contracts.compiled import Rule
from mlgate.contracts.constraints import Missing, Mistyped, Outside, Repeated, Test, WrongLength
from mlgate.contracts.library import unlisted
from mlgate.contracts.nested import Described
from mlgate.contracts.notes import Notes
from mlgate.contracts.scalars import Scalar
from mlgate.contracts.values import LISTED_TYPES, read_value
from mlgate.core.display import plain
from mlgate.core.tables import KeyPath

_ALLOW_INFINITY = "mlgate.allowInfinity"


def rules(one: Described, notes: Notes) -> Iterator[Rule]:
    """Yield the rules of the property `one`; problems and unchecked promises go to `notes`."""
    item, column, key = one.item, one.column, one.key
    if column.logical_type is not None:
        spelt = f" as '{item.logical_type_options['format']}'" if column.format else ""
        words = f"is no {column.logical_type}{plain(spelt, limit=60)}"
        yield _rule(one, "type", words, Mistyped(), (*key, "logicalType"), notes)
    needed = one.required_by
    if item.required or item.primary_key:
        needed = (*key, "required" if item.required else "primaryKey")
    if needed is not None:
        yield _rule(one, "required", "is missing", Missing(), needed, notes)
    if item.unique:
        words = "holds an item twice, or one of an earlier row" if column.many else "repeats an earlier row"
        yield _rule(one, "unique", words, Repeated(), (*key, "unique"), notes)
    if not one.mistyped:
        yield from _options(one, notes)
        yield from _enum(one, notes)


def _rule(one: Described, what: str, words: str, test: Test, key: KeyPath, notes: Notes) -> Rule:
    name = one.column.name
    return Rule(
        subject=f"{name}:{what}",
        words=f"{name} {words}",
        columns=(name,),
        test=test,
        line=notes.document.line(key),
    )


def _options(one: Described, notes: Notes) -> Iterator[Rule]:
    item, column = one.item, one.column
    found: list[Rule] = []
    if item.logical_type_options:
        place = (*one.key, "logicalTypeOptions")
        found = list(type_options.rules(column, item.logical_type_options, place, notes))
    elif column.logical_type == "vector":
        notes.problem(one.key, f"'{plain(column.name)}': a vector needs logicalTypeOptions with 'dimensions'")
    allowed = _allows_infinity(one, notes)
    for rule in found:
        test = rule.test
        if isinstance(test, Outside) and allowed:
            test = msgspec.structs.replace(test, infinity=True)
        yield rule if test is rule.test else msgspec.structs.replace(rule, test=test)
    ranged = any(isinstance(rule.test, Outside) for rule in found)
    if column.logical_type == "number" and not ranged and not allowed:
        yield type_options.finite(column)
    if one.length is not None and column.logical_type == "string":
        words = f"has more than {one.length} characters, of {plain(item.physical_type, limit=40)}"
        yield _rule(one, "physical_length", words, WrongLength(high=one.length), (*one.key, "physicalType"), notes)


def _allows_infinity(one: Described, notes: Notes) -> bool:
    for index, entry in enumerate(one.item.custom_properties or ()):
        if entry.property == _ALLOW_INFINITY:
            if not isinstance(entry.value, bool):
                notes.problem((*one.key, "customProperties", str(index)), f"{_ALLOW_INFINITY} needs true or false")
            return entry.value is True
    return False


def _enum(one: Described, notes: Notes) -> Iterator[Rule]:
    column = one.column
    key = (*one.key, "enum")
    name = plain(column.name)
    entries = one.item.enum
    if not entries:
        return
    if column.logical_type not in LISTED_TYPES:
        notes.problem(key, f"'{name}': enum needs a logicalType, one of {', '.join(LISTED_TYPES)}")
        return
    values: list[Scalar] = []
    for index, entry in enumerate(entries):
        # A missing value is in every list: whether one may be there is said by `required`.
        if entry.value is None:
            continue
        try:
            values.append(read_value(entry.value, column.logical_type, column.zone))
        except ValueError as error:
            notes.problem((*key, str(index)), f"'{name}': enum: {error}")
    test, words = unlisted(column, tuple(values))
    yield Rule(
        subject=f"{column.name}:enum",
        words=words,
        columns=(column.name,),
        test=test,
        line=notes.document.line(key),
    )

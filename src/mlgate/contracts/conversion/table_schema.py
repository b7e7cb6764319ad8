"""Frictionless Table Schema (version 1 and 2), alone or in a resource or package, to contracts.

Source: https://datapackage.org/standard/table-schema. Values stand in text there; `missingValues` is what text means
that nothing is there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mlgate.contracts.conversion.draft import Table, finish
from mlgate.contracts.conversion.fields import Field
from mlgate.contracts.conversion.terms import Conversion, Span
from mlgate.core.display import plain

_SOURCE = "a Frictionless Table Schema"
_TYPES = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "date": "date",
    "time": "time",
    "datetime": "timestamp",
    "object": "object",
    "array": "array",
    "list": "array",
    "any": None,
    "year": "integer",
}
_TEXTS = {
    "geopoint": r"^-?[0-9.]+, *-?[0-9.]+$",
    "yearmonth": r"^[0-9]{4}-(0[1-9]|1[0-2])$",
    "duration": r"^-?P([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9.]+S)?)?$",
}
_DIRECTIVES = {
    "%Y": "yyyy",
    "%y": "yy",
    "%m": "MM",
    "%d": "dd",
    "%H": "HH",
    "%I": "hh",
    "%M": "mm",
    "%S": "ss",
    "%b": "MMM",
    "%B": "MMMM",
    "%p": "a",
    "%z": "XXX",
}
_FORMATS = frozenset({"email", "uuid"})


def schema_of(tree: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the Table Schema in `tree`: itself, or that of the resource or the only resource of the package it is."""
    if isinstance(tree.get("fields"), list):
        return tree
    resources = tree.get("resources")
    if isinstance(resources, list) and len(resources) == 1 and isinstance(resources[0], Mapping):
        tree = resources[0]
    schema = tree.get("schema")
    return schema if isinstance(schema, Mapping) and isinstance(schema.get("fields"), list) else None


def from_tree(tree: Mapping[str, Any], name: str = "data") -> Conversion:
    """Return the contract that the Table Schema in `tree` describes; `name` is the object's where it has none.

    Raises:
        ValueError: there is none, or a package has several resources.
    """
    schema = schema_of(tree)
    if schema is None:
        raise ValueError("needs `fields`, a list; of a package with several resources, convert each schema by itself")
    title = next((one for one in (tree.get("name"), schema.get("name"), name) if isinstance(one, str) and one), name)
    table = Table(title)
    description = schema.get("description") or schema.get("title") or tree.get("description")
    table.description = description if isinstance(description, str) else None
    missing = schema.get("missingValues")
    for index, given in enumerate(schema["fields"]):
        if isinstance(given, Mapping) and isinstance(given.get("name"), str):
            _field(table, given, given.get("missingValues", missing))
        else:
            table.note(f"fields[{index}]", "has no name")
    _keys(table, schema)
    _missing_values(table, missing)
    if schema.get("fieldsMatch") not in (None, "exact", ["exact"]):
        table.note("fieldsMatch", "a contract's columns must be there; others may be, unless `extra` forbids them")
    return finish(table, source=_SOURCE)


def _field(table: Table, given: Mapping[str, Any], missing: object) -> None:
    field = table.field(given["name"], f"field '{plain(given['name'], limit=60)}'")
    field.describe(given.get("description") or given.get("title"))
    kind, form = given.get("type", "string"), given.get("format", "default")
    if kind in _TEXTS:
        field.matching(_TEXTS[kind])
    elif kind == "geojson":
        field.note("type geojson: its structure is not looked at")
        field.type("object")
    elif kind in _TYPES:
        field.type(_TYPES[kind])
    else:
        field.note(f"unknown type '{plain(kind, limit=40)}'")
    _format(field, str(kind), form)
    _spelling(field, given)
    if missing is not None and missing is not table and given.get("missingValues") is not None:
        _field_missing(field, missing)
    constraints = given.get("constraints")
    if isinstance(constraints, Mapping):
        _constraints(field, constraints)
    for category in _categories(given):
        field.listed(category)


def _categories(given: Mapping[str, Any]) -> list[list[Any]]:
    listed = given.get("categories")
    if not isinstance(listed, list) or not listed:
        return []
    return [[one.get("value") if isinstance(one, Mapping) else one for one in listed]]


def _format(field: Field, kind: str, form: object) -> None:
    if form in ("default", None):
        return
    if kind == "string" and form in _FORMATS:
        field.options["format"] = form
    elif kind == "string" and form == "uri":
        field.matching(r"^[A-Za-z][A-Za-z0-9+.-]*:\S+$")
    elif kind == "string" and form == "binary":
        field.matching(r"^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$")
    elif kind in ("date", "time", "datetime") and isinstance(form, str) and "%" in form:
        _pattern_of_date(field, form)
    else:
        field.note(f"format '{plain(form, limit=60)}' of type {kind}")


def _pattern_of_date(field: Field, form: str) -> None:
    found, rest = [], form
    while rest:
        size = 2 if rest[0] == "%" else 1
        piece, rest = rest[:size], rest[size:]
        letter = f"'{piece}'" if piece.isalpha() else piece
        part = _DIRECTIVES.get(piece) if size == 2 else letter  # noqa: PLR2004 - a directive is % and a letter
        if part is None or piece == "'":
            field.note(f"format '{plain(form, limit=60)}': no format of a contract is the same")
            return
        found.append(part)
    field.options["format"] = "".join(found)


def _spelling(field: Field, given: Mapping[str, Any]) -> None:
    """Note how numbers and booleans are spelt where that is another way than a contract's."""
    for key, default in (
        ("trueValues", None),
        ("falseValues", None),
        ("decimalChar", "."),
        ("groupChar", None),
        ("bareNumber", True),
        ("delimiter", ","),
        ("itemType", None),
    ):
        if key in given and given[key] != default:
            hint = "; `decimal` in mlgate.toml's table of the data says it" if key == "decimalChar" else ""
            field.note(f"{key} = {plain(given[key], limit=60)}: how text spells values is not part of a contract{hint}")


def _constraints(field: Field, given: Mapping[str, Any]) -> None:
    bounds = {key: _value(field, given.get(key)) for key in ("minimum", "maximum")}
    opened = {key: _value(field, given.get(key)) for key in ("exclusiveMinimum", "exclusiveMaximum")}
    if any(one is not None for one in bounds.values()):
        field.between(Span(low=bounds["minimum"], high=bounds["maximum"]))
    if any(one is not None for one in opened.values()):
        span = Span(low=opened["exclusiveMinimum"], high=opened["exclusiveMaximum"], low_open=True, high_open=True)
        field.between(span)
    if given.get("required") is True:
        field.required()
    if given.get("unique") is True:
        field.unique()
    if isinstance(given.get("pattern"), str):
        # The whole value must match, as in XML Schema.
        field.matching(f"^(?:{given['pattern']})$")
    if isinstance(given.get("enum"), list):
        field.listed([_value(field, one) for one in given["enum"]])
    _sizes(field, given)
    for key in ("jsonSchema",):
        if key in given:
            field.note(f"{key}: the structure of values is not looked at")


def _sizes(field: Field, given: Mapping[str, Any]) -> None:
    low, high = given.get("minLength"), given.get("maxLength")
    if not any(isinstance(one, int) for one in (low, high)):
        return
    if field.logical_type == "string":
        field.length(low, high)
    elif field.logical_type in ("array", "object"):
        names = ("minItems", "maxItems") if field.logical_type == "array" else ("minProperties", "maxProperties")
        field.options.update({key: one for key, one in zip(names, (low, high), strict=True) if isinstance(one, int)})
    else:
        field.note(f"minLength and maxLength of type {field.logical_type}")


def _value(field: Field, value: Any) -> Any:  # noqa: ANN401 - any value of JSON
    """Return a number that is written as text, as the standard allows, as a number."""
    if isinstance(value, str) and field.logical_type in ("integer", "number"):
        try:
            return int(value) if field.logical_type == "integer" else float(value)
        except ValueError:
            return value
    if isinstance(value, str) and field.logical_type == "boolean":
        return {"true": True, "false": False}.get(value.lower(), value)
    return value


def _field_missing(field: Field, missing: object) -> None:
    field.note(f"missingValues {plain(missing, limit=80)} of one field: say `null_values` for the data in mlgate.toml")


def _missing_values(table: Table, missing: object) -> None:
    if isinstance(missing, list) and missing != [""]:
        texts = [str(one.get("value")) if isinstance(one, Mapping) else str(one) for one in missing]
        listed = ", ".join(f'"{plain(one, limit=40)}"' for one in texts)
        message = f"how text spells a missing value: say `null_values = [{listed}]` for the data in mlgate.toml"
        table.note("missingValues", message)


def _keys(table: Table, schema: Mapping[str, Any]) -> None:
    names = _names(schema.get("primaryKey"))
    for position, name in enumerate(names, 1):
        if name in table.fields:
            table.fields[name].entry |= {"primaryKey": True, "primaryKeyPosition": position}
        else:
            table.note("primaryKey", f"'{plain(name, limit=60)}' is no field")
    unique = schema.get("uniqueKeys")
    for each in unique if isinstance(unique, list) else ():
        table.key(_names(each))
    foreign = schema.get("foreignKeys")
    for index, key in enumerate(foreign if isinstance(foreign, list) else ()):
        _foreign(table, key, f"foreignKeys[{index}]")


def _foreign(table: Table, key: object, place: str) -> None:
    reference = key.get("reference") if isinstance(key, Mapping) else None
    if not isinstance(key, Mapping) or not isinstance(reference, Mapping):
        table.note(place, "is no foreign key")
        return
    own, theirs = _names(key.get("fields")), _names(reference.get("fields"))
    resource = reference.get("resource") or table.name
    if resource == table.name and len(own) == len(theirs) == 1 and own[0] in table.fields:
        target = f"{table.name}.{theirs[0]}"
        table.relationships.append({"type": "foreignKey", "from": f"{table.name}.{own[0]}", "to": target})
        return
    columns = f"{', '.join(own)} to {', '.join(theirs)} of {resource}"
    table.note(place, f"{columns}: describe that object in the contract too, and write it as a relationship")


def _names(given: object) -> list[str]:
    if isinstance(given, str):
        return [given]
    return [str(one) for one in given] if isinstance(given, list) else []

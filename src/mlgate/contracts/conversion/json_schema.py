"""JSON Schema (drafts 4 to 2020-12) of one row, or of a list of rows, to contracts.

Source: https://json-schema.org/draft/2020-12/json-schema-validation. Only `$ref`s into the same document are followed,
and each at most once on the way down. A property that is not `required` may be missing there; here its column must be
there, and may be empty.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from mlgate.contracts.conversion.draft import Table, finish
from mlgate.contracts.conversion.fields import Field
from mlgate.contracts.conversion.json_items import inside
from mlgate.contracts.conversion.terms import Conversion, Span
from mlgate.core.display import plain

_SOURCE = "a JSON Schema"
_DEPTH = 12
_FORMATS = {"date": "date", "date-time": "timestamp", "time": "time"}
_TEXT_FORMATS = frozenset({"uuid", "email", "ipv4", "ipv6", "hostname", "uri"})
_TYPES = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "object": "object",
    "array": "array",
}
# What describes, and decides nothing about values.
_SILENT = frozenset(
    {
        "$schema",
        "$id",
        "id",
        "$comment",
        "$defs",
        "definitions",
        "title",
        "description",
        "examples",
        "example",
        "readOnly",
        "writeOnly",
        "deprecated",
        "$anchor",
        "nullable",
    }
)
_KNOWN = _SILENT | {
    "type",
    "enum",
    "const",
    "format",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "items",
    "properties",
    "required",
    "minProperties",
    "maxProperties",
    "additionalProperties",
    "$ref",
    "anyOf",
    "oneOf",
    "allOf",
}


class References:
    """The document that local `$ref`s point into."""

    def __init__(self, root: Mapping[str, Any]) -> None:
        """Keep the document."""
        self.root = root

    def resolve(self, schema: Mapping[str, Any], seen: tuple[str, ...] = ()) -> tuple[dict[str, Any], str | None]:
        """Return `schema` with its `$ref` and `allOf` put in, and what of them could not be."""
        wrong = None
        merged: dict[str, Any] = {key: value for key, value in schema.items() if key not in ("$ref", "allOf")}
        parts: list[object] = list(schema["allOf"]) if isinstance(schema.get("allOf"), list) else []
        reference = schema.get("$ref")
        if reference is not None:
            target = None if reference in seen or len(seen) > _DEPTH else self._find(reference)
            if target is None:
                wrong = f"$ref '{plain(reference, limit=80)}' leads nowhere in this file, or to itself"
            else:
                parts.append(target)
        for part in parts:
            if isinstance(part, Mapping) and len(seen) <= _DEPTH:
                resolved, problem = self.resolve(part, (*seen, str(reference)))
                wrong = wrong or problem
                wrong = self._merge(merged, resolved) or wrong
        return merged, wrong

    def _merge(self, merged: dict[str, Any], part: dict[str, Any]) -> str | None:
        wrong = None
        for key, value in part.items():
            if key not in merged:
                merged[key] = value
            elif key == "properties" and isinstance(value, Mapping):
                merged[key] = {**value, **merged[key]}
            elif key == "required" and isinstance(value, list):
                merged[key] = [*merged[key], *(one for one in value if one not in merged[key])]
            elif key not in _SILENT and merged[key] != value:
                wrong = f"'{plain(key, limit=40)}' of a $ref or allOf beside another"
        return wrong

    def _find(self, reference: object) -> Mapping[str, Any] | None:
        if not isinstance(reference, str) or not (reference == "#" or reference.startswith("#/")):
            return None
        found: Any = self.root
        for part in reference.split("/")[1:]:
            key = part.replace("~1", "/").replace("~0", "~")
            if isinstance(found, list) and key.isdecimal() and int(key) < len(found):
                found = found[int(key)]
            elif isinstance(found, Mapping) and key in found:
                found = found[key]
            else:
                return None
        return found if isinstance(found, Mapping) else None


def from_tree(tree: Mapping[str, Any], name: str = "data") -> Conversion:
    """Return the contract that the schema, read as plain values, describes; `name` is the object's without a title.

    Raises:
        ValueError: it describes no object with properties, nor a list of them.
    """
    references = References(tree)
    schema, wrong = references.resolve(tree)
    if schema.get("type") == "array" and isinstance(schema.get("items"), Mapping):
        schema, wrong = references.resolve(schema["items"])
    properties = schema.get("properties")
    if not isinstance(properties, Mapping) or not properties:
        raise ValueError("needs `properties`: a contract describes the columns of a table")
    title = schema.get("title") or tree.get("title")
    table = Table(title if isinstance(title, str) and title else name)
    description = schema.get("description")
    table.description = description if isinstance(description, str) else None
    if wrong:
        table.note("schema", wrong)
    required = schema.get("required")
    for key, inner in properties.items():
        field = table.field(str(key), f"property '{plain(key, limit=60)}'")
        must = isinstance(required, list) and key in required
        convert(field, inner, references, required=must)
    _leftover(table, schema)
    return finish(table, source=_SOURCE)


def _leftover(table: Table, schema: Mapping[str, Any]) -> None:
    if schema.get("additionalProperties") is False:
        table.note("additionalProperties", 'say `extra = "forbid"` in the check\'s table of mlgate.toml')
    known = _SILENT | {"type", "properties", "required", "additionalProperties", "$ref"}
    for key in schema:
        if key not in known:
            table.note(plain(key, limit=60), "over the whole row has no counterpart in a contract")


def convert(field: Field, schema: object, references: References, *, required: bool) -> None:
    """Put down for `field` what its `schema` asks."""
    if not isinstance(schema, Mapping):
        if schema is False:
            field.note("false: a property that must not be there")
        return
    given, wrong = references.resolve(schema)
    if wrong:
        field.note(wrong)
    given, nullable = _without_null(given, references)
    field.describe(given.get("description") or given.get("title"))
    kinds = given.get("type")
    kind = kinds if isinstance(kinds, str) else None
    if isinstance(kinds, list):
        kind = "number" if set(kinds) == {"integer", "number"} else None
        field.note(f"type {plain(' or '.join(map(str, kinds)), limit=80)}: a column is of one type")
    logical = _FORMATS.get(str(given.get("format")), "string") if kind == "string" else _TYPES.get(str(kind))
    field.type(logical)
    if required and not nullable:
        field.required()
    _values(field, given)
    _text(field, given)
    if logical in ("object", "array"):
        inside(field, given, references)
    for key in given:
        if key not in _KNOWN or key in ("anyOf", "oneOf"):
            field.note(f"{plain(key, limit=60)}: has no counterpart in a contract")


def _without_null(given: dict[str, Any], references: References) -> tuple[dict[str, Any], bool]:
    """Return what `given` asks of values that are not null, and whether null is allowed."""
    nullable = given.get("nullable") is True or given.get("type") == "null"
    kinds = given.get("type")
    if isinstance(kinds, list) and "null" in kinds:
        rest = [one for one in kinds if one != "null"]
        given, nullable = {**given, "type": rest[0] if len(rest) == 1 else rest}, True
    for key in ("anyOf", "oneOf"):
        choices = given.get(key)
        if isinstance(choices, list) and {"type": "null"} in choices:
            rest = [one for one in choices if one != {"type": "null"}]
            nullable = True
            if len(rest) == 1 and isinstance(rest[0], Mapping):
                inner, _ = references.resolve(rest[0])
                given = {**{name: value for name, value in given.items() if name != key}, **inner}
    if isinstance(given.get("enum"), list) and None in given["enum"]:
        given = {**given, "enum": [one for one in given["enum"] if one is not None]}
        nullable = nullable or kinds is None
    return given, nullable


def _values(field: Field, given: Mapping[str, Any]) -> None:
    if isinstance(given.get("enum"), list):
        field.listed(given["enum"])
    if given.get("const") is not None:
        field.listed([given["const"]])
    if field.logical_type not in ("integer", "number", None):
        return
    low, high = (_bound(given, f"{end}imum", f"exclusive{end.capitalize()}imum") for end in ("min", "max"))
    if low[0] is not None or high[0] is not None:
        field.between(Span(low=low[0], high=high[0], low_open=low[1], high_open=high[1]))
    multiple = given.get("multipleOf")
    if multiple is not None:
        if isinstance(multiple, int | float) and not isinstance(multiple, bool) and multiple > 0:
            field.type("number")
            field.options["multipleOf"] = multiple
        else:
            field.note("multipleOf: is no number above 0")


def _bound(given: Mapping[str, Any], closed: str, opened: str) -> tuple[Any, bool]:
    """Return a bound, and whether it is excluded; draft 4 says the latter by a boolean."""
    value, exclusive = given.get(closed), given.get(opened)
    if isinstance(exclusive, bool):
        return value, exclusive
    if exclusive is None or value is None:
        return (value, False) if exclusive is None else (exclusive, True)
    tighter = exclusive >= value if closed == "minimum" else exclusive <= value
    return (exclusive, True) if tighter else (value, False)


def _text(field: Field, given: Mapping[str, Any]) -> None:
    low, high = given.get("minLength"), given.get("maxLength")
    form = given.get("format")
    if field.logical_type in ("string", None) and any(isinstance(one, int) for one in (low, high)):
        field.length(low, high)
    if isinstance(given.get("pattern"), str):
        # `\d` and `\w` mean the same there; a Unicode escape is spelt otherwise.
        field.matching(re.sub(r"\\u([0-9a-fA-F]{4})", r"\\x{\1}", given["pattern"]))
    if field.logical_type == "string" and form is not None:
        if form in _TEXT_FORMATS:
            field.options["format"] = form
        else:
            field.note(f"format '{plain(form, limit=60)}'")

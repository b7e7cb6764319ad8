"""What JSON Schema asks of an array or an object inside a row, to nested properties of a contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mlgate.contracts.conversion.fields import Field
from mlgate.core.display import plain

if TYPE_CHECKING:
    from mlgate.contracts.conversion.json_schema import References

_DEEPEST = 8


def inside(field: Field, given: Mapping[str, Any], references: References) -> None:
    """Put down the items of an array, or the properties of an object, below `field`."""
    sizes = ("minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties")
    field.options.update({key: given[key] for key in sizes if given.get(key) not in (None, False)})
    if field.name.count(".") + field.name.count("[]") >= _DEEPEST:
        field.note(f"is nested deeper than {_DEEPEST} levels")
        return
    items = given.get("items")
    if isinstance(items, Mapping):
        item = _below(field, f"{field.name}[]", items, references, required=False)
        field.entry["items"] = {key: value for key, value in item.tree().items() if key != "name"}
    properties = given.get("properties")
    if not isinstance(properties, Mapping) or not properties:
        return
    required = given.get("required")
    found = []
    for key, schema in properties.items():
        must = isinstance(required, list) and key in required
        inner = _below(field, f"{field.name}.{key}", schema, references, required=must)
        found.append({**inner.tree(), "name": str(key)})
    field.entry["properties"] = found


def _below(field: Field, name: str, schema: object, references: References, *, required: bool) -> Field:
    # The other direction is loaded already: the two walk a schema by turns.
    from mlgate.contracts.conversion.json_schema import convert

    inner = Field(name, f"property '{plain(name, limit=100)}'", field.unconverted)
    convert(inner, schema, references, required=required)
    if any(rule.get("type") in ("custom", "sql") for rule in inner.quality):
        inner.quality = [rule for rule in inner.quality if rule.get("type") not in ("custom", "sql")]
        inner.note("a second range or length of a nested value")
    return inner

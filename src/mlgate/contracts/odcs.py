"""The keys of the Open Data Contract Standard, versions 3.0 to 3.2, as typed structs.

Source: the standard's JSON Schema v3.2.0 and its documentation (https://bitol-io.github.io/open-data-contract-standard).
Keys that describe and decide nothing about data are `Any`: known, so that a misspelt key is found, and not judged.
"""

from __future__ import annotations

from typing import Any

import msgspec

LOGICAL_TYPES = (
    "string",
    "integer",
    "number",
    "boolean",
    "date",
    "timestamp",
    "time",
    "object",
    "array",
    "map",
    "vector",
)
METRICS = ("nullValues", "missingValues", "invalidValues", "duplicateValues", "rowCount")
# The names that version 3.0 gave in `rule`, and what they are called since 3.1 in `metric`.
OLD_RULES = {
    "nullCheck": "nullValues",
    "duplicateCount": "duplicateValues",
    "uniqueCheck": "duplicateValues",
    "validValues": "invalidValues",
    "countCheck": "rowCount",
}
OPERATORS = (
    "mustBe",
    "mustNotBe",
    "mustBeGreaterThan",
    "mustBeGreaterOrEqualTo",
    "mustBeLessThan",
    "mustBeLessOrEqualTo",
    "mustBeBetween",
    "mustNotBeBetween",
)
_RANGE = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
TYPE_OPTIONS: dict[str, tuple[str, ...]] = {
    "string": ("minLength", "maxLength", "pattern", "format"),
    "integer": (*_RANGE, "multipleOf", "format"),
    "number": (*_RANGE, "multipleOf", "format"),
    "boolean": (),
    "date": (*_RANGE, "format"),
    "timestamp": (*_RANGE, "format", "timezone", "defaultTimezone"),
    "time": (*_RANGE, "format", "timezone", "defaultTimezone"),
    "object": ("maxProperties", "minProperties", "required"),
    "array": ("maxItems", "minItems", "uniqueItems"),
    "map": (),
    "vector": (
        "dimensions",
        "elementType",
        "distanceMetric",
        "embeddingModel",
        "embeddingModelVersion",
        "normalized",
    ),
}


class _Element(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """What objects, properties and rules share; none of it is about the data's values."""

    id: Any = None
    description: Any = None
    business_name: Any = None
    deprecated: bool = False
    synonyms: Any = None
    authoritative_definitions: Any = None
    tags: Any = None
    custom_properties: Any = None


class Quality(msgspec.Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """One rule of `quality`. `valid_values` and `pattern` stood beside `rule` before 3.1 put them in `arguments`."""

    id: Any = None
    name: Any = None
    description: Any = None
    authoritative_definitions: Any = None
    business_impact: Any = None
    custom_properties: Any = None
    dimension: Any = None
    method: Any = None
    schedule: Any = None
    scheduler: Any = None
    schedule_cron_expression: Any = None
    severity: Any = None
    tags: Any = None
    type: str | None = None
    unit: str | None = None
    metric: str | None = None
    rule: str | None = None
    arguments: dict[str, Any] | None = None
    valid_values: list[Any] | None = None
    pattern: str | None = None
    query: Any = None
    engine: Any = None
    implementation: Any = None
    must_be: Any = None
    must_not_be: Any = None
    must_be_greater_than: int | float | None = None
    must_be_greater_or_equal_to: int | float | None = None
    must_be_less_than: int | float | None = None
    must_be_less_or_equal_to: int | float | None = None
    must_be_between: tuple[int | float, int | float] | None = None
    must_not_be_between: tuple[int | float, int | float] | None = None


class EnumValue(msgspec.Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """One allowed value of a property (since 3.2)."""

    value: str | int | float | bool
    label: Any = None
    id: Any = None
    description: Any = None
    custom_properties: Any = None
    authoritative_definitions: Any = None
    tags: Any = None


class Property(_Element, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """A column."""

    name: str
    physical_name: str | None = None
    physical_type: str | None = None
    logical_type: str | None = None
    logical_type_options: dict[str, Any] = {}
    semantic_type: str = "column"
    required: bool = False
    unique: bool = False
    primary_key: bool = False
    primary_key_position: int = -1
    partitioned: Any = None
    partition_key_position: Any = None
    classification: str | int | None = None
    encrypted_name: Any = None
    transform_source_objects: Any = None
    transform_logic: Any = None
    transform_description: Any = None
    examples: Any = None
    critical_data_element: Any = None
    enum: tuple[EnumValue, ...] = ()
    quality: tuple[Quality, ...] = ()
    relationships: Any = None
    properties: Any = None
    items: Any = None
    map: Any = None


class SchemaObject(_Element, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """A table."""

    name: str
    physical_name: str | None = None
    physical_type: str | None = None
    logical_type: str | None = None
    data_granularity_description: Any = None
    properties: tuple[Property, ...] = ()
    relationships: Any = None
    quality: tuple[Quality, ...] = ()
    context: Any = None


class DataContract(msgspec.Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """A whole contract."""

    api_version: str
    kind: str
    id: str
    version: str
    schema: tuple[SchemaObject, ...]
    name: Any = None
    status: Any = None
    tenant: Any = None
    domain: Any = None
    data_product: Any = None
    description: Any = None
    tags: Any = None
    servers: Any = None
    context: Any = None
    support: Any = None
    price: Any = None
    team: Any = None
    roles: Any = None
    sla_default_element: Any = None
    sla_properties: Any = None
    authoritative_definitions: Any = None
    custom_properties: Any = None
    contract_created_ts: Any = None

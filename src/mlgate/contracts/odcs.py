"""The keys of the Open Data Contract Standard, versions 3.0 to 3.2, as typed structs.

Source: the standard's JSON Schema v3.2.0 and its documentation (https://bitol-io.github.io/open-data-contract-standard).
Those that describe and decide nothing about rows are in `mlgate.contracts.odcs_about`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from mlgate.contracts.odcs_about import (
    About,
    AuthoritativeDefinitions,
    CustomProperties,
    Description,
    Instructions,
    Plain,
    Pricing,
    Role,
    ServiceLevel,
    Support,
    Synonym,
    Tags,
    Team,
    TeamMember,
)

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


class Element(About, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """What objects and properties share."""

    description: str | None = None
    business_name: str | None = None
    deprecated: bool | None = None
    synonyms: tuple[Synonym, ...] | None = None
    authoritative_definitions: AuthoritativeDefinitions = None
    tags: Tags = None
    custom_properties: CustomProperties = None


class Quality(About, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """One rule of `quality`. `valid_values` and `pattern` stood beside `rule` before 3.1 put them in `arguments`."""

    name: str | None = None
    description: str | None = None
    authoritative_definitions: AuthoritativeDefinitions = None
    business_impact: str | None = None
    custom_properties: CustomProperties = None
    dimension: str | None = None
    method: str | None = None
    schedule: str | None = None
    scheduler: str | None = None
    schedule_cron_expression: str | None = None
    severity: str | None = None
    tags: Tags = None
    type: str | None = None
    unit: str | None = None
    metric: str | None = None
    rule: str | None = None
    arguments: dict[str, Any] | None = None
    valid_values: list[Any] | None = None
    pattern: str | None = None
    query: str | None = None
    engine: str | None = None
    implementation: str | dict[str, Any] | None = None
    must_be: Any = None
    must_not_be: Any = None
    must_be_greater_than: int | float | None = None
    must_be_greater_or_equal_to: int | float | None = None
    must_be_less_than: int | float | None = None
    must_be_less_or_equal_to: int | float | None = None
    must_be_between: tuple[int | float, int | float] | None = None
    must_not_be_between: tuple[int | float, int | float] | None = None


class Relationship(msgspec.Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """A foreign key: `from_` columns of this object are those of `to`, written `object.property`."""

    to: str | tuple[str, ...]
    from_: str | tuple[str, ...] | None = msgspec.field(name="from", default=None)
    id: str | None = None
    type: Literal["foreignKey"] | None = None
    custom_properties: CustomProperties = None


class EnumValue(About, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """One allowed value of a property (since 3.2)."""

    value: Plain
    label: str | None = None
    description: str | None = None
    custom_properties: CustomProperties = None
    authoritative_definitions: AuthoritativeDefinitions = None
    tags: Tags = None


class Item(Element, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """A column or a field; those of an array's items and a map's keys and values need no name."""

    name: str | None = None
    physical_name: str | None = None
    physical_type: str | None = None
    logical_type: str | None = None
    logical_type_options: dict[str, Any] = msgspec.field(default_factory=dict)
    semantic_type: Literal["column", "measure", "dimension"] = "column"
    required: bool = False
    unique: bool = False
    primary_key: bool = False
    primary_key_position: int = -1
    partitioned: bool = False
    partition_key_position: int = -1
    classification: str | int | None = None
    encrypted_name: str | None = None
    transform_source_objects: tuple[str, ...] | None = None
    transform_logic: str | None = None
    transform_description: str | None = None
    examples: list[Any] | None = None
    critical_data_element: bool | None = None
    enum: tuple[EnumValue, ...] = ()
    quality: tuple[Quality, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    properties: tuple[Property, ...] = ()
    items: Item | None = None
    map: MapDefinition | None = None


class Property(Item, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """A column of an object, or a field of one."""

    name: str


class MapDefinition(msgspec.Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """The keys and values of a map (since 3.2)."""

    key: Item
    value: Item


class SchemaObject(Element, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """A table."""

    name: str
    physical_name: str | None = None
    physical_type: str | None = None
    logical_type: Literal["object"] | None = None
    data_granularity_description: str | None = None
    properties: tuple[Property, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    quality: tuple[Quality, ...] = ()
    context: str | Instructions | None = None


class ServerEntry(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Where data lies; which other keys there are is a matter of the `type`."""

    server: str
    type: str
    id: str | None = None
    description: str | None = None
    environment: str | None = None
    roles: tuple[Role, ...] | None = None
    custom_properties: CustomProperties = None


class DataContract(msgspec.Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """A whole contract."""

    api_version: Annotated[str, Meta(pattern=r"^v3\.\d+\.\d+$")]
    kind: Literal["DataContract"]
    id: str
    version: str
    schema: tuple[SchemaObject, ...]
    name: str | None = None
    status: str | None = None
    tenant: str | None = None
    domain: str | None = None
    data_product: str | None = None
    description: Description | None = None
    tags: Tags = None
    servers: list[dict[str, Any]] = msgspec.field(default_factory=list)
    context: str | Instructions | None = None
    support: tuple[Support, ...] | None = None
    price: Pricing | None = None
    team: Team | tuple[TeamMember, ...] | None = None
    roles: tuple[Role, ...] | None = None
    sla_default_element: str | None = None
    sla_properties: tuple[ServiceLevel, ...] | None = None
    authoritative_definitions: AuthoritativeDefinitions = None
    custom_properties: CustomProperties = None
    contract_created_ts: str | None = None

"""Schemas of other tools, of the breadth that `mlgate convert` reads."""

from __future__ import annotations

import json
from collections.abc import Callable

PANDERA = """\
schema_type: dataframe
version: 0.24.0
columns:
  id:
    dtype: int64
    nullable: false
    unique: true
    coerce: false
    required: true
    regex: false
    checks:
      greater_than_or_equal_to: 0
      less_than: {value: 1000, options: {raise_warning: true, ignore_na: true}}
  text:
    dtype: str
    nullable: true
    checks:
      isin: [a0, a1, a2]
      str_matches: ^a[0-9]$
      str_length: {min_value: 1, max_value: 9}
  day:
    dtype: datetime64[ns]
    checks:
      in_range: {min_value: "2024-01-01", max_value: "2025-01-01", include_min: true}
  "^c_.*":
    dtype: float64
    regex: true
    required: false
checks:
  unknown_check: 5
index:
  - {dtype: int64, name: null, nullable: false, checks: {greater_than: -1}}
unique: [id, text]
strict: true
coerce: false
"""


def _expectation(name: str, **arguments: object) -> dict[str, object]:
    return {"type": f"expect_{name}", "kwargs": arguments, "meta": {}}


_QUANTILES = {"quantiles": [0.1, 0.5], "value_ranges": [[0, 5], [None, 9]]}
_SHARES = {"values": ["a0"], "weights": [1]}
GREAT_EXPECTATIONS = {
    "name": "suite",
    "expectations": [
        _expectation("table_row_count_to_be_between", min_value=1, max_value=99),
        _expectation("table_columns_to_match_ordered_list", column_list=["id", "text"]),
        _expectation("column_values_to_not_be_null", column="id", mostly=0.95),
        _expectation("column_values_to_be_unique", column="id"),
        _expectation("column_values_to_be_between", column="number", min_value=0, max_value=9, strict_min=True),
        _expectation("column_values_to_be_in_set", column="text", value_set=["a0", "a1"]),
        _expectation("column_values_to_match_regex", column="text", regex="^a[0-9]$"),
        _expectation("column_values_to_be_of_type", column="id", type_="int64"),
        _expectation("column_value_lengths_to_be_between", column="text", min_value=1),
        _expectation("column_mean_to_be_between", column="number", min_value=1, max_value=5.5),
        _expectation("column_quantile_values_to_be_between", column="number", quantile_ranges=_QUANTILES),
        _expectation("column_pair_values_a_to_be_greater_than_b", column_A="moment", column_B="day", or_equal=True),
        _expectation("compound_columns_to_be_unique", column_list=["id", "text"]),
        _expectation("column_kl_divergence_to_be_less_than", column="text", partition_object=_SHARES, threshold=0.1),
        _expectation("column_max_to_be_between", column="number", max_value=9, parse_strings_as_datetimes=True),
    ],
    "meta": {"great_expectations_version": "1.3.0"},
}  # fmt: skip
TABLE_SCHEMA = {
    "fields": [
        {"name": "id", "type": "integer", "constraints": {"required": True, "unique": True, "minimum": 0}},
        {"name": "number", "type": "number", "decimalChar": ",", "groupChar": ".", "bareNumber": False},
        {"name": "text", "type": "string", "format": "email", "constraints": {"enum": ["a0"], "pattern": "^a[0-9]$"}},
        {"name": "flag", "type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]},
        {"name": "day", "type": "date", "format": "%d.%m.%Y", "constraints": {"maximum": "2025-01-01"}},
        {"name": "moment", "type": "datetime", "format": "any", "missingValues": ["-"]},
        {"name": "place", "type": "geopoint", "format": "array"},
        {"name": "more", "type": "array", "arrayItem": {"type": "integer"}, "constraints": {"minLength": 1}},
    ],
    "missingValues": ["", "NA"],
    "primaryKey": ["id"],
    "uniqueKeys": [["id", "text"]],
    "foreignKeys": [{"fields": ["id"], "reference": {"resource": "", "fields": ["id"]}}],
}
JSON_SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Data",
    "type": "object",
    "required": ["id", "address"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "integer", "minimum": 0, "exclusiveMaximum": 1000, "multipleOf": 1},
        "text": {"type": ["string", "null"], "minLength": 1, "pattern": "^a[0-9]$", "format": "email"},
        "kind": {"enum": ["a", "b", None]},
        "fixed": {"const": 5},
        "day": {"type": "string", "format": "date-time"},
        "address": {"$ref": "#/$defs/address"},
        "tags": {"type": "array", "items": {"type": "string"}, "minItems": 1, "uniqueItems": True},
        "either": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
        "all": {"allOf": [{"type": "number"}, {"maximum": 5}]},
    },
    "$defs": {"address": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}},
}
# By the names of their files.
SCHEMAS: dict[str, Callable[[], bytes]] = {
    "pandera.yaml": PANDERA.encode,
    "gx.json": json.dumps(GREAT_EXPECTATIONS, indent=1).encode,
    "table_schema.json": json.dumps(TABLE_SCHEMA, indent=1).encode,
    "json_schema.json": json.dumps(JSON_SCHEMA, indent=1).encode,
}

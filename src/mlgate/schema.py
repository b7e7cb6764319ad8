"""JSON Schemas (draft 2020-12): of the configuration, for editors, and of the verdict, for programs that read it."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from typing import Any

import msgspec

from mlgate import registry
from mlgate.config import Common, Data, Model, Predictions
from mlgate.core.model import VERDICT_SCHEMA, Verdict

CONFIG_SCHEMA = "mlgate/config/v1"

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_REFERENCE = "#/$defs/{name}"
_NAMES = "^[A-Za-z0-9_][A-Za-z0-9_.-]*$"


def verdict_schema() -> Schema:
    """Return the schema of what `--format json` writes."""
    schema = msgspec.json.schema(Verdict)
    schema["$defs"]["Verdict"]["properties"]["schema"] = {"const": VERDICT_SCHEMA}
    schema["$defs"]["Verdict"]["required"].append("schema")
    return {"$schema": _DIALECT, "$id": VERDICT_SCHEMA, "title": "mlgate verdict", **schema}


def config_schema() -> Schema:
    """Return the schema of `mlgate.toml`, with every kind that is installed."""
    kinds = dict(_kinds())
    structs = {"data": Data, "model": Model, "predictions": Predictions}
    structs |= {name: kind.Options for name, kind in kinds.items()}
    references, definitions = msgspec.json.schema_components([*structs.values(), Common], ref_template=_REFERENCE)
    common = definitions.pop(_definition(references[-1]))
    tables: Schema = {}
    for (name, struct), reference in zip(structs.items(), references, strict=False):
        if name in kinds:
            definitions[_definition(reference)]["properties"] |= common["properties"]
        tables[name] = {
            "type": "object",
            "description": (inspect.getdoc(kinds.get(name, struct)) or "").partition("\n")[0],
            "propertyNames": {"pattern": _NAMES},
            "additionalProperties": reference,
        }
    return {
        "$schema": _DIALECT,
        "$id": CONFIG_SCHEMA,
        "title": "mlgate.toml",
        "type": "object",
        "properties": {"baseline": {"type": "string", "description": "The git ref to compare with."}, **tables},
        "additionalProperties": False,
        "$defs": definitions,
    }


def _kinds() -> Iterable[tuple[str, registry.Kind]]:
    for name in registry.kinds():
        try:
            yield name, registry.load(name)
        except ImportError:
            # A kind of another package whose library is missing; `mlgate doctor` and the engine name it.
            continue


def _definition(reference: Schema) -> str:
    """Return the name of the definition that a schema of a struct refers to."""
    return str(reference["$ref"]).rpartition("/")[2]

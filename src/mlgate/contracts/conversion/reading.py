"""A file of another format read as plain values, and known by what stands at its top. All of it is hostile.

YAML is read as contracts are (no tags, anchors or duplicate keys); JSON by Python's own parser, without duplicate keys,
numbers that JSON does not have, and depth without end.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, NoReturn

from mlgate.contracts.conversion import great_expectations, json_schema, pandera, table_schema
from mlgate.contracts.conversion.terms import Conversion
from mlgate.contracts.yaml_source import parse
from mlgate.core.display import plain
from mlgate.core.errors import ConfigurationError, Problem
from mlgate.core.model import Location

Format = Literal["pandera", "great-expectations", "table-schema", "json-schema"]
FORMATS: tuple[Format, ...] = ("pandera", "great-expectations", "table-schema", "json-schema")
_MAX_BYTES = 16_777_216
_MAX_DEPTH = 60
_KNOWN = "known are a pandera schema, a Great Expectations suite, a Table Schema and a JSON Schema"
_CONVERT = {
    "pandera": pandera.from_tree,
    "great-expectations": great_expectations.from_tree,
    "table-schema": table_schema.from_tree,
    "json-schema": json_schema.from_tree,
}


def read(path: Path) -> Mapping[str, Any]:
    """Return the mapping that the YAML or JSON file at `path` holds.

    Raises:
        ConfigurationError: it cannot be read, is too large, or is not what its name says; with the place.
    """
    shown = plain(path)
    try:
        if path.exists() and not path.is_file():
            _refuse(shown, "is not a plain file")
        with path.open("rb") as stream:
            content = stream.read(_MAX_BYTES + 1)
    except OSError as error:
        _refuse(shown, f"cannot be read: {error.strerror or 'no such file'}")
    if len(content) > _MAX_BYTES:
        _refuse(shown, f"is larger than {_MAX_BYTES:,} bytes, which no schema needs")
    if not content.strip():
        _refuse(shown, f"is empty; {_KNOWN}")
    head = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    tree = _json(content, shown) if path.suffix.lower() == ".json" or head == b"{" else parse(content, shown).tree
    if not isinstance(tree, dict):
        _refuse(shown, f"is no mapping; {_KNOWN}")
    return tree


def format_of(tree: Mapping[str, Any]) -> Format | Literal["odcs"] | None:
    """Return the format that `tree` is of, by the keys that it has, or `None`."""
    if tree.get("kind") == "DataContract" or "apiVersion" in tree:
        return "odcs"
    if "schema_type" in tree:
        return "pandera"
    if isinstance(tree.get("expectations"), list):
        return "great-expectations"
    if table_schema.schema_of(tree) is not None:
        return "table-schema"
    if "$schema" in tree or "properties" in tree or "$defs" in tree or "definitions" in tree:
        return "json-schema"
    return "table-schema" if "resources" in tree else None


def convert(tree: Mapping[str, Any], form: Format | None, *, shown: str, name: str) -> Conversion:
    """Return the contract that `tree`, read from the file called `shown`, says; `name` is the object's without its own.

    Raises:
        ConfigurationError: it is of no known format, or lacks what that format needs.
    """
    found = form or format_of(tree)
    if found is None:
        _refuse(shown, f"is of no format that is converted; {_KNOWN}; `--from` says which it is")
    if found == "odcs":
        _refuse(shown, "is an ODCS contract already; `--to pandera` makes a pandera schema of it")
    try:
        return _CONVERT[found](tree, name)
    except ValueError as error:
        _refuse(shown, str(error))
    except RecursionError:
        _refuse(shown, "is nested too deeply")


def _json(content: bytes, shown: str) -> object:
    try:
        tree: object = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_pairs, parse_constant=_constant)
    except UnicodeDecodeError:
        _refuse(shown, "is not UTF-8 text; save it as UTF-8")
    except json.JSONDecodeError as error:
        _refuse(shown, f"is not valid JSON: {error.msg}", error.lineno)
    except RecursionError:
        _refuse(shown, f"is nested deeper than {_MAX_DEPTH} levels")
    except ValueError as error:
        _refuse(shown, f"is not valid JSON: {error}")
    if _deeper(tree, _MAX_DEPTH):
        _refuse(shown, f"is nested deeper than {_MAX_DEPTH} levels")
    return tree


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value] # adds, and is false
        raise ValueError(f"duplicate key '{plain(twice, limit=60)}'; only one of them can hold")
    return found


def _constant(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number of JSON")


def _deeper(value: object, limit: int) -> bool:
    level = [value]
    for _ in range(limit):
        inner = [each for one in level if isinstance(one, dict) for each in one.values()]
        inner += [each for one in level if isinstance(one, list) for each in one]
        level = [one for one in inner if isinstance(one, dict | list)]
        if not level:
            return False
    return True


def _refuse(shown: str, message: str, line: int | None = None) -> NoReturn:
    raise ConfigurationError((Problem(message=plain(message), location=Location(path=shown, line=line)),))

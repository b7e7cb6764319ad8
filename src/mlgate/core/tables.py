"""A table of plain values to a typed struct, with every problem of it at once.

`msgspec.convert` stops at the first problem and does not say which name was meant; a user wants all of them, each
with the nearest right name. Each value is still converted by msgspec, so types mean what they mean there.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, get_args, get_origin

import msgspec

from mlgate.core.display import nearest

StructT = TypeVar("StructT", bound=msgspec.Struct)

KeyPath = tuple[str, ...]
KeyProblem = tuple[KeyPath, str]


def decode(table: Mapping[str, Any], struct: type[StructT]) -> tuple[StructT | None, list[KeyProblem]]:
    """Convert `table` to `struct`.

    Returns the struct, or `None` and every problem: the path of the key within the table, and what is wrong with it.
    """
    problems = list(_check(table, struct, ()))
    if problems:
        return None, problems
    try:
        return msgspec.convert(dict(table), struct), []
    except (msgspec.ValidationError, ValueError) as error:
        return None, [((), _message(error))]


def fields(struct: type[msgspec.Struct]) -> dict[str, Any]:
    """Return the annotation of every field of `struct`, by the name it has in a table."""
    hints = typing.get_type_hints(struct, include_extras=True)
    return {field.encode_name: hints[field.name] for field in msgspec.structs.fields(struct)}


def references(annotation: Any) -> str | None:  # noqa: ANN401 - an annotation has no type of its own
    """Return the sort of declaration a field names (`data`, `model`), from `Meta(extra={"refers_to": …})`."""
    for part in (annotation, *get_args(annotation)):
        for meta in getattr(part, "__metadata__", ()):
            if isinstance(meta, msgspec.Meta) and meta.extra and "refers_to" in meta.extra:
                return str(meta.extra["refers_to"])
    return None


def _check(table: Mapping[str, Any], struct: type[msgspec.Struct], path: KeyPath) -> Iterator[KeyProblem]:
    annotations = fields(struct)
    for key, value in table.items():
        if key not in annotations:
            yield (*path, key), f"unknown key '{key}'{nearest(key, list(annotations))}"
        else:
            yield from _check_value(value, annotations[key], (*path, key))
    for field in msgspec.structs.fields(struct):
        if field.required and field.encode_name not in table:
            yield path, f"'{field.encode_name}' is missing"


def _check_value(value: object, annotation: Any, path: KeyPath) -> Iterator[KeyProblem]:  # noqa: ANN401
    inner = _struct_in(annotation)
    if inner is not None and isinstance(value, Mapping):
        yield from _check(value, inner, path)
        return
    per_key = _struct_in(get_args(annotation)[1]) if get_origin(annotation) is dict else None
    if per_key is not None and isinstance(value, Mapping):
        for key, entry in value.items():
            yield from _check_value(entry, per_key, (*path, key))
        return
    try:
        msgspec.convert(value, annotation)
    except (msgspec.ValidationError, ValueError) as error:
        yield path, f"'{path[-1]}': {_message(error)}"


def _struct_in(annotation: Any) -> type[msgspec.Struct] | None:  # noqa: ANN401
    for part in (annotation, *get_args(annotation)):
        if isinstance(part, type) and issubclass(part, msgspec.Struct):
            return part
    return None


_PLACE = re.compile(r" - at `[^`]*`$")
_WORDS = {
    "`str`": "a string",
    "`int`": "a whole number",
    "`float`": "a number",
    "`bool`": "true or false",
    "`array`": "a list",
    "`object`": "a table",
}


def _message(error: Exception) -> str:
    text = _PLACE.sub("", str(error))
    for ours, theirs in _WORDS.items():
        text = text.replace(ours, theirs)
    return text[:1].lower() + text[1:]

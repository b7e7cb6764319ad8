"""A table of plain values to a typed struct, with every problem of it at once.

`msgspec.convert` stops at the first problem and does not say which name was meant; a user wants all of them, each
with the nearest right name. Each value is still converted by msgspec, so types mean what they mean there.
"""

from __future__ import annotations

import contextlib
import functools
import re
import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

import msgspec

from mlgate.core.display import nearest

StructT = TypeVar("StructT", bound=msgspec.Struct)

KeyPath = tuple[str, ...]
KeyProblem = tuple[KeyPath, str]


def decode(
    table: Mapping[str, Any], struct: type[StructT], *, also_known: Iterable[str] = ()
) -> tuple[StructT | None, list[KeyProblem]]:
    """Convert `table` to `struct`.

    `also_known` are keys that were read elsewhere, and may be meant by one that is not known.

    Returns the struct, or `None` and every problem: the path of the key within the table, and what is wrong with it.
    """
    if struct.__struct_config__.forbid_unknown_fields:
        # Most tables have no problem, and looking for all of them takes ten times as long.
        with contextlib.suppress(msgspec.ValidationError, ValueError):
            return msgspec.convert(dict(table), struct), []
    problems = list(_check(table, struct, (), also_known))
    if problems:
        return None, problems
    try:
        return msgspec.convert(dict(table), struct), []
    except (msgspec.ValidationError, ValueError) as error:
        return None, [((), _message(error))]


@functools.cache
def fields(struct: type[msgspec.Struct]) -> dict[str, Any]:
    """Return the annotation of every field of `struct`, by the name it has in a table."""
    hints = typing.get_type_hints(struct, include_extras=True)
    return {field.encode_name: hints[field.name] for field in msgspec.structs.fields(struct)}


def references(annotation: Any) -> str | None:  # noqa: ANN401 - an annotation has no type of its own
    """Return the sort of declaration a field names (`data`, `model`), from `Meta(extra={"refers_to": …})`."""
    found = _extra(annotation).get("refers_to")
    return None if found is None else str(found)


def says(annotation: Any, word: str) -> bool:  # noqa: ANN401 - as in `references`
    """Return whether a field says `word` of itself, by `Meta(extra={word: True})`."""
    return bool(_extra(annotation).get(word))


def _extra(annotation: Any) -> dict[str, Any]:  # noqa: ANN401 - as in `references`
    found: dict[str, Any] = {}
    for part in (annotation, *get_args(annotation)):
        for meta in getattr(part, "__metadata__", ()):
            if isinstance(meta, msgspec.Meta) and meta.extra:
                found |= meta.extra
    return found


def _check(
    table: Mapping[str, Any], struct: type[msgspec.Struct], path: KeyPath, also_known: Iterable[str] = ()
) -> Iterator[KeyProblem]:
    annotations = fields(struct)
    for key, value in table.items():
        if key not in annotations:
            yield (*path, key), f"unknown key '{key}'{nearest(key, [*annotations, *also_known])}"
        else:
            yield from _check_value(value, annotations[key], (*path, key))
    for field in msgspec.structs.fields(struct):
        if field.required and field.encode_name not in table:
            yield path, f"'{field.encode_name}' is missing"


def _check_value(value: object, annotation: Any, path: KeyPath) -> Iterator[KeyProblem]:  # noqa: ANN401
    for part in _alternatives(annotation):
        entry = (*get_args(part), None)
        if isinstance(value, Mapping) and _is_struct(part):
            yield from _check(value, part, path)
            return
        if isinstance(value, Mapping) and get_origin(part) in (dict, Mapping):
            for key, inner in value.items():
                yield from _check_value(inner, entry[1], (*path, key))
            return
        if isinstance(value, list) and any(map(_is_struct, _alternatives(entry[0]))):
            for index, inner in enumerate(value):
                yield from _check_value(inner, entry[0], (*path, str(index)))
            return
    try:
        msgspec.convert(value, annotation)
    except (msgspec.ValidationError, ValueError) as error:
        choices = [choice for part in _alternatives(annotation) for choice in _choices(part)]
        hint = nearest(value, choices) if isinstance(value, str) and choices else ""
        yield path, f"{_label(path)}: {_message(error)}{hint}"


def _label(path: KeyPath) -> str:
    """Return `'key'`, or `'key[2]'` for an entry of a list."""
    return f"'{path[-2]}[{path[-1]}]'" if path[-1].isdecimal() and len(path) > 1 else f"'{path[-1]}'"


def _alternatives(annotation: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield the types that a value may have: `Annotated` and unions taken apart."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _alternatives(get_args(annotation)[0])
    elif origin in (typing.Union, types.UnionType):
        for part in get_args(annotation):
            yield from _alternatives(part)
    else:
        yield annotation


def _is_struct(annotation: Any) -> bool:  # noqa: ANN401
    return isinstance(annotation, type) and issubclass(annotation, msgspec.Struct)


def _choices(annotation: Any) -> list[str]:  # noqa: ANN401
    if get_origin(annotation) is Literal:
        return [choice for choice in get_args(annotation) if isinstance(choice, str)]
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return [choice.value for choice in annotation]
    return []


_PLACE = re.compile(r" - at `[^`]*`$")
_TYPES = re.compile(r"`([a-z]+(?: \| [a-z]+)*)`")
_WORDS = {
    "str": "a string",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
}


def _message(error: Exception) -> str:
    """Return what msgspec says in the words of a configuration file, which knows no null."""
    text = _TYPES.sub(_in_words, _PLACE.sub("", str(error)))
    return text[:1].lower() + text[1:]


def _in_words(match: re.Match[str]) -> str:
    names = [name for name in match[1].split(" | ") if name != "null"]
    return " or ".join(_WORDS.get(name, name) for name in names) or "null"

"""YAML to plain values with the line of every key, refusing all of YAML that hides what a file says.

Duplicate keys (of which other readers take the last), anchors and aliases (which can grow without bound), tags (which
name types to build), several documents and anything but UTF-8 are problems, all reported at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
import yaml
from yaml.constructor import SafeConstructor
from yaml.resolver import Resolver

from mlgate.core.display import plain
from mlgate.core.errors import ConfigurationError, Problem
from mlgate.core.model import Location
from mlgate.core.tables import KeyPath

# 10,000 columns take some 3 MB, and half a second.
MAX_BYTES = 16_777_216
_MAX_DEPTH = 40
# libyaml where the wheel has it: ten times as fast, the same events.
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# JSON spells what is beyond U+FFFF as two escapes, which YAML does not know.
_PAIRS = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_NULL = "tag:yaml.org,2002:null"
_CONSTRUCTORS = {
    "tag:yaml.org,2002:bool": SafeConstructor.construct_yaml_bool,
    "tag:yaml.org,2002:int": SafeConstructor.construct_yaml_int,
    "tag:yaml.org,2002:float": SafeConstructor.construct_yaml_float,
}


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A YAML file as plain values; `lines` has the line, from 1, of each key and each entry of a list (`"0"`, …)."""

    path: str
    tree: Any
    lines: Mapping[KeyPath, int]

    def line(self, key: KeyPath) -> int:
        """Return the line of `key`, or of the nearest key around it."""
        found = self.lines.get(key)
        if found is not None:
            return found
        return next((self.lines[key[:n]] for n in range(len(key), 0, -1) if key[:n] in self.lines), 1)

    def problem(self, key: KeyPath, message: str) -> Problem:
        """Return a problem at the line of `key`."""
        return Problem(message=plain(message), location=Location(path=self.path, line=self.line(key)))


def parse(content: bytes, path: str) -> Document:
    """Read the YAML text `content` of the file that messages call `path`.

    Raises:
        ConfigurationError: with every problem: too large, not UTF-8, no YAML, or YAML that is refused here.
    """
    if len(content) > MAX_BYTES:
        raise _refused(path, None, f"is larger than {MAX_BYTES:,} bytes, which no contract needs")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _refused(path, line, "is not UTF-8 text; save it as UTF-8") from error
    if text.lstrip()[:1] == "{":
        text = _PAIRS.sub(_joined, text)
    builder = _Builder(path)
    try:
        tree = builder.document(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        place = error.problem_mark.line + 1 if error.problem_mark else None
        raise _refused(path, place, f"is not valid YAML: {error.problem or error.context}") from error
    except yaml.YAMLError as error:
        raise _refused(path, None, "is not valid YAML: it holds control characters") from error
    if builder.problems:
        raise ConfigurationError(tuple(builder.problems))
    return Document(path=path, tree=tree, lines=builder.lines)


def _joined(pair: re.Match[str]) -> str:
    return f"{pair[1]}{bytes.fromhex(pair[2] + pair[3]).decode('utf-16-be')}"


def _refused(path: str, line: int | None, message: str) -> ConfigurationError:
    return ConfigurationError((Problem(message=plain(message), location=Location(path=path, line=line)),))


class _Builder:
    """Builds plain values out of the parser's events; nothing is resolved that the file does not spell out."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.lines: dict[KeyPath, int] = {}
        self.problems: list[Problem] = []
        self._resolver = Resolver()
        self._constructor = SafeConstructor()
        # Most unquoted values stand often: names of types, `true`, small numbers.
        self._plain: dict[str, object] = {}

    def document(self, events: Iterator[yaml.Event]) -> object:
        tree: object = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._problem(event, "is a second YAML document: a contract is one file with one document")
                value = self._node(next(events), events, ())
                tree = value if documents == 1 else tree
        return tree

    def _problem(self, event: yaml.Event, message: str) -> None:
        place = Location(path=self.path, line=_line(event))
        self.problems.append(Problem(message=plain(message), location=place))

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], path: KeyPath) -> object:
        if len(path) > _MAX_DEPTH:
            self._problem(event, f"is nested deeper than {_MAX_DEPTH} levels")
            raise ConfigurationError(tuple(self.problems))
        if isinstance(event, yaml.AliasEvent):
            self._problem(event, f"alias '*{event.anchor}': write the value out; aliases are refused")
            return None
        assert isinstance(event, yaml.NodeEvent)
        if event.anchor is not None:
            self._problem(event, f"anchor '&{event.anchor}': anchors are refused, as nothing may be aliased")
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._problem(event, f"tag '{tag}': tags are refused, write a plain value")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path)
        assert isinstance(event, yaml.ScalarEvent)
        return event.value if tag is not None else self._scalar(event)

    def _mapping(self, events: Iterator[yaml.Event], path: KeyPath) -> dict[str, object]:
        entries: dict[str, object] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if isinstance(event, yaml.ScalarEvent):
                key = event.value
            else:
                self._node(event, events, (*path, "?"))
                self._problem(event, "a key must be plain text")
                key = "?"
            inner = (*path, key)
            if key in entries:
                first = self.lines[inner]
                self._problem(event, f"duplicate key '{key}', first on line {first}; only one of them can hold")
                self._node(next(events), events, (*path, "?"))
                continue
            self.lines[inner] = _line(event)
            entries[key] = self._node(next(events), events, inner)
        return entries

    def _sequence(self, events: Iterator[yaml.Event], path: KeyPath) -> list[object]:
        entries: list[object] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            inner = (*path, str(len(entries)))
            self.lines[inner] = _line(event)
            entries.append(self._node(event, events, inner))
        return entries

    def _scalar(self, event: yaml.ScalarEvent) -> object:
        text: str = event.value
        if not event.implicit[0]:
            return text
        if text not in self._plain:
            self._plain[text] = self._resolved(event)
        return self._plain[text]

    def _resolved(self, event: yaml.ScalarEvent) -> object:
        tag = self._resolver.resolve(yaml.ScalarNode, event.value, (True, False))  # type: ignore[no-untyped-call] # PyYAML's stubs leave it out
        if tag == _NULL:
            return None
        # Dates stay text, as the standard writes them; what they mean is said by the property's type.
        construct = _CONSTRUCTORS.get(tag)
        if construct is None:
            return event.value
        try:
            return construct(self._constructor, yaml.ScalarNode(tag, event.value))
        except ValueError:
            self._problem(event, "is no number that can be held")
            return None


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1

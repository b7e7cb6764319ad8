"""An object of a contract under construction, and the whole contract of it: what other formats say, in ODCS."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from mlgate.contracts.conversion.fields import Field
from mlgate.contracts.conversion.terms import STRICT, Conversion, Span, Terms, Unconverted, operators
from mlgate.core.display import plain
from mlgate.core.tables import KeyPath

_API_VERSION = "v3.1.0"


class Table:
    """An object of the contract's schema."""

    def __init__(self, name: str) -> None:
        """Start without columns."""
        self.name = name
        self.description: str | None = None
        self.fields: dict[str, Field] = {}
        self.quality: list[dict[str, Any]] = []
        self.relationships: list[dict[str, Any]] = []
        self.unconverted: list[Unconverted] = []

    def field(self, name: str, place: str) -> Field:
        """Return the column `name`, described at `place`; a new one where there is none yet."""
        return self.fields.setdefault(name, Field(name, place, self.unconverted))

    def note(self, place: str, message: str) -> None:
        """Say that something is not in the contract."""
        self.unconverted.append(Unconverted(place=place, message=plain(message)))

    def rule(self, rule: Mapping[str, Any], terms: Terms = STRICT) -> None:
        """Add a rule about rows."""
        self.quality.append(terms.quality(rule))

    def key(self, names: list[str], terms: Terms = STRICT) -> None:
        """Promise that the columns `names` together hold nothing twice."""
        rule = {"type": "library", "metric": "duplicateValues", "arguments": {"properties": names}}
        self.rule(rule, terms)

    def condition(self, text: str, terms: Terms = STRICT) -> None:
        """Promise that the SQL condition `text` is false in no row."""
        self.rule({"type": "custom", "engine": "mlgate", "implementation": text}, terms)

    def rows(self, span: Span, *, warning: bool = False) -> None:
        """Promise a number of rows."""
        severity = {"severity": "warning"} if warning else {}
        for operator in operators(span):
            self.quality.append({"type": "library", "metric": "rowCount", **operator, **severity})

    def tree(self) -> dict[str, Any]:
        """Return the object as ODCS writes it."""
        entry: dict[str, Any] = {"name": self.name}
        if self.description:
            entry["description"] = self.description
        entry["properties"] = [field.tree() for field in self.fields.values()]
        if self.relationships:
            entry["relationships"] = self.relationships
        if self.quality:
            entry["quality"] = self.quality
        return entry


def finish(table: Table, *, source: str, title: str | None = None) -> Conversion:
    """Return the whole contract of one object, converted from `source` (a sort of file, in words)."""
    tree: dict[str, Any] = {
        "apiVersion": _API_VERSION,
        "kind": "DataContract",
        "id": _identifier(title or table.name),
        "version": "1.0.0",
        "status": "draft",
        "schema": [table.tree()],
    }
    comments: dict[KeyPath, str] = {}
    for index, field in enumerate(table.fields.values()):
        if field.notes:
            comments["schema", "0", "properties", str(index)] = "\n".join(f"Not converted: {n}" for n in field.notes)
    placed = {(field.place, note) for field in table.fields.values() for note in field.notes}
    rest = [one for one in table.unconverted if (one.place, one.message) not in placed]
    head = [f"Converted by mlgate from {source}.", *(f"Not converted: {one.place}: {one.message}" for one in rest)]
    comments[()] = "\n".join(head)
    return Conversion(tree=tree, unconverted=tuple(dict.fromkeys(table.unconverted)), comments=comments)


def _identifier(text: str) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return words or "contract"

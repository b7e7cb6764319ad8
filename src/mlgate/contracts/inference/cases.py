"""A rule that data break, with what is needed to change it: where it stands, what was seen, and how to tell of it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from mlgate.contracts.compiled import Rule
from mlgate.contracts.inference.editing import Editor
from mlgate.contracts.inference.evidence import ColumnEvidence, TableEvidence
from mlgate.core.display import plain, plural
from mlgate.core.tables import KeyPath


class Break(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that data break: in `count` of `total` rows, or by the number `value` of a statistic.

    A column that cannot be read as its type at all breaks the rule of its type in every row.
    """

    rule: Rule
    count: int
    total: int
    value: float | None = None


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """The contract under `editor`, with the paths of properties by column, and what was seen of the data."""

    editor: Editor
    places: Mapping[str, KeyPath]
    evidence: TableEvidence
    seen: Mapping[str, ColumnEvidence]


class Case:
    """One broken rule of the contract under `work`, written at `place`."""

    def __init__(self, work: Work, place: KeyPath, broken: Break) -> None:
        self.editor = work.editor
        self.places = work.places
        self.place = place
        self.broken = broken
        self.rule = broken.rule
        self.evidence = evidence = work.evidence
        self.seen: ColumnEvidence | None = work.seen.get(self.rule.columns[0]) if self.rule.columns else None
        rows = f"{broken.count:,} of {plural(broken.total, 'row')}"
        self.why = f"{rows} of {plain(evidence.shown)}" if broken.value is None else f"{plain(evidence.shown)}"

    def hidden(self) -> bool:
        """Return whether no value of the column may stand in the contract or in what is told."""
        kind = self.editor.get((*self.place[:4], "classification"))
        personal = self.seen is not None and self.seen.personal is not None
        return personal or (kind is not None and str(kind).lower() != "public")

    def tell(self, what: str) -> None:
        """Add a line to what is told of the changes."""
        name = (
            plain(self.rule.columns[0], limit=80) if self.rule.columns and "properties" in self.place else "the table"
        )
        self.editor.changes.append(f"{name}: {what}: {self.why}")

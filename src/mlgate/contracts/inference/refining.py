"""A contract loosened just as far as other data calls for, every change of it told; nothing is ever tightened.

What the data break is changed where it stands: ranges widen with head-room, values are added, shares of missing or
invalid values rise, a pattern gets an alternative, what cannot be mended is removed. Everything else stays as it was
written, whoever wrote it. Properties that the contract does not have are added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from mlgate.contracts.compiled import Rule
from mlgate.contracts.inference import properties
from mlgate.contracts.inference.cases import Break, Work
from mlgate.contracts.inference.drafting import Drafted
from mlgate.contracts.inference.editing import Editor, property_paths
from mlgate.contracts.inference.evidence import TableEvidence
from mlgate.contracts.inference.property_loosening import PropertyRule
from mlgate.contracts.inference.quality_loosening import QualityRule
from mlgate.contracts.yaml_source import Document
from mlgate.core.display import plain
from mlgate.core.tables import KeyPath


class Refined(msgspec.Struct, frozen=True, kw_only=True):
    """The contract as it should be, and a line for each change: what, from what to what, and why."""

    drafted: Drafted
    changes: tuple[str, ...]


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A contract as it is written: its values with their lines, its comments, and which object is meant."""

    document: Document
    comments: Mapping[KeyPath, str]
    trailing: Mapping[KeyPath, str]
    index: int = 0


def refine(written: Written, broken: Sequence[Break], evidence: TableEvidence) -> Refined:
    """Return the contract `written` without what `broken` says does not hold of the data seen as `evidence`."""
    editor = Editor(written.document.tree, written.comments, written.trailing)
    table = ("schema", str(written.index))
    places = property_paths(editor, table)
    seen = {one.name: one for one in evidence.columns}
    work = Work(editor=editor, places=places, evidence=evidence, seen=seen)
    quality = _quality(written.document, table)
    steps = [(quality.get(one.rule.line) or _property(one.rule, places), one) for one in broken]
    # From the end of the file, so that what is removed moves nothing that is still to be changed.
    for place, one in sorted(steps, key=lambda step: -step[1].rule.line):
        if place and editor.get(place) is not None:
            sort = QualityRule if "quality" in place else PropertyRule
            sort(work, place, one).loosen()
    _add_new(work, (*table, "properties"))
    editor.changes.reverse()
    drafted = Drafted(tree=editor.tree, comments=dict(editor.comments), trailing=dict(editor.trailing))
    return Refined(drafted=drafted, changes=tuple(editor.changes))


def _quality(document: Document, table: KeyPath) -> dict[int, KeyPath]:
    """Return the paths of the rules of `quality` in the object at `table` by the lines on which they stand."""
    found: dict[int, KeyPath] = {}
    for path, line in document.lines.items():
        if path[: len(table)] == table and "quality" in path[:-1]:
            found.setdefault(line, path[: path.index("quality") + 2])
    return found


def _property(rule: Rule, places: Mapping[str, KeyPath]) -> KeyPath:
    return places.get(rule.columns[0], ()) if rule.columns else ()


def _add_new(work: Work, path: KeyPath) -> None:
    editor = work.editor
    for one in work.evidence.columns:
        if one.name in work.places:
            continue
        drafted = properties.draft(one, ())
        why = f" \nnew in {plain(work.evidence.shown)}"
        editor.append(path, drafted.ordered(), why)
        place = (*path, str(len(editor.get(path)) - 1))
        editor.comments.update(((*place, *key), text) for key, text in drafted.comments.items() if text and key)
        editor.trailing.update(((*place, *key), text) for key, text in drafted.trailing.items() if text)
        editor.changes.append(f"{plain(one.name, limit=80)}: new, added")

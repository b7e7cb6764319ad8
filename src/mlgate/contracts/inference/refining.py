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
from mlgate.contracts.inference.cases import Break
from mlgate.contracts.inference.drafting import Drafted
from mlgate.contracts.inference.editing import Editor, property_path
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
    steps = [(_place(one.rule, written, editor), one) for one in broken]
    # From the end of the file, so that what is removed moves nothing that is still to be changed.
    for place, one in sorted(steps, key=lambda step: -step[1].rule.line):
        if place and editor.get(place) is not None:
            sort = QualityRule if "quality" in place else PropertyRule
            sort(editor, table, place, one, evidence).loosen()
    _add_new(editor, table, evidence)
    editor.changes.reverse()
    drafted = Drafted(tree=editor.tree, comments=editor.comments, trailing=editor.trailing)
    return Refined(drafted=drafted, changes=tuple(editor.changes))


def _place(rule: Rule, written: Written, editor: Editor) -> KeyPath:
    """Return the path of the rule of `quality` on the line of `rule`, or else of the property."""
    lines = written.document.lines
    there = [path for path, line in lines.items() if line == rule.line and path[:2] == ("schema", str(written.index))]
    quality = [path[: path.index("quality") + 2] for path in there if "quality" in path[:-1]]
    if quality:
        return quality[0]
    return property_path(editor, ("schema", str(written.index)), rule.columns[0]) if rule.columns else ()


def _add_new(editor: Editor, table: KeyPath, evidence: TableEvidence) -> None:
    for one in evidence.columns:
        if property_path(editor, table, one.name):
            continue
        drafted = properties.draft(one, ())
        path = (*table, "properties")
        why = f" \nnew in {plain(evidence.shown)}"
        editor.append(path, drafted.ordered(), why)
        place = (*path, str(len(editor.get(path)) - 1))
        editor.comments |= {(*place, *key): text for key, text in drafted.comments.items() if text and key}
        editor.trailing |= {(*place, *key): text for key, text in drafted.trailing.items() if text}
        editor.changes.append(f"{plain(one.name, limit=80)}: new, added")

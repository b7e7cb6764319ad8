"""What rules find, mended: their edits applied to a file until nothing changes any more.

Everything but the edits stays as it is, byte for byte: line ends, encoding, byte order mark, the rest of a notebook.
"""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

import msgspec

from mlgate.core.display import plain
from mlgate.core.model import Finding
from mlgate.rules import Found, examine
from mlgate.rules.edits import Edit
from mlgate.rules.markdown_notebooks import read_markdown
from mlgate.rules.notebook_text import with_sources, without_outputs
from mlgate.rules.notebooks import read_notebook
from mlgate.rules.reading import read
from mlgate.rules.rule import Limits
from mlgate.rules.script_notebooks import read_script
from mlgate.rules.sources import BYTE_ORDER_MARK, Cell, Source, cell_lines, decoded

# A fix that gives another one something to do needs a round more; this many are a circle.
_MOST_ROUNDS = 50
_DEFAULTS = Limits()
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")

Place = tuple[int, int]
Accepted: TypeAlias = Callable[[Sequence[Found]], Sequence[Found]]


class Mended(msgspec.Struct, frozen=True, kw_only=True):
    """A file as it is afterwards, what was mended in it, and what was not, each a sentence."""

    content: bytes
    fixed: tuple[Finding, ...] = ()
    dropped: tuple[str, ...] = ()


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A cell as it stands in the file, and the lines of the module that are not what stands there."""

    cell: Cell
    text: str
    changed: frozenset[int]

    def holds(self, edit: Edit) -> bool:
        """Whether all of `edit` is in the cell, on lines that are as they stand in the file."""
        last = self.cell.first + len(cell_lines(self.cell.text))
        is_within = self.cell.first < edit.line and edit.end_line <= last
        return is_within and (edit.as_saved or self.changed.isdisjoint(range(edit.line, edit.end_line + 1)))


def mended(
    shown: str, content: bytes, asked: Sequence[str], accepted: Accepted = lambda _: (), limits: Limits = _DEFAULTS
) -> Mended:
    """Return the file that holds `content` with what the rules with the codes `asked` can mend.

    Those of the findings that are `accepted` stay. Edits that overlap wait for the next round; what would not parse any
    more is left out, and said.
    """
    fixed: list[Finding] = []
    refused: dict[tuple[str, str], str] = {}
    seen = {content}
    for _ in range(_MOST_ROUNDS):
        source = read(shown, content, asked)
        found = _wanted(source, examine(source, asked, limits), accepted, refused)
        if not found:
            break
        changed, applied = _round(shown, content, source, found, refused)
        if changed in seen and changed != content:
            refused.update({_name(one): f"{_told(one)}: its fix is undone by another" for one in applied})
            continue
        if changed == content and not any(_name(one) in refused for one in found):
            break
        seen.add(changed)
        fixed += [one.finding for one in applied] if changed != content else []
        content = changed
    return Mended(content=content, fixed=tuple(fixed), dropped=tuple(sorted(set(refused.values()))))


def _wanted(
    source: Source, found: Sequence[Found], accepted: Accepted, refused: dict[tuple[str, str], str]
) -> list[Found]:
    """Return those of `found` that are to be mended; what would change the line of one that stays is `refused`.

    An accepted finding is known by the text of its line, and would be none any more.
    """
    staying = {id(one): one.finding.location for one in accepted(found)}
    lines = {source.line_number(place) for place in staying.values() if place is not None}
    wanted = []
    for one in found:
        if not one.is_fixable or _name(one) in refused or id(one) in staying:
            continue
        if any(not lines.isdisjoint(range(edit.line, edit.end_line + 1)) for edit in one.edits):
            refused[_name(one)] = f"{_told(one)}: not fixed: the baseline knows another finding of its line"
        else:
            wanted.append(one)
    return wanted


def _round(
    shown: str, content: bytes, source: Source, found: list[Found], refused: dict[tuple[str, str], str]
) -> tuple[bytes, list[Found]]:
    """Return the content after one round, and what was applied; what cannot be is added to `refused`."""
    try:
        pieces = _pieces(shown, content, source)
    except (ValueError, LookupError) as error:
        refused.update({_name(one): f"{_told(one)}: not fixed: {plain(error)}" for one in found})
        return content, []
    chosen: list[Found] = []
    taken: list[tuple[Place, Place]] = []
    for one in found:
        if not all(any(piece.holds(edit) for piece in pieces) for edit in one.edits) or _overlaps(one.edits):
            refused[_name(one)] = f"{_told(one)}: not fixed: its place is no plain Python"
        elif all(_is_free(taken, edit) for edit in one.edits):
            chosen.append(one)
            for edit in one.edits:
                bisect.insort(taken, (_start(edit), _end(edit)))
    return _in_halves(content, chosen, functools.partial(_written, shown, content, source, pieces), refused)


def _in_halves(
    content: bytes,
    chosen: list[Found],
    write: Callable[[list[Found]], bytes | None],
    refused: dict[tuple[str, str], str],
) -> tuple[bytes, list[Found]]:
    """Return the content with those of `chosen` after which it parses; the others are found by halving."""
    applied: list[Found] = []
    waiting = [chosen]
    while waiting:
        part = waiting.pop()
        changed = write([*applied, *part])
        if changed is not None:
            content = changed
            applied += part
        elif len(part) == 1:
            refused[_name(part[0])] = f"{_told(part[0])}: its fix would not be Python"
        else:
            middle = len(part) // 2
            waiting += [part[middle:], part[:middle]]
    return content, applied


def _written(shown: str, content: bytes, source: Source, pieces: list[Piece], found: Sequence[Found]) -> bytes | None:
    """Return `content` with the edits of `found`, or `None` where it does not parse as it did before."""
    edits = [edit for one in found for edit in one.edits]
    changes = {
        piece.cell.number: _edited(piece, own)
        for piece in pieces
        if (own := [one for one in edits if piece.holds(one)])
    }
    if shown.endswith(".ipynb"):
        cleared = {number for one in found for number in one.clear_outputs}
        return _notebook_with(content, source, changes, sorted(cleared))
    if None not in changes:
        return content
    mark = BYTE_ORDER_MARK if content.startswith(BYTE_ORDER_MARK) else b""
    try:
        changed = mark + changes[None].encode(decoded(content)[1])
    except (UnicodeError, LookupError):
        return None
    after = (read_markdown if shown.endswith(".md") else read_script)(shown, changed)
    if source.notebook is not None:
        return changed if after.notebook is not None and _broken(after) == _broken(source) else None
    return changed if not after.failures and after.cells[0].text == changes[None] else None


def _notebook_with(
    content: bytes, source: Source, changes: dict[int | None, str], cleared: Sequence[int]
) -> bytes | None:
    mark = BYTE_ORDER_MARK if content.startswith(BYTE_ORDER_MARK) else b""
    text = content.decode("utf-8-sig")
    try:
        text = with_sources(text, {number: cell for number, cell in changes.items() if number is not None})
        text = without_outputs(text, cleared) if cleared else text
        changed = mark + text.encode()
    except (UnicodeError, ValueError):
        return None
    after = read_notebook(source.path, changed)
    saved = after.notebook.cells if after.notebook is not None else ()
    if not saved or any(saved[number - 1].text != cell for number, cell in changes.items() if number):
        return None
    return changed if _broken(after) == _broken(source) else None


def _broken(source: Source) -> list[int | None]:
    return [cell.number if (cell := source.cell(one.line)) else None for one in source.failures]


def _pieces(shown: str, content: bytes, source: Source) -> list[Piece]:
    """Return the pieces of the module as they stand in the file.

    Raises:
        ValueError: the file cannot be written as it was read.
    """
    if shown.endswith(".ipynb"):
        saved = source.notebook.cells if source.notebook is not None else ()
        return [_piece(cell, one.text) for cell, one in zip(source.cells, saved, strict=True)]
    text, encoding = decoded(content)
    if text.encode(encoding) != content.removeprefix(BYTE_ORDER_MARK):
        message = f"text in {encoding} cannot be written as it was read"
        raise ValueError(message)
    if source.notebook is not None:
        return [_piece(Cell(text="\n".join([*source.lines, ""])), text)]
    return [_piece(cell, text) for cell in source.cells]


def _piece(cell: Cell, text: str) -> Piece:
    both = zip(cell_lines(cell.text), cell_lines(text), strict=False)
    lines = (cell.first + number for number, (read, stands) in enumerate(both, start=1) if read != stands)
    return Piece(cell=cell, text=text, changed=frozenset(lines))


def _edited(piece: Piece, edits: Iterable[Edit]) -> str:
    lines = _LINE.findall(piece.text)
    ends = next((line[len(line.rstrip("\r\n")) :] for line in lines if line[-1] in "\r\n"), "\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))

    def index(line: int, offset: int) -> int:
        number = line - piece.cell.first - 1
        if number >= len(lines):
            return starts[-1]
        text = lines[number].rstrip("\r\n").encode("utf-8", "surrogatepass")[:offset]
        return starts[number] + len(text.decode("utf-8", "surrogatepass"))

    text = piece.text
    # From the end, so that places before stay what they are; what is inserted at one place stands in its order.
    ordered = sorted(enumerate(edits), key=lambda one: (_start(one[1]), one[0]), reverse=True)
    for _, edit in ordered:
        start, end = index(*_start(edit)), index(*_end(edit))
        text = text[:start] + edit.text.replace("\n", ends) + text[end:]
    return text


def _overlaps(edits: Sequence[Edit]) -> bool:
    """Whether two of the edits of one fix change the same text."""
    ordered = sorted(edits, key=lambda one: (_start(one), _end(one)))
    return any(_end(one) > _start(other) for one, other in itertools.pairwise(ordered))


def _is_free(taken: list[tuple[Place, Place]], edit: Edit) -> bool:
    """Whether `edit` touches none of the places that other fixes change, after which it has to be looked at again."""
    place = bisect.bisect(taken, (_start(edit), _end(edit)))
    beside = taken[max(place - 1, 0) : place + 1]
    return all(end < _start(edit) or _end(edit) < start for start, end in beside)


def _start(edit: Edit) -> Place:
    return edit.line, edit.offset


def _end(edit: Edit) -> Place:
    return edit.end_line, edit.end_offset


def _name(found: Found) -> tuple[str, str]:
    """Return by what a finding is known again in the next round, whose lines have other numbers."""
    return found.finding.subject, found.line


def _told(found: Found) -> str:
    return f"{plain(found.finding.location)}: {found.finding.subject}"


def difference(shown: str, before: bytes, after: bytes) -> Iterator[str]:
    """Yield the lines of a unified diff between two contents of one file."""
    # Only `mlgate lint --diff` asks for it.
    import difflib

    old, new = _shown_lines(shown, before), _shown_lines(shown, after)
    names = plain(f"a/{shown}"), plain(f"b/{shown}")
    yield from map(_harmless, difflib.unified_diff(old, new, *names, lineterm=""))


def _harmless(line: str) -> str:
    """Return `line` of a diff as it is, so that it can be applied, or as `plain` shows what a log could take amiss."""
    if line.replace("\t", "").isprintable() and "##" not in line and not line[1:].lstrip().startswith("::"):
        return line
    return "\t".join(plain(part, limit=len(part) + 1) for part in line.split("\t"))


def _shown_lines(shown: str, content: bytes) -> list[str]:
    text = decoded(content)[0] if not shown.endswith(".ipynb") else content.decode("utf-8-sig")
    return cell_lines(text)

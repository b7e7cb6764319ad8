"""Comments that excuse a finding on their line: `# noqa`, `# noqa: MLL101`, `# mlgate: ignore[MLL101] reason`.

A comment is what Python takes for one: the words in a string excuse nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from mlgate.rules.edits import Edit
from mlgate.rules.sources import Cell, Source, cell_lines

# The directives, and text that may hold one.
_NOQA = re.compile(
    r"#\s*noqa\b(?:\s*:\s*(?P<codes>[A-Za-z]+[0-9]*(?:[\s,]+[A-Za-z]+[0-9]+)*))?(?P<reason>)", re.IGNORECASE
)
_IGNORE = re.compile(r"#\s*mlgate:\s*ignore\[(?P<codes>[^\]]*)\](?P<reason>[^#]*)", re.IGNORECASE)
_MENTIONED = re.compile(r"#\s*(?:noqa|mlgate:)", re.IGNORECASE)
# One of our codes in a comment, by which a file is read that no other rule would be about.
_NAMED = re.compile(rb"#[^\n]*\b(?:noqa|mlgate)\b[^\n]*\bML[A-Z]", re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z]+[0-9]*")
# Strings and comments, one after the other. An f-string with quotes of its own kind inside is read as two strings.
_LEXED = re.compile(
    r"\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''(?:[^\\]|\\.)*?'''|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|(?P<comment>#[^\n]*)",
    re.DOTALL,
)
_OURS = "ML"


class Code(msgspec.Struct, kw_only=True):
    """One of our codes, or its beginning, in a comment: where it stands in its line, and whether it excused."""

    name: str
    start: int
    end: int
    used: bool = False


class Directive(msgspec.Struct, kw_only=True):
    """A comment that excuses: its line of the module, where it stands in it, and its codes; `codes` may be others'.

    Without any it excuses everything.
    """

    line: int
    start: int
    end: int
    text: str
    sort: str
    reason: str
    codes: tuple[Code, ...] | None

    def excuses(self, code: str) -> bool:
        """Whether `code` is excused; what excuses it is noted as used."""
        if self.codes is None:
            return True
        found = [one for one in self.codes if code.startswith(one.name)]
        for one in found:
            one.used = True
        return bool(found)


class Suppressions:
    """The comments of a module that excuse, and which of them did."""

    def __init__(self, source: Source) -> None:
        """Read the comments of `source`, the cells of a notebook each for itself."""
        self._source = source
        self._by_line: dict[int, list[Directive]] = {}
        # The codes of the rules that were asked, set by who asks them.
        self.asked: tuple[str, ...] = ()
        for cell in source.cells or _unread(source):
            for directive in _directives(cell) if _MENTIONED.search(cell.text) else ():
                self._by_line.setdefault(directive.line, []).append(directive)
        for directive in _behind_magics(source):
            self._by_line.setdefault(directive.line, []).append(directive)

    def excuse(self, code: str, lines: Iterable[int]) -> bool:
        """Whether a comment on one of `lines` excuses `code`, by name or by a prefix of it."""
        if not self._by_line:
            return False
        # All of them are asked: each one that excuses is noted as used.
        excused = [one.excuses(code) for line in set(lines) for one in self._by_line.get(line, ())]
        return any(excused)

    def unused(self, known: Iterable[str]) -> Iterator[tuple[Directive, Code]]:
        """Yield our codes in comments that excused nothing, of rules that were asked, or that are none of `known`."""
        for directive in self._confirmed():
            for code in directive.codes or ():
                is_known = any(one.startswith(code.name) for one in known)
                was_asked = any(one.startswith(code.name) for one in self.asked)
                if code.name.startswith(_OURS) and not code.used and (was_asked or not is_known):
                    yield directive, code

    def without_reason(self) -> Iterator[Directive]:
        """Yield the comments of ours that say nothing of why."""
        return (one for one in self._confirmed() if one.sort == "ignore" and not one.reason.strip())

    def _confirmed(self) -> Iterator[Directive]:
        """Yield the directives in order, without those that Python's own reading finds inside a string."""
        comments: dict[int, set[int]] = {}
        for line, directives in sorted(self._by_line.items()):
            cell = self._source.cell(line)
            if cell is None:
                continue
            if cell.first not in comments:
                comments[cell.first] = _comment_lines(cell)
            if line in comments[cell.first]:
                yield from directives


def _unread(source: Source) -> tuple[Cell, ...]:
    """Return the one cell of a `.py` file that was not parsed, as nothing in it is about machine learning."""
    if not source.content or source.failures or source.notebook is not None or not source.path.endswith(".py"):
        return ()
    return (Cell(text=source.content.decode("utf-8", "replace")),)


def may_be_unused(content: bytes) -> bool:
    """Whether a comment in `content` may name one of our codes."""
    return _NAMED.search(content) is not None


def removed(source: Source, directive: Directive, codes: Iterable[Code]) -> Edit:
    """Return the edit that takes `codes` out of their comment, or all of it where no others are left."""
    gone = {one.name for one in codes}
    left = [one.name for one in directive.codes or () if one.name not in gone]
    line = source.line(directive.line)
    start, text, end = directive.start, "", directive.end
    if left:
        opening = line[start : directive.codes[0].start] if directive.codes else ""
        text = opening + ", ".join(left) + line[_codes_end(directive) : end]
    else:
        rest = line[end:].lstrip()
        start = len(line[:start].rstrip())
        # What else the comment says stays one.
        text = "" if not rest else f"{'  ' if start else ''}{'' if rest.startswith('#') else '# '}{rest}"
        end = len(line)
    following = directive.line + 1
    is_within = following <= len(source.lines) and source.cell(following) is source.cell(directive.line)
    if not start and not text and is_within:
        # The line held nothing else.
        return Edit(line=directive.line, offset=0, end_line=following, end_offset=0, text="")
    return Edit(
        line=directive.line,
        offset=len(line[:start].encode()),
        end_line=directive.line,
        end_offset=len(line[:end].encode()),
        text=text,
    )


def _codes_end(directive: Directive) -> int:
    return directive.codes[-1].end if directive.codes else directive.end


def _directives(cell: Cell) -> Iterator[Directive]:
    lines = cell_lines(cell.text)
    text = "\n".join(lines)
    starts, position = [], 0
    for line in lines:
        starts.append(position)
        position += len(line) + 1
    number = 0
    for token in _LEXED.finditer(text):
        comment = token["comment"]
        if comment is None or not _MENTIONED.search(comment):
            continue
        while number < len(starts) and starts[number] <= token.start():
            number += 1
        column = token.start() - starts[number - 1]
        yield from _in_comment(comment, cell.first + number, column)


def _behind_magics(source: Source) -> Iterator[Directive]:
    """Yield what stands behind a notebook's magics, whose lines are no Python: `!pip install x  # noqa: MLN604`."""
    for saved in source.notebook.cells if source.notebook is not None else ():
        cell = source.cells[saved.number - 1]
        if cell.number is None or not _MENTIONED.search(saved.text):
            continue
        both = zip(cell_lines(cell.text), cell_lines(saved.text), strict=False)
        for number, (read, stands) in enumerate(both, start=1):
            if read != stands and (found := _MENTIONED.search(stands)):
                yield from _in_comment(stands[found.start() :], cell.first + number, found.start())


def _in_comment(comment: str, line: int, column: int) -> Iterator[Directive]:
    for sort, pattern in (("noqa", _NOQA), ("ignore", _IGNORE)):
        for found in pattern.finditer(comment):
            codes = None
            if found["codes"] is not None:
                first = column + found.start("codes")
                codes = tuple(
                    Code(name=one[0].upper(), start=first + one.start(), end=first + one.end())
                    for one in _CODE.finditer(found["codes"])
                )
            yield Directive(
                line=line,
                start=column + found.start(),
                end=column + found.end(),
                text=found[0],
                sort=sort,
                reason=found["reason"],
                codes=codes,
            )


def _comment_lines(cell: Cell) -> set[int]:
    """Return the lines of the module on which `cell` has a comment, by Python's own reading."""
    # 4 ms at start-up, and only for comments that excuse nothing.
    import io
    import tokenize

    lines = set()
    try:
        for token in tokenize.generate_tokens(io.StringIO(cell.text).readline):
            if token.type == tokenize.COMMENT:
                lines.add(cell.first + token.start[0])
    except (tokenize.TokenError, SyntaxError):
        # It does not parse, which is said elsewhere; what was read so far counts.
        return lines
    return lines

"""Where the code cells of a script stand, in the formats of jupytext: percent (`# %%`) and light (`# +`, blank lines).

What jupytext takes for a cell is one here: <https://jupytext.readthedocs.io/en/latest/formats-scripts.html>.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

import msgspec

_PERCENT = re.compile(r"\s*#\s*(?:%%%*\s(?P<options>.*)|(?:%%|<codecell>|In\[[0-9 ]*\]:?)\s*)$")
# By which a script without a header is known to have cells.
_MARK = re.compile(r"#(?: ?%%(?:\s|$)| <codecell>| In\[[0-9 ]*\])")
_TEXT = re.compile(r"\[(?:markdown|md|raw)\]")
# Looked for from the start of a word alone, so that a long one is read once.
_FIRST_KEY = re.compile(r"[{]|(?<![\w.:-])[\w.:-]+[ \t]?=")
_ACTIVE = re.compile(r"\bactive(?:\"?\s*[=:]\s*\"([^\"]*)\"|-([\w-]+))")
_LANGUAGE = re.compile(r"\blanguage\"?\s*[=:]\s*\"([\w+#.-]+)\"")
_ARGUMENTS = re.compile(r"\bmagic_args\"?\s*[=:]\s*\"([^\"]*)\"")
_END_OF_CELL = re.compile(r"\bendofcell\"?\s*[=:]\s*\"([^\"]*)\"")

# Strings and comments, one after the other.
_LEXED = re.compile(
    r"(?P<long>\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''(?:[^\\]|\\.)*?''')|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|#[^\n]*",
    re.DOTALL,
)
_STRING = re.compile(r"[rR]?(?:\"\"\"|''')")
_COMMENTS = r"(?:# |#)*"
_COMMANDS = "cat|cd|cp|mv|rm|rmdir|mkdir|copy|ddir|echo|ls|ldir|ren"
_MAGIC = re.compile(
    rf"\s*{_COMMENTS}%{{1,3}}[a-zA-Z]"
    r"|\s*(?:(?:# |#)+\s*)?[?!]\s*[A-Za-z.~$\\/{}]"
    rf"|{_COMMENTS}\s*[a-zA-Z_][\w$]*\s*=\s*(?:%{{1,3}}|!)[a-zA-Z]"
    rf"|{_COMMENTS}(?:{_COMMANDS})(?:$|\s$|\s[^=,])"
)
_HELP = re.compile(r"\s*(?:# )*\S*\?\s*$")


class ScriptCell(msgspec.Struct, frozen=True):
    """The lines of a code cell, from `first` (from 0) on and before `end`; `options` stand behind its mark.

    `is_marked` is set where a line before it, a mark, begins the cell.
    """

    first: int
    end: int
    options: str = ""
    is_marked: bool = False

    @property
    def is_inactive(self) -> bool:
        """Whether the notebook runs the cell, and the script has it as a comment."""
        active = _active(self.options)
        return active is not None and "py" not in active

    @property
    def magic(self) -> str:
        """The cell magic that the notebook has instead of the mark, for code in another language; else empty."""
        language = _LANGUAGE.search(self.options)
        if language is None or language[1].lower() in ("python", "python3"):
            return ""
        arguments = _ARGUMENTS.search(self.options)
        return f"%%{language[1]} {arguments[1]}" if arguments else f"%%{language[1]}"


def is_marked(lines: Sequence[str], quoted: set[int]) -> bool:
    """Whether a mark of the percent format stands in `lines`, less those that are `quoted`."""
    return any(line[:1] == "#" and number not in quoted and _MARK.match(line) for number, line in enumerate(lines))


def percent(lines: Sequence[str], start: int, quoted: set[int], *, headed: bool) -> Iterator[ScriptCell]:
    """Yield the code cells of the percent format: from each mark to the next one.

    In a script that is not `headed` by jupytext, and so may be run as it is, code in a cell of text is code.
    """
    marks = [
        (number, mark)
        for number in range(start, len(lines))
        if "#" in lines[number] and number not in quoted and (mark := _PERCENT.match(lines[number]))
    ]
    ends = [number for number, _ in marks] + [len(lines)]
    yield from _filled(lines, [ScriptCell(start, ends[0])])
    for (number, mark), end in zip(marks, ends[1:], strict=True):
        options = mark["options"] or ""
        if not is_text(options) or (not headed and _holds_code(lines, number + 1, end, quoted)):
            yield from _filled(lines, [ScriptCell(number + 1, end, options, is_marked=True)])


def light(lines: Sequence[str], start: int, quoted: set[int], marks: tuple[str, str]) -> Iterator[ScriptCell]:
    """Yield the code cells of the light format: paragraphs that are no comments, and what stands between `marks`."""
    opening = re.compile(rf"#\s*{re.escape(marks[0])}(?P<options>.*)$")
    closing = None if marks == ("+", "-") else re.compile(rf"#\s*{re.escape(marks[1])}\s*$")
    opened = {number for number, line in enumerate(lines) if number not in quoted and opening.match(line)}
    paragraphs: Container[int] = _ends_of_paragraphs(lines, quoted)
    number = start
    while number < len(lines):
        mark = opening.match(lines[number])
        if mark is None and (not lines[number].strip() or _is_comment(lines, number)):
            number = _next_blank(lines, number) + 1
            continue
        options = mark["options"].strip() if mark is not None else ""
        first, ends = number, paragraphs
        if mark is not None:
            first, closed = number + 1, closing or _closing(options)
            ends = _Closing(lines, quoted, closed)
        end = next((one for one in range(first, len(lines)) if one in opened or one in ends), len(lines))
        if not is_text(options):
            yield from _filled(lines, [ScriptCell(first, end, options, is_marked=mark is not None)])
        # A closing mark is of no cell.
        number = max(end + (mark is not None and end in ends), number + 1)


def is_text(options: str) -> bool:
    """Whether a cell with these `options` is no code for the notebook."""
    key = _FIRST_KEY.search(options)
    active = _active(options)
    is_not_run = active is not None and "ipynb" not in active
    return is_not_run or _TEXT.search(options, 0, key.start() if key else len(options)) is not None


def quoted_lines(text: str) -> set[int]:
    """Return the numbers, from 0, of the lines of `text` that begin inside a string."""
    inside: set[int] = set()
    line = position = 0
    for found in _LEXED.finditer(text):
        if found["long"] is not None and "\n" in found["long"]:
            line += text.count("\n", position, found.start())
            ended = line + found["long"].count("\n")
            inside.update(range(line + 1, ended + 1))
            line, position = ended, found.end()
    return inside


def is_magic(line: str, *, in_cell: bool = False) -> bool:
    """Whether jupytext takes `line`, or what it is a comment of, for IPython's alone."""
    return _MAGIC.match(line) is not None or (in_cell and _HELP.match(line) is not None)


def _holds_code(lines: Sequence[str], first: int, end: int, quoted: set[int]) -> bool:
    outside = (lines[number].strip() for number in range(first, end) if number not in quoted)
    return any(line and not line.startswith("#") and not _STRING.match(line) for line in outside)


def _active(options: str) -> list[str] | None:
    found = _ACTIVE.search(options) if "active" in options else None
    return None if found is None else re.split(r"[.,-]", found[1] if found[1] is not None else found[2])


def _filled(lines: Sequence[str], cells: list[ScriptCell]) -> Iterator[ScriptCell]:
    return (cell for cell in cells if any(line.strip() for line in lines[cell.first : cell.end]))


def _is_comment(lines: Sequence[str], number: int) -> bool:
    """Whether the paragraph that begins at `number` is nothing but comments, of which none is a magic."""
    for line in lines[number : _next_blank(lines, number)]:
        if not line.startswith("#") or (not line[1:].lstrip().startswith("#") and is_magic(line)):
            return False
    return True


def _next_blank(lines: Sequence[str], number: int) -> int:
    return next((one for one in range(number, len(lines)) if not lines[one].strip()), len(lines))


def _closing(options: str) -> re.Pattern[str]:
    found = _END_OF_CELL.search(options)
    return re.compile(rf"# {re.escape(found[1] if found else '-')}\s*$")


class _Closing(Container[int]):
    """The numbers of the lines that end a cell which a mark began."""

    def __init__(self, lines: Sequence[str], quoted: set[int], closing: re.Pattern[str]) -> None:
        self._lines, self._quoted, self._closing = lines, quoted, closing

    def __contains__(self, number: object) -> bool:
        return (
            isinstance(number, int)
            and number < len(self._lines)
            and number not in self._quoted
            and self._closing.match(self._lines[number]) is not None
        )


def _ends_of_paragraphs(lines: Sequence[str], quoted: set[int]) -> set[int]:
    """Return the numbers of the blank lines behind which nothing indented comes next."""
    ends = set()
    is_indented = False
    for number in range(len(lines) - 1, -1, -1):
        if lines[number].strip():
            is_indented = lines[number][0].isspace()
        elif not is_indented and number not in quoted:
            ends.add(number)
    return ends

"""A `.py` file or a notebook as one module: statements in order, and for every line the place it came from.

A cell or file that does not parse is a failure with its place, never skipped; what does parse is still analysed.
"""

from __future__ import annotations

import ast
import re
import sys
import warnings
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from mlgate.core.model import Location

# Larger files are data or generated; a notebook may carry its outputs.
MAX_MODULE_BYTES = 5_000_000
MAX_NOTEBOOK_BYTES = 100_000_000

_COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# A line that begins a cell of a script: py:percent, a gallery's heading, an exported notebook.
_CELL_MARK = re.compile(r"# ?%%|#{20,}|# In\[|# COMMAND -----|# <codecell>")


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """Something that cannot be analysed: why, and the line and column of the module (from 1; line 0: the file)."""

    reason: str
    line: int = 0
    column: int = 1


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of a module: the whole of a `.py` file, or one code cell.

    `number` counts the code cells of a `.ipynb` file from 1, as nbQA does; elsewhere lines are those of the file.
    `first` is the module's line before the piece's first; an `interactive` piece may await at its top level.
    The `blank` lines at its start stand for what is not code, in a notebook that is kept as text.
    `shifts` has the columns that a magic took away from the start of a line, by line within the piece.
    """

    text: str
    first: int = 0
    number: int | None = None
    interactive: bool = False
    blank: int = 0
    shifts: dict[int, int] = {}


class NotebookCell(msgspec.Struct, frozen=True, kw_only=True):
    """A code cell as its file has it: `text` before anything of it was taken away, `outputs` in the file's format.

    `execution_count` is what stands before the cell, `None` where it was not run, or was stripped.
    """

    number: int
    text: str
    execution_count: int | None = None
    outputs: tuple[dict[str, Any], ...] = ()
    tags: frozenset[str] = frozenset()


class Notebook(msgspec.Struct, frozen=True, kw_only=True):
    """What a module was read from: its code cells, in order and numbered from 1, and the text of the others.

    Of one that is kept as text nothing was saved but the source.
    """

    cells: tuple[NotebookCell, ...]
    markdown: tuple[str, ...] = ()


class Source(msgspec.Struct, kw_only=True):
    """A module read from `path`: its statements, its lines, and what of it could not be analysed.

    `notebook` is what it was read from, `None` for a `.py` file without cells.

    `ignored` says why nothing of the file is Python, where that is so. `json_lines` finds the lines of the file for the
    lines of a cell; it is called only for what is reported. `content` is the file as it is.
    """

    path: str
    cells: tuple[Cell, ...] = ()
    body: list[ast.stmt] = []
    failures: list[Failure] = []
    ignored: str = ""
    json_lines: Callable[[], dict[int, list[int]]] | None = None
    lines: list[str] = []
    notebook: Notebook | None = None
    content: bytes = b""

    def line(self, number: int) -> str:
        """Return the text of the module's line `number`, from 1; empty outside."""
        if not self.lines and not self.path.endswith(".ipynb"):
            self.lines = cell_lines(self.content.decode("utf-8", "replace"))
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def location(self, line: int, offset: int = 0) -> Location:
        """Return the place of the module's `line` and of `offset`, bytes of UTF-8 from the line's start as in `ast`."""
        if line < 1:
            return Location(path=self.path, line=1)
        before = self.line(line).encode("utf-8", "surrogatepass")[:offset]
        column = len(before.decode("utf-8", "ignore")) + 1
        return self.located(line, column)

    def located_in(self, number: int, line: int = 1, column: int = 1) -> Location:
        """Return the place of a `line` and `column`, both from 1, of the code cell with `number`, from 1."""
        cell = self.cells[number - 1]
        line += cell.blank
        return self.located(cell.first + line, column - cell.shifts.get(line, 0))

    def lines_of(self, number: int) -> range:
        """Return the module's lines that the code cell with `number`, from 1, holds."""
        cell = self.cells[number - 1]
        return range(cell.first + cell.blank + 1, cell.first + cell.text.removesuffix("\n").count("\n") + 2)

    def located(self, line: int, column: int) -> Location:
        """Return the place of the module's `line` and `column`, both from 1."""
        cell = self.cell(line)
        if cell is None:
            return Location(path=self.path, line=max(line, 1), column=column)
        within = line - cell.first
        if cell.number is None:
            return Location(path=self.path, line=max(line, 1), column=column + cell.shifts.get(within, 0))
        rows = self.json_lines().get(cell.number, []) if self.json_lines else []
        return Location(
            path=self.path,
            line=within,
            column=column + cell.shifts.get(within, 0),
            cell=cell.number,
            file_line=rows[min(within, len(rows)) - 1] if rows else None,
        )

    def line_at(self, place: Location) -> str:
        """Return the text of the line of `place`."""
        return self.line(self.line_number(place))

    def line_number(self, place: Location) -> int:
        """Return the module's line of `place`, from 1; 0 where it names none."""
        if place.line is None:
            return 0
        return next((cell.first for cell in self.cells if cell.number == place.cell), 0) + place.line

    def cell(self, line: int) -> Cell | None:
        """Return the piece that holds the module's `line`."""
        low, high = 0, len(self.cells)
        while low < high:
            middle = (low + high) // 2
            if self.cells[middle].first < line:
                low = middle + 1
            else:
                high = middle
        return self.cells[low - 1] if low else None

    def shows(self, node: ast.expr) -> bool:
        """Whether a notebook shows what `node` gives: it is the last expression of a cell."""
        ends = [statement.end_lineno or 0 for statement in self.body if isinstance(statement, ast.Expr)]
        last = node.end_lineno or node.lineno
        if last not in ends or not any(isinstance(one, ast.Expr) and one.value is node for one in self.body):
            return False
        cell = self.cell(last)
        if cell is not None and self.notebook is not None:
            return not any(last < other.lineno <= cell.first + cell.text.count("\n") + 1 for other in self.body)
        following = next((line for line in self.lines[last:] if line.strip()), None)
        if following is None:
            return any(map(_CELL_MARK.match, self.lines))
        return _CELL_MARK.match(following) is not None

    def named(self, line: int) -> str:
        """Return the module's `line` as a sentence names it: `line 4`, or `line 4 of cell 2`."""
        cell = self.cell(line)
        if cell is None or cell.number is None:
            return f"line {line}"
        return f"line {line - cell.first} of cell {cell.number}"


def read_module(path: str, content: bytes) -> Source:
    """Return the module of a `.py` file that holds `content`."""
    source = _read(path, content)
    source.content = content
    return source


def _read(path: str, content: bytes) -> Source:
    if len(content) > MAX_MODULE_BYTES:
        return broken(path, f"too large to be analysed: {len(content):,} bytes, at most {MAX_MODULE_BYTES:,}")
    try:
        text = decoded(content)[0]
    except (UnicodeError, LookupError) as error:
        line = content.count(b"\n", 0, error.start) + 1 if isinstance(error, UnicodeDecodeError) else 1
        return broken(path, f"cannot be decoded: {error}", line)
    return parsed(path, [Cell(text=text)])


def broken(path: str, reason: str, line: int = 0) -> Source:
    """Return the module of a file of which nothing can be analysed."""
    return Source(path=path, failures=[Failure(reason=reason, line=line)])


def parsed(path: str, cells: Iterable[Cell]) -> Source:
    """Return the module made of `cells`; one that does not parse becomes a failure, the others are kept."""
    source = Source(path=path, cells=tuple(cells), body=[], failures=[], lines=[])
    for cell in source.cells:
        source.lines += cell_lines(cell.text)
    if len(source.cells) > 1 and _is_parsed_whole(source):
        return source
    for cell in source.cells:
        try:
            source.body += parse(cell.text, cell.first, interactive=cell.interactive)
        except SyntaxError as error:
            source.failures.append(_syntax_failure(error, cell))
        except (ValueError, RecursionError, MemoryError) as error:
            reason = "nested too deeply to be parsed" if not isinstance(error, ValueError) else str(error)
            source.failures.append(Failure(reason=reason, line=cell.first + 1))
    return source


def _is_parsed_whole(source: Source) -> bool:
    """Whether all cells of `source` parse at once, which is faster, and no statement goes on in the next one."""
    try:
        body = parse("\n".join([*source.lines, ""]), interactive=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    for statement in body:
        above = getattr(statement, "decorator_list", ())
        first = min((one.lineno for one in above), default=statement.lineno)
        if source.cell(first) is not source.cell(statement.end_lineno or first):
            return False
    source.body = body
    return True


def parse(text: str, first: int = 0, *, interactive: bool = False) -> list[ast.stmt]:
    """Return the statements of `text`, whose first line has the number `first` + 1.

    Raises:
        SyntaxError: it is not Python, as the running version has it.
        ValueError: it holds null bytes.
        RecursionError, MemoryError: it is nested too deeply.
    """
    flags = ast.PyCF_ONLY_AST
    if interactive:
        # IPython awaits at top level.
        flags |= ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    with warnings.catch_warnings():
        # Escapes like "\d" are the business of other linters.
        warnings.simplefilter("ignore")
        try:
            tree = compile(text, "<source>", "exec", flags, dont_inherit=True)
        except SyntaxError as error:
            error.lineno = (error.lineno or 0) + first
            raise
    assert isinstance(tree, ast.Module)
    if first:
        ast.increment_lineno(tree, first)
    return tree.body


def cell_lines(text: str) -> list[str]:
    """Return the lines of `text`, numbered as Python numbers them."""
    # Only what Python takes for the end of a line; str.splitlines knows form feeds and more.
    return text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")


def decoded(content: bytes) -> tuple[str, str]:
    """Return the text of a `.py` file without its byte order mark, and the encoding that it is in.

    Raises:
        UnicodeDecodeError: it is not in the encoding that it names, or in UTF-8.
        LookupError: there is no such encoding.
    """
    content = content.removeprefix(BYTE_ORDER_MARK)
    for line in content.split(b"\n", 2)[:2]:
        if cookie := _COOKIE.match(line):
            encoding = cookie[1].decode("ascii")
            return content.decode(encoding), encoding
        if line.strip() and not line.lstrip().startswith(b"#"):
            break
    return content.decode("utf-8"), "utf-8"


def _syntax_failure(error: SyntaxError, cell: Cell) -> Failure:
    version = f"Python {sys.version_info.major}.{sys.version_info.minor}"
    return Failure(
        reason=f"not valid {version}, which mlgate runs on: {error.msg}",
        line=max(error.lineno or 0, cell.first + 1),
        column=max(error.offset or 1, 1),
    )

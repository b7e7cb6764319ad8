"""Notebooks that are kept as scripts: cells with `# %%` (Spyder, VS Code, jupytext), or in jupytext's light format.

The header of jupytext says which format it is; without one `# %%` does. A module in which such a comment stands by
chance, within a function or in brackets, stays a module. Places are those of the file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from mlgate.rules.notebooks import PYTHON, Part, blanked, cells_of_file, is_no_python, without_magics
from mlgate.rules.script_cells import ScriptCell, is_magic, is_marked, light, percent, quoted_lines
from mlgate.rules.sources import (
    BYTE_ORDER_MARK,
    MAX_MODULE_BYTES,
    Notebook,
    NotebookCell,
    Source,
    decoded,
    parsed,
    read_module,
)

# A header is looked for in so many bytes of a file.
_MOST_HEADER = 20_000
_HEADED = re.compile(rb"(?:#[^\n]*\n){0,2}#[ ]?---\s*\n(?:#[^\n]*\n)*?#[ ]?(?:jupyter|jupytext):")
# With the end of the line before it, by which it is found fast.
_MARKED = re.compile(rb"\n#(?: ?%%(?:\s|\Z)| <codecell>| In\[)")

_CODING = re.compile(r"[ \t\f]*#.*?coding[:=]")
_OF_NOTEBOOK = re.compile(r"^(?:jupyter|jupytext):", re.MULTILINE)
_FORMAT = re.compile(r"^\s*format_name:\s*['\"]?(\w+)", re.MULTILINE)
_LANGUAGE = re.compile(r"(?:^|[{,])[ \t]*(?:main_language|language)[ \t]*:[ \t]*['\"]?([\w+#]+)", re.MULTILINE)
_MAGICS = re.compile(r"^\s*comment_magics:\s*(true|false)", re.MULTILINE | re.IGNORECASE)
_MARKS = re.compile(r"^\s*cell_markers:\s*['\"]?([^'\",\n]+),([^'\",\n]+)", re.MULTILINE)
_TAGS = re.compile(r"\b(?:raises-exception|skip-execution)\b")
_CONTINUED = re.compile(r".*\\\s*$")


class _Script(msgspec.Struct, frozen=True, kw_only=True):
    """The lines of a script, which of them are `quoted`, and its cells.

    `language` is that of the kernel, where the header names one. Where magics are `commented`, they are comments in
    the script; `headed` says that it is jupytext's, so that such a comment is surely one.
    """

    lines: list[str]
    quoted: set[int]
    cells: tuple[ScriptCell, ...]
    language: str
    commented: bool
    headed: bool


def is_headed(content: bytes) -> bool:
    """Whether a script that holds `content` begins with the header of a notebook."""
    start = content[:_MOST_HEADER]
    return b"jupyt" in start and _HEADED.match(start.removeprefix(BYTE_ORDER_MARK).replace(b"\r", b"")) is not None


def read_script(path: str, content: bytes) -> Source:
    """Return the module of a `.py` file that holds `content`, of cells where it is a notebook."""
    if not (is_headed(content) or _MARKED.search(b"\n" + content)) or len(content) > MAX_MODULE_BYTES:
        return read_module(path, content)
    try:
        text = decoded(content)[0].replace("\r\n", "\n").replace("\r", "\n")
    except (UnicodeError, LookupError):
        # Said with its line.
        return read_module(path, content)
    script = _script(text)
    if script is None:
        return read_module(path, content)
    if script.language not in PYTHON:
        return Source(path=path, content=content, ignored=f"its kernel runs {script.language}, not Python")
    texts = [_saved(script, cell) for cell in script.cells]
    parts = [_part(script, cell, saved) for cell, saved in zip(script.cells, texts, strict=True)]
    source = parsed(path, cells_of_file(parts))
    if source.failures and not (plain := read_module(path, content)).failures:
        # The marks divide what is one: they are no marks.
        return plain
    source.content = content
    both = zip(script.cells, texts, strict=True)
    source.notebook = Notebook(
        cells=tuple(
            NotebookCell(number=number, text=saved, tags=frozenset(_TAGS.findall(cell.options)))
            for number, (cell, saved) in enumerate(both, start=1)
        )
    )
    return source


def _script(text: str) -> _Script | None:
    """Return the script that `text` is, or `None` where it is a module."""
    lines = text.removesuffix("\n").split("\n")
    quoted = quoted_lines(text)
    header, start = _header(lines)
    named = _FORMAT.search(header)
    sort = named[1] if named is not None else "percent" if is_marked(lines, quoted) else ""
    if sort in ("percent", "hydrogen"):
        cells = tuple(percent(lines, start, quoted, headed=bool(header)))
    elif sort in ("light", "nomarker", "bare"):
        marks = _MARKS.search(header)
        cells = tuple(light(lines, start, quoted, (marks[1], marks[2]) if marks else ("+", "-")))
    else:
        return None
    language, told = _LANGUAGE.search(header), _MAGICS.search(header)
    return _Script(
        lines=lines,
        quoted=quoted,
        cells=cells,
        language=language[1].lower() if language else "",
        commented=told[1].lower() == "true" if told else sort != "hydrogen" and (bool(named) or not _is_live(lines)),
        headed=bool(header),
    )


def _is_live(lines: Sequence[str]) -> bool:
    """Whether a script without a header has magics as they are, so that those in comments are comments."""
    return any(not line.startswith("#") and is_magic(line) for line in lines)


def _header(lines: Sequence[str]) -> tuple[str, int]:
    """Return the header of a notebook, without its comment signs, and the index of the line behind it."""
    start = 1 if lines[0].startswith("#!") else 0
    if start < len(lines) and _CODING.match(lines[start]):
        start += 1
    uncommented = []
    for number in range(start, len(lines)):
        line = lines[number]
        if not line.startswith("#") or (number == start and line[1:].strip() != "---"):
            break
        uncommented.append(line[2:] if line.startswith("# ") else line[1:])
        if number > start and uncommented[-1].rstrip() == "---":
            header = "\n".join(uncommented[1:-1])
            return (header, number + 1) if _OF_NOTEBOOK.search(header) else ("", start)
    return "", start


def _part(script: _Script, cell: ScriptCell, saved: str) -> Part:
    """Return the cell as Python: magics stay the comments that they are, but for those of whole cells."""
    text = "\n".join(script.lines[cell.first : cell.end])
    if cell.magic:
        return Part(cell.first - 1, cell.end, blanked(saved), {})
    if cell.is_inactive:
        return Part(cell.first, cell.end, *_uncommented(text))
    if script.headed and is_no_python(saved):
        return Part(cell.first, cell.end, blanked(text), {})
    return Part(cell.first, cell.end, *without_magics(text))


def _saved(script: _Script, cell: ScriptCell) -> str:
    """Return the cell as the notebook has it, with blanks for the signs of comments that are taken from it.

    The mark of a cell in another language becomes its magic, so that it begins a line earlier.
    """
    lines = script.lines[cell.first : cell.end]
    if cell.magic:
        return "\n".join([cell.magic, *map(_without_sign, lines)])
    if cell.is_inactive:
        return _uncommented("\n".join(lines))[0]
    continues = False
    for index, line in enumerate(lines if script.commented else ()):
        is_here = continues or is_magic(line, in_cell=cell.is_marked)
        # Without a header it may be meant as a comment, which installs nothing.
        if cell.first + index in script.quoted or not is_here or not (script.headed or "install" not in line):
            continue
        lines[index] = _without_sign(line)
        continues = _CONTINUED.match(line) is not None
    return "\n".join(lines)


def _without_sign(line: str) -> str:
    """Return `line` with a blank where its comment begins."""
    inner = line.lstrip()
    return f"{line[: len(line) - len(inner)]} {inner[1:]}" if inner.startswith("#") else line


def _uncommented(text: str) -> tuple[str, dict[int, int]]:
    lines, shifts = [], {}
    for number, line in enumerate(text.split("\n"), start=1):
        taken = 2 if line.startswith("# ") else int(line.startswith("#"))
        lines.append(line[taken:])
        shifts[number] = taken
    return "\n".join(lines), shifts

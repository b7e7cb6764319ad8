"""Notebooks that are kept as Markdown, as jupytext writes them: a header in YAML, and cells in fences.

Fences of ```` ```python ```` are cells; where the file is MyST, those of ```` ```{code-cell} ````. Places are those of
the file. Other Markdown is no notebook.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from mlgate.rules.notebooks import PYTHON, Part, cells_of_file, without_magics
from mlgate.rules.sources import MAX_MODULE_BYTES, Notebook, NotebookCell, Source, broken, parsed

# A header is looked for in so many bytes of a file.
_MOST_HEADER = 20_000
_HEADER = re.compile(r"\ufeff?---[ \t]*\n(?P<yaml>.*?)\n---[ \t]*(?:\n|$)", re.DOTALL)
_OF_NOTEBOOK = re.compile(r"^[ \t]*(?:jupytext|jupyter|kernelspec|file_format:[ \t]*mystnb\b)", re.MULTILINE)
_LANGUAGE = re.compile(r"(?:^|[{,])[ \t]*(?:main_language|language)[ \t]*:[ \t]*['\"]?([\w+#]+)", re.MULTILINE)
_MYST = re.compile(r"^[ \t]*format_name[ \t]*:[ \t]*myst\b|\n {0,3}[`~]{3,}\{code-cell\}", re.MULTILINE)

_FENCE = re.compile(r" {0,3}(?P<marks>`{3,}|~{3,})[ \t]*(?P<info>[^`\n]*)$")
_DIRECTIVE = re.compile(r"\{code-cell\}[ \t]*(?P<language>\S*)")
_JUPYTEXT_FENCE = re.compile(r"```(?P<more>`*)[ \t]*(?P<language>python3?|PYTHON3?)(?P<info>$|\s.*$)")
_REGION = re.compile(r"<!--[ \t]*#(region|markdown|md|raw).*-->[ \t]*$")
_LEXERS = PYTHON | {"ipython2", "ipython3", "py"}
_OPTION = re.compile(r":[\w-]+:")
_TAGS = re.compile(r"\b(?:raises-exception|skip-execution)\b")


class _Fence(msgspec.Struct, frozen=True):
    """The lines of a cell, from `first` (from 0) on and before `end`, and what the fence says besides."""

    first: int
    end: int
    info: str


def holds_notebook(file: Path) -> bool:
    """Whether the Markdown `file` is a notebook, by its header; not where it cannot be read.

    Other Markdown is the rule in a repository, and nothing is said of it.
    """
    try:
        with file.open("rb") as opened:
            start = opened.read(_MOST_HEADER)
    except OSError:
        return False
    return _header(start.decode("utf-8", "replace").replace("\r\n", "\n")) is not None


def read_markdown(path: str, content: bytes) -> Source:
    """Return the module of the Markdown that `content` holds; one without the header of a notebook is ignored."""
    if len(content) > MAX_MODULE_BYTES:
        return broken(path, f"too large to be analysed: {len(content):,} bytes, at most {MAX_MODULE_BYTES:,}")
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        return broken(path, f"cannot be decoded: {error}", content.count(b"\n", 0, error.start) + 1)
    header = _header(text)
    if header is None:
        return Source(path=path, ignored="it is Markdown without the header of a notebook")
    language = _LANGUAGE.search(header["yaml"])
    if language is not None and language[1].lower() not in PYTHON:
        return Source(path=path, ignored=f"its kernel runs {language[1].lower()}, not Python")
    lines = text.split("\n")
    after = text.count("\n", 0, header.end())
    fences = list((_myst if _MYST.search(text) else _fences)(lines, after))
    source = parsed(path, cells_of_file(_parts(lines, fences)))
    source.notebook = Notebook(cells=tuple(_saved(lines, fences)))
    return source


def _header(text: str) -> re.Match[str] | None:
    header = _HEADER.match(text)
    return header if header is not None and _OF_NOTEBOOK.search(header["yaml"]) else None


def _parts(lines: list[str], fences: list[_Fence]) -> Iterator[Part]:
    for fence in fences:
        yield Part(fence.first, fence.end, *without_magics("\n".join(lines[fence.first : fence.end])))


def _saved(lines: list[str], fences: list[_Fence]) -> Iterator[NotebookCell]:
    for number, fence in enumerate(fences, start=1):
        text = "\n".join(lines[fence.first : fence.end])
        yield NotebookCell(number=number, text=text, tags=frozenset(_TAGS.findall(fence.info)))


def _fences(lines: list[str], start: int) -> Iterator[_Fence]:
    """Yield the cells of jupytext's own format; a region, or another fence, holds none."""
    number = start
    while number < len(lines):
        line = lines[number]
        number += 1
        if region := _REGION.match(line):
            number = _after(lines, number, re.compile(rf"<!--[ \t]*#end{region[1]}[ \t]*-->"))
        elif (cell := _JUPYTEXT_FENCE.match(line)) and ".noeval" not in cell["info"].split():
            end = _after(lines, number, re.compile("```" + cell["more"]))
            if number < end - 1:
                yield _Fence(number, end - 1, cell["info"])
            number = end
        elif line.startswith("```"):
            number = _after(lines, number, re.compile(r"```\s*$"))


def _myst(lines: list[str], start: int) -> Iterator[_Fence]:
    """Yield the cells of MyST: directives, which begin with their options."""
    number = start
    while number < len(lines):
        fence = _FENCE.match(lines[number])
        number += 1
        if fence is None:
            continue
        end = _after(lines, number, re.compile(rf" {{0,3}}{fence['marks'][0]}{{{len(fence['marks'])},}}[ \t]*$"))
        directive = _DIRECTIVE.match(fence["info"])
        if directive is not None and directive["language"].lower() in _LEXERS:
            first = _after_options(lines, number, end - 1)
            if first < end - 1:
                yield _Fence(first, end - 1, "\n".join(lines[number:first]))
        number = end


def _after_options(lines: list[str], first: int, end: int) -> int:
    """Return where the code begins behind the options, in a block of YAML or a line each."""
    if first < end and lines[first].startswith("---"):
        return min(_after(lines, first + 1, re.compile(r"---")), end)
    while first < end and _OPTION.match(lines[first]):
        first += 1
    return first


def _after(lines: list[str], first: int, end: re.Pattern[str]) -> int:
    """Return the index of the line behind the first that `end` matches; behind the last line and one more, if none."""
    return next((number + 1 for number in range(first, len(lines)) if end.match(lines[number])), len(lines) + 1)

"""What the cells of a notebook download with wget or curl."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mlgate.rules.patterns import Pattern

_SHELL_CELL = Pattern(r"\s*%%(?:bash|sh|script|!)")
_COMMAND = Pattern(r"(?P<mark>[ \t]*(?:!{1,2}[ \t]*)?)(?:sudo[ \t]+)?(?P<tool>wget|curl)[ \t]+(?P<rest>[^\n]*)")
_URL = Pattern(r"https?://[^\s'\"|;>&\\]+")
# Where curl writes what it gets; to a terminal, or to another program, it is no file.
_INTO_FILE = Pattern(r"(?:^|\s)(?:-\w*[oO]\b|--output\b|--remote-name\b|>)|-\w*[oO]\S*\s")
_PIPED = Pattern(r"\||(?:^|\s)-\w*O-|(?:^|\s)-\w*O\s+-(?:\s|$)|--spider|--version|-O\s*/dev/null|-o\s*/dev/null")
_CHECKED = Pattern(r"\b(?:sha\d+sum|shasum|md5sum|b2sum|cksum|md5|sha256|certutil|gpg)\b")


class Download(msgspec.Struct, frozen=True, kw_only=True):
    """A file that comes from `url`: `line` of the cell from 1, `column` in characters from 0, and its `tool`."""

    tool: str
    url: str
    line: int
    column: int


def downloads(text: str) -> Iterator[Download]:
    """Yield what a code cell with `text` downloads into files, of addresses that stand there."""
    if "wget" not in text and "curl" not in text:
        return
    in_shell = _SHELL_CELL.match(text) is not None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines, start=1):
        found = _COMMAND.match(line)
        if found is None or not (in_shell or found["mark"].strip()) or _PIPED.search(found["rest"]):
            continue
        url = _URL.search(found["rest"])
        is_known = url is not None and not any(mark in url[0] for mark in "{}$")
        if url is not None and is_known and (found["tool"] == "wget" or _INTO_FILE.search(found["rest"])):
            yield Download(tool=found["tool"], url=url[0], line=number, column=found.start("tool"))


def checks(text: str) -> bool:
    """Whether the code cell with `text` looks at a checksum or a signature."""
    return _CHECKED.search(text) is not None

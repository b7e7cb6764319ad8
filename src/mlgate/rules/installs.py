"""What the cells of a notebook install with pip or conda, and which versions their output names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from mlgate.rules.patterns import Pattern

_INSTALL = Pattern(
    r"(?P<mark>[ \t]*(?:[!%]{1,2}[ \t]*)?)(?:sudo[ \t]+)?"
    r"(?:(?:\{?sys\.executable\}?|\"?\{sys\.executable\}\"?|python[\d.]*)[ \t]+-m[ \t]+)?(?:uv[ \t]+)?"
    r"(?P<tool>pip[\d.]*|conda|mamba|micromamba)[ \t]+(?:-\S+[ \t]+)*install\b"
)
_SHELL_CELL = Pattern(r"\s*%%(?:bash|sh|script|!)")
_TOKEN = Pattern(r"'[^']*'|\"[^\"]*\"|[^\s'\"]+")
_END = Pattern(r"(?:\||&&?|;|\d?>|#).*", re.DOTALL)
_NAME = Pattern(r"[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?(?:\[[\w.,-]*\])?")
_PIN = Pattern(r"={2,3}[^=]|@")
_CONDA_PIN = Pattern(r"[^<>!~=]={1,2}[^=]")
_REPOSITORY = Pattern(r"(?:git|hg|svn|bzr)\+")
_REVISION = Pattern(r"@(?!(?:main|master|develop|dev|HEAD|trunk)\b)[\w./-]+(?:#.*)?$")
# Of these one takes the newest for the tool that installs, and no result depends on it.
_TOOLS = frozenset({"conda", "mamba", "pip", "setuptools", "uv", "wheel"})
# A file that says which versions.
_FILES = frozenset({"-c", "--constraint"})
_WITH_VALUE = frozenset({
    "-e", "--editable", "-f", "--find-links", "-i", "--index-url", "--extra-index-url", "-r", "--requirement", "-t",
    "--target", "--prefix", "--platform", "--python", "--python-version", "--root", "--src", "--trusted-host",
    "--proxy", "--no-binary", "--only-binary", "--timeout", "--retries", "--cache-dir", "--log", "--report",
    "--progress-bar", "--root-user-action", "--upgrade-strategy", "-C", "--config-settings", "--implementation",
    "--abi", "--cert", "--client-cert", "--use-feature", "--use-deprecated",
})  # fmt: skip
_CONDA_WITH_VALUE = frozenset({"-c", "--channel", "-n", "--name", "-p", "--prefix", "--file", "-f"})
_SUCCESS = Pattern(r"Successfully installed ([^\n]+)")
_PRESENT = Pattern(r"Requirement already satisfied: ([A-Za-z0-9][\w.-]*)\S* in \S+ \((\d[\w.+!-]*)\)")
_RELEASE = Pattern(r"(?P<name>\S+)-(?P<version>\d[\w.+!]*)")


class Requirement(msgspec.Struct, frozen=True, kw_only=True):
    """A package that is installed without a version: `line` of the cell from 1, `column` in characters from 0.

    `is_bare` is set where nothing but a name stands there, and pip installs it: a version can be written behind it.
    """

    text: str
    line: int
    column: int
    is_bare: bool

    @property
    def project(self) -> str:
        """The name as pip compares it."""
        return _normalised(self.text.partition("[")[0])


def requirements(text: str) -> Iterator[Requirement]:
    """Yield the requirements without a version in the code cell with `text`."""
    if "install" not in text:
        return
    in_shell = _SHELL_CELL.match(text) is not None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    number = 0
    while number < len(lines):
        first, found = number, _INSTALL.match(lines[number])
        while found and lines[number].endswith("\\") and number + 1 < len(lines):
            number += 1
        number += 1
        if found and (in_shell or found["mark"].strip()):
            yield from _unpinned(_tokens(lines[first:number], first, found.end()), conda="pip" not in found["tool"])


def installed(outputs: Iterable[dict[str, Any]]) -> dict[str, str]:
    """Return the versions of the packages, by normalised name, that `outputs` of pip say are installed."""
    found: dict[str, str] = {}
    for output in outputs:
        text = output.get("text", "")
        said = "".join(line for line in text if isinstance(line, str)) if isinstance(text, list) else str(text)
        for name, version in _PRESENT.findall(said):
            found[_normalised(name)] = version
        for names in _SUCCESS.findall(said):
            releases = (_RELEASE.fullmatch(release) for release in names.split())
            found |= {_normalised(release["name"]): release["version"] for release in releases if release}
    return found


def _tokens(lines: list[str], first: int, start: int) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a command, with their lines from 1 and their columns, without quotes."""
    for number, line in enumerate(lines, start=first + 1):
        for token in _TOKEN.finditer(line, start if number == first + 1 else 0):
            quoted = token[0][0] in "'\""
            if not quoted and _END.match(token[0]):
                return
            if token[0] != "\\":
                yield token[0].strip("'\""), number, token.start() + quoted


def _unpinned(tokens: Iterator[tuple[str, int, int]], *, conda: bool) -> Iterator[Requirement]:
    with_value = _CONDA_WITH_VALUE if conda else _WITH_VALUE
    found = []
    for text, line, column in tokens:
        if text.startswith("-"):
            if not conda and text.partition("=")[0] in _FILES:
                return
            if text in with_value:
                next(tokens, None)
            continue
        if not _is_pinned(text, conda=conda):
            is_bare = not conda and _NAME.fullmatch(text) is not None
            found.append(Requirement(text=text, line=line, column=column, is_bare=is_bare))
    yield from found


def _is_pinned(text: str, *, conda: bool) -> bool:
    """Whether `text` says which version, is none that has one, or is worked out when the cell runs."""
    if any(mark in text for mark in "{}$`"):
        return True
    if _REPOSITORY.search(text):
        return _REVISION.search(text.partition("://")[2]) is not None
    if "/" in text or "\\" in text or text.startswith(".") or text.endswith((".whl", ".gz", ".zip", ".txt")):
        return True
    name = _NAME.match(text)
    if name is None or _normalised(name[0].partition("[")[0]) in _TOOLS:
        return True
    return (_CONDA_PIN if conda else _PIN).search(text) is not None


def _normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()

"""What GitHub's runner would obey in a log, by its own grammar, and what else a log must not hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# The commands of the runner, `ActionCommandManager` and its extensions.
_REGISTERED = {
    "add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group", "internal-set-repo-path",
    "notice", "remove-matcher", "save-state", "set-env", "set-output", "stop-commands", "warning",
}  # fmt: skip

CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
# Of Azure and TeamCity: `##vso[`, `##teamcity[`.
OF_OTHERS = re.compile(r"##\w*\[")


def escapes(log: str) -> Iterator[str]:
    """Yield what is wrong with a text that is printed to a log in which nothing is to be obeyed."""
    yield from (f"command {name}" for name, _ in commands(log))
    yield from unprintable(log)
    if OF_OTHERS.search(log):
        yield "command of another runner"


def unprintable(text: str) -> Iterator[str]:
    """Yield what a terminal or an eye would take for something else; ends of lines are none of it."""
    yield from (f"control {match!r}" for match in CONTROLS.findall(text))


def commands(log: str) -> Iterator[tuple[str, str]]:
    """Yield what GitHub's runner would run of a log: `ActionCommand.TryParseV2`, then `TryParse`, for each line.

    The runner searches by culture, where characters without weight do not count; they are taken out here, and so is
    more than need be, which can only find more. After `stop-commands` nothing is run but the word that ends it.
    """
    stopped = ""
    for raw in re.split("\r\n|\r|\n", log):
        line = "".join(
            c for c in raw if c.isascii() or unicodedata.category(c) not in {"Cc", "Cf", "Cn", "Mn", "Me", "Cs"}
        )
        found = _command(line, stopped)
        if found is None:
            continue
        name, value = found
        if name == stopped:
            stopped = ""
        elif not stopped:
            yield name, value
            stopped = value if name == "stop-commands" else ""


def _command(line: str, stopped: str) -> tuple[str, str] | None:
    known = {*_REGISTERED, stopped} if stopped else _REGISTERED
    trimmed = line.lstrip()
    if trimmed.startswith("::") and (end := trimmed.find("::", 2)) >= 0:
        name = trimmed[2:end].partition(" ")[0].lower()
        if name in known:
            return name, trimmed[end + 2 :]
    start = line.find("##[")
    if start >= 0 and (end := line.find("]", start)) >= 0:
        name = line[start + 3 : end].partition(" ")[0].lower()
        if name in known:
            return name, line[end + 1 :]
    return None

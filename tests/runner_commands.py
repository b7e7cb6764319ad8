"""What GitHub's runner would obey in a log, by its own grammar."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# The commands of the runner, `ActionCommandManager` and its extensions.
_REGISTERED = {
    "add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group", "internal-set-repo-path",
    "notice", "remove-matcher", "save-state", "set-env", "set-output", "stop-commands", "warning",
}  # fmt: skip


def commands(log: str) -> Iterator[tuple[str, str]]:
    """Yield what GitHub's runner would run of a log: `ActionCommand.TryParseV2`, then `TryParse`, for each line.

    The runner searches by culture, where characters without weight do not count; they are taken out here, and so is
    more than need be, which can only find more.
    """
    for raw in re.split("\r\n|\r|\n", log):
        line = "".join(
            c for c in raw if c.isascii() or unicodedata.category(c) not in {"Cc", "Cf", "Cn", "Mn", "Me", "Cs"}
        )
        trimmed = line.lstrip()
        if trimmed.startswith("::") and (end := trimmed.find("::", 2)) >= 0:
            name = trimmed[2:end].partition(" ")[0]
            if name.lower() in _REGISTERED:
                yield name.lower(), trimmed[end + 2 :]
                continue
        start = line.find("##[")
        if start >= 0 and (end := line.find("]", start)) >= 0:
            name = line[start + 3 : end].partition(" ")[0]
            if name.lower() in _REGISTERED:
                yield name.lower(), line[end + 1 :]

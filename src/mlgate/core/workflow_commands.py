"""The runner's workflow commands, as lines: the one place where they are written.

<https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>; escaped as the runner's own
toolkit does it, `actions/toolkit/packages/core/src/command.ts`. Whatever the words hold, a line is one command.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence

from mlgate.core.display import plain

# What a report cuts its messages at, and a note of what was left out.
_LONGEST = 2100
# How the end of a line is written within a command.
_LINE_END = "%0A"


def command(name: str, lines: Sequence[str], properties: Iterable[tuple[str, object]] = ()) -> str:
    """Return the line `::name key=value,…::line%0Aline`, without its end.

    Each of `lines` is made harmless for itself: the ends of lines between them are ours, and GitHub shows them as such.
    A property that is `None` is left out.
    """
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties if value is not None)
    return f"::{name}{' ' if listed else ''}{listed}::{_LINE_END.join(map(_data, lines))}"


def stop() -> tuple[str, str]:
    """Return the line from which on the runner obeys nothing, and the one, which nobody can guess, that ends that."""
    token = secrets.token_hex(16)
    return f"::stop-commands::{token}", f"::{token}::"


def _data(text: str) -> str:
    # Carriage returns and line feeds, `%0D` and `%0A` of the toolkit, are spaces by now.
    return plain(text, limit=_LONGEST).replace("%", "%25")


def _property(value: object) -> str:
    text = str(value)
    if len(text) > _LONGEST:
        text = text[: _LONGEST - 1] + "…"
    # Escaped, two colons are no command, and a path that has them stays what it is: it names a file.
    return "%3A".join(_data(part) for part in text.split(":")).replace(",", "%2C")

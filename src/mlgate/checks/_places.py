"""Where a baseline is kept, as it is written in a configuration: `git:PATH`, `git:REF:PATH`, or a path."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mlgate.core.display import plain

# Two letters at least: `C:` begins a path on Windows.
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):")
_BASELINES = "git:PATH, git:REF:PATH, or a path"


def place_problems(place: str | None) -> Iterator[str]:
    """Yield what is wrong with the place of a baseline; nothing is wrong with none."""
    scheme = _SCHEME.match(place) if place else None
    if place is None or scheme is None:
        return
    shown = plain(place, limit=120)
    if scheme[1] != "git":
        yield f"'{shown}' is not supported by this version; supported: {_BASELINES}"
        return
    ref, path = git_baseline(place)
    if not path or ref == "":
        yield f"'{shown}' names no file; write {_BASELINES}"
    elif path.startswith("/") or ".." in path.split("/"):
        yield f"'{shown}': the path is relative to the folder of the configuration, and below it"


def is_path(place: str) -> bool:
    """Tell whether `place` is a plain path: a file that no merge moves, and that a change may replace."""
    return _SCHEME.match(place) is None


def git_baseline(baseline: str) -> tuple[str | None, str]:
    """Return the ref (`None` for the run's own) and the path of `git:PATH` or `git:REF:PATH`. No ref holds a colon."""
    rest = baseline.removeprefix("git:")
    ref, colon, path = rest.partition(":")
    return (ref, path) if colon else (None, rest)

"""Where a baseline is kept, as it is written in a configuration: in git, in MLflow's registry, or at a path."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mlgate.core.display import plain

# Two letters at least: `C:` begins a path on Windows.
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):")
_MLFLOW = "mlflow:"
_REGISTERED = re.compile(r"mlflow:models:/([^/@:\x00-\x1f]+)(?:@([^/@:\x00-\x1f]+)|/([1-9][0-9]*))\Z")
_BASELINES = "git:PATH, git:REF:PATH, mlflow:models:/NAME@ALIAS, mlflow:models:/NAME/VERSION, or a path"


def place_problems(place: str | None) -> Iterator[str]:
    """Yield what is wrong with the place of a baseline; nothing is wrong with none."""
    scheme = _SCHEME.match(place) if place else None
    if place is None or scheme is None:
        return
    shown = plain(place, limit=120)
    if is_registered(place):
        if _REGISTERED.match(place) is None:
            yield f"'{shown}' names no registered model: write mlflow:models:/NAME@ALIAS or mlflow:models:/NAME/VERSION"
        return
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


def is_registered(place: str) -> bool:
    """Tell whether `place` is in a registry of MLflow."""
    return place.startswith(_MLFLOW)


def registered(place: str) -> tuple[str, str | None, str | None]:
    """Return name, alias and version of what `is_registered`; one of the last two is `None`."""
    found = _REGISTERED.match(place)
    assert found is not None, "the configuration has been checked"
    return found[1], found[2], found[3]


def git_baseline(baseline: str) -> tuple[str | None, str]:
    """Return the ref (`None` for the run's own) and the path of `git:PATH` or `git:REF:PATH`. No ref holds a colon."""
    rest = baseline.removeprefix("git:")
    ref, colon, path = rest.partition(":")
    return (ref, path) if colon else (None, rest)

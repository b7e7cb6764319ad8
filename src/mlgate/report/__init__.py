"""From a verdict to text: one module a format, whose file name is the format's name.

A format is a pure function `render(verdict) -> str`: the same verdict gives the same text, byte for byte. Whatever came
from outside is made harmless in it, each format by its own rules.
"""

from __future__ import annotations

import importlib
from pathlib import Path

from mlgate.core.display import nearest, plain
from mlgate.core.errors import UsageError
from mlgate.core.model import Result, Verdict

# Whoever reads these looks up their places in the repository.
_OF_REPOSITORY = ("github", "gitlab", "sarif")


def formats() -> list[str]:
    """Return the name of every format, sorted. Loads none."""
    return sorted(
        file.stem for folder in __path__ for file in Path(folder).glob("*.py") if not file.stem.startswith("_")
    )


def told(result: Result) -> tuple[str, ...]:
    """Return what got worse and what to do about it, two harmless lines; nothing where no comparison says so."""
    # 3 ms, and only where a check did not pass.
    from mlgate.report import _summary

    return _summary.told(result)


def moved(verdict: Verdict) -> tuple[str, ...]:
    """Return what the change moves of what it is judged by, harmless lines; nothing where it moves nothing."""
    # As above.
    from mlgate.report import _goalposts

    found = _goalposts.goalposts(verdict)
    return () if found is None else found.lines


def explained(result: Result) -> list[str]:
    """Return all that is known of one result as harmless lines, its evidence too: for a terminal, not for posting."""
    # Only `mlgate explain` asks for it.
    from mlgate.report import _explained, _tables, text

    lines = _explained.explained(result) if result.kind == "regression" else text.result_lines(result)
    return [*lines, *_tables.evidence_tables(result)]


def require(format: str) -> None:  # noqa: A002 - the word that users type
    """Ask for `format`, before anything runs that it is to show.

    Raises:
        UsageError: there is no such format, or a library that it needs is missing.
    """
    if format not in formats():
        message = f"unknown format '{plain(format)}'{nearest(format, formats())}"
        raise UsageError(message)
    if format == "html":
        # 30 ms for its libraries, which no other format has.
        from mlgate.report import html

        html.require()


def render(format: str, verdict: Verdict) -> str:  # noqa: A002 - the word that users type
    """Return `verdict` in `format`.

    Raises:
        UsageError: there is no such format, or a library that it needs is missing.
    """
    require(format)
    text: str = importlib.import_module(f"{__name__}.{format}").render(verdict)
    return text


def render_of(root: Path, format: str, verdict: Verdict) -> str:  # noqa: A002 - as above
    """Return `verdict` of the project at `root` as `render` does, with the places that readers of `format` look up."""
    if format in _OF_REPOSITORY:
        # Git is asked where the project lies, which most formats have no use for.
        from mlgate.core.places import placed
        from mlgate.stores import git

        verdict = placed(verdict, git.prefix(root) or "")
    return render(format, verdict)

"""YAML of others, with every scalar as text: YAML 1.1 and 1.2 differ on what is a number, and mean the same text."""

from __future__ import annotations

from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
# Aliases may make a tree of a few lines larger than any memory.
_MOST_NODES = 1_000_000


class YamlError(ValueError):
    """A text that is not YAML, or too much of it."""


def read_yaml(text: str) -> Any:  # noqa: ANN401 - a tree of lists, tables and text
    """Return what `text` says. Raises YamlError where it cannot be read, with the line."""
    try:
        found = yaml.load(text, Loader=_LOADER)  # noqa: S506 - nothing but text is made
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        at = f", line {mark.line + 1}" if mark else ""
        message = f"is not YAML{at}: {getattr(error, 'problem', None) or 'it cannot be read'}"
        raise YamlError(message) from error
    except (RecursionError, ValueError) as error:
        raise YamlError("is nested too deeply, or no text") from error
    _refuse_bombs(found)
    return found


def _refuse_bombs(found: object) -> None:
    left, pending = _MOST_NODES, [found]
    while pending:
        node = pending.pop()
        left -= 1
        if left < 0:
            raise YamlError("says more by its aliases than a file of its kind would")
        if isinstance(node, dict):
            pending += node.values()
        elif isinstance(node, list):
            pending += node

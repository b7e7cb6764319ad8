"""What the repository's `mlgate.toml` says of its own models and checks, as git has it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any

from mlgate.core.path_patterns import path_pattern
from mlgate.repositories.repository import Repository, table

FILE = "mlgate.toml"
_DECLARED = ("data", "model", "predictions", "baseline")
# Their paths name code and folders, whatever models lie in them.
_OF_NO_MODEL = frozenset({"repo", "lint", "notebooks"})
# So a baseline is named that is read from git, which cannot read what LFS or DVC keep.
_FROM_GIT = "git:"


def configurations(repository: Repository) -> dict[str, Mapping[str, Any]]:
    """Return the tables of each configuration of mlgate in the repository, by the file's path."""
    found = dict[str, Mapping[str, Any]]()
    for path in repository.named(r"mlgate\.toml|pyproject\.toml"):
        tables = repository.toml(path)
        if path.rpartition("/")[2] != FILE:
            tables = table(table(tables.get("tool")).get("mlgate"))
        if tables:
            found[path] = tables
    return found


def baselines(repository: Repository) -> frozenset[str]:
    """Return the paths that checks read from git as what they compare with."""
    found = set[str]()
    for path, tables in configurations(repository).items():
        for _, options in checks(tables):
            named = (text.rpartition(":")[2] for text in strings(options) if text.startswith(_FROM_GIT))
            found.update(_beside(path, name) for name in named)
    return frozenset(found)


def checks(tables: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the kind and the options of each check of a configuration."""
    for kind, named in tables.items():
        if kind not in _DECLARED:
            for options in table(named).values():
                yield kind, table(options)


def strings(value: object) -> Iterator[str]:
    """Yield every text within `value`."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


class Covered:
    """The models that checks of the repository judge."""

    def __init__(self, repository: Repository) -> None:
        """Read the checks of every configuration."""
        self.configured = configurations(repository)
        # A check of predictions does not say which model made them.
        self.by_predictions = False
        self._patterns = set[re.Pattern[str]]()
        # The files of `[model.NAME]`, each with the configuration that declares it.
        self.declared = dict[str, str]()
        for path, tables in self.configured.items():
            models = table(tables.get("model"))
            places = (str(table(model).get("path", ":")) for model in models.values())
            self.declared |= {_beside(path, place): path for place in places if ":" not in place}
            for kind, options in checks(tables):
                if kind not in _OF_NO_MODEL:
                    self._add(path, options, models)

    def _add(self, path: str, options: Mapping[str, Any], models: Mapping[str, Any]) -> None:
        self.by_predictions |= "candidate" in options
        for text in strings(options):
            place = table(models.get(text)).get("path", text)
            if isinstance(place, str):
                # A loader, `package.module:function`, may load any file.
                self.by_predictions |= text in models and ":" in place
                self._patterns.add(path_pattern(_beside(path, place.removeprefix(_FROM_GIT))))

    def __contains__(self, path: str) -> bool:
        """Tell whether a check judges the model at `path`."""
        return self.by_predictions or any(pattern.fullmatch(path) for pattern in self._patterns)


def _beside(configuration: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(configuration), path))

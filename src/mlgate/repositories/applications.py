"""Whether the repository trains a model of its own, or is a library that others train with."""

from __future__ import annotations

from mlgate.repositories import kinds, settings
from mlgate.repositories.dvc import PIPELINE, Dvc
from mlgate.repositories.repository import Repository, table


def trains(repository: Repository) -> bool:
    """Tell whether the repository's own root says that it makes a model. Examples and tests below say nothing."""
    own = [tables for path, tables in settings.configurations(repository).items() if "/" not in path]
    if any(table(tables.get("model")) for tables in own) or "MLproject" in repository.files:
        return True
    dvc = Dvc(repository)
    if any(path == PIPELINE and table(document.get("stages")) for path, document in dvc.documents.items()):
        return True
    # What a library ships is an example, or fetched by its users.
    if is_library(repository):
        return False
    kept = [one.path for one in dvc.kept()]
    return any(kinds.is_model(path) and not repository.is_beside(path) for path in [*kept, *repository.files])


def is_library(repository: Repository) -> bool:
    """Tell whether the repository is built and installed as a package: at its root it says how."""
    if "setup.py" in repository.files:
        return True
    return "build-system" in repository.toml("pyproject.toml") or "[metadata]" in repository.text("setup.cfg")

"""What checks and conditions deepchecks has, as of the version that is pinned, known without it."""

from __future__ import annotations

import functools
from pathlib import Path

import msgspec

FOLDER = Path(__file__).parent

# These ask the model itself, again and again; static predictions tell them nothing, or something that is not true.
NEEDS_MODEL = frozenset({"BoostingOverfit", "ModelInferenceTime", "ModelInfo", "UnusedFeatures"})


class Arguments(msgspec.Struct, frozen=True):
    """The names of what a condition or a check is given, in order."""

    required: tuple[str, ...]
    optional: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All names; a single value is that of the first."""
        return (*self.required, *self.optional)


class Entry(msgspec.Struct, frozen=True):
    """One check: its parameters, its conditions by name, those that deepchecks' suites set, and whether it compares."""

    parameters: tuple[str, ...]
    conditions: dict[str, Arguments]
    standard: tuple[str, ...]
    compares: bool


class Catalogue(msgspec.Struct, frozen=True):
    """All checks, and the names of those that each suite has, in its order; `deepchecks` is the version."""

    deepchecks: str
    checks: dict[str, Entry]
    suites: dict[str, tuple[str, ...]]


@functools.cache
def catalogue() -> Catalogue:
    """Return what `deepchecks_runner.py --describe` wrote of the pinned version."""
    return msgspec.json.decode((FOLDER / "deepchecks_catalogue.json").read_bytes(), type=Catalogue)

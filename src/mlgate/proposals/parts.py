"""What each of the proposed checks comes to: tables, files beside them, and what is left out with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from mlgate import engine, registry
from mlgate.core.model import Result
from mlgate.proposals.tables import Table


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the proposal. `files` are new files by path; `left_out` and `notes` are sentences for the user."""

    tables: tuple[Table, ...] = ()
    files: Mapping[str, bytes] = {}
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def tried(kind: str, options: Mapping[str, object], root: Path) -> Result:
    """Return how a check of `kind` with `options` ends on the repository as it is."""
    wanted = msgspec.convert(options, registry.builtin(kind).Options)
    check = engine.unconfigured(f"{kind}.tried", kind, wanted)
    return engine.run([check], engine.Settings(root=root)).results[0]

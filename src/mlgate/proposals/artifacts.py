"""The check `artifact.models`, and `artifact.to_mend`, a warning, for models that are dangerous already."""

from __future__ import annotations

from pathlib import PurePosixPath

from mlgate.core.display import plain
from mlgate.core.model import Status
from mlgate.proposals.parts import Part, tried
from mlgate.proposals.surroundings import Surroundings, is_tame
from mlgate.proposals.tables import Table, Value
from mlgate.repositories.kinds import Sort

# Scanning reads whole files.
_MOST_BYTES = 200_000_000
_MOST_PATTERNS = 20


def part(here: Surroundings) -> Part:
    """Return the checks on the models that a checkout has."""
    patterns, left_out = _patterns(here)
    if len(patterns) > _MOST_PATTERNS:
        left_out.append(f"artifact: models in more than {_MOST_PATTERNS} folders; name them under [artifact.models]")
        patterns = patterns[:_MOST_PATTERNS]
    safe, dangerous, notes = list[str](), list[str](), list[str]()
    for pattern in patterns:
        result = tried("artifact", {"paths": [pattern]}, here.root)
        if result.status == Status.PASS:
            safe.append(pattern)
        elif result.status == Status.FAIL:
            dangerous.append(pattern)
            first = next(one for one in result.findings if one.status == Status.FAIL)
            notes.append(f"artifact: DANGEROUS to load, now a warning: {plain(first.message, limit=300)}")
        else:
            left_out.append(f"artifact: {pattern}: {plain(result.reason, limit=300)}")
    tables = []
    if safe:
        comment = ("Models are safe to load: no pickle among them imports what a model never needs.",)
        tables.append(
            Table(name="artifact.models", keys={"paths": tuple(safe)}, comment=comment, needs=("artifact",)),
        )
    if dangerous:
        warning = (
            "Dangerous today, told on every run and no failure: do not load them; look at them, then remove this table",
            'and name them above, with `allow = ["your.own.Class"]` where what they import is your own.',
        )
        keys: dict[str, Value] = {"paths": tuple(dangerous), "severity": "warning"}
        tables.append(Table(name="artifact.to_mend", keys=keys, comment=warning, needs=("artifact",)))
    return Part(tables=tuple(tables), left_out=tuple(left_out), notes=tuple(notes))


def _patterns(here: Surroundings) -> tuple[list[str], list[str]]:
    """Return a pattern for the models of each ending in each folder at the top, and what is left out."""
    found, left_out = dict[str, None](), list[str]()
    for path in here.sort(Sort.MODEL):
        if not is_tame(path):
            left_out.append(f"artifact: {plain(path, limit=120)}: rename it, its name is no plain one")
        elif here.is_pointer(path):
            left_out.append(f"artifact: {path}: git-lfs has not fetched it")
        elif here.size(path) > _MOST_BYTES:
            left_out.append(f"artifact: {path}: larger than {_MOST_BYTES // 10**6} MB; `mlgate scan {path}`")
        else:
            parts = PurePosixPath(path)
            ending = "".join(parts.suffixes[-2:]) if parts.suffix in {".gz", ".xz", ".bz2", ".zip"} else parts.suffix
            found[f"{parts.parts[0]}/**/*{ending}" if len(parts.parts) > 1 else path] = None
    return list(found), left_out

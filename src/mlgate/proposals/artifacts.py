"""The check `artifact.models`, and `artifact.to_mend`, a warning, for models that are dangerous already."""

from __future__ import annotations

import re
import shlex
from pathlib import Path, PurePosixPath

from mlgate.checks.artifact import may_be_a_model
from mlgate.core.display import plain
from mlgate.core.model import Status
from mlgate.proposals.parts import Part, tried
from mlgate.proposals.surroundings import NOT_TAME, Surroundings, is_tame
from mlgate.proposals.tables import Table, Value
from mlgate.repositories import kinds
from mlgate.repositories.kinds import Sort

# Scanning reads whole files.
_MOST_BYTES = 200_000_000
_MOST_PATTERNS = 20
_OF_MODELS = re.compile(r"([0-9]+[_-])?(saved|trained)?[_-]?(models?|checkpoints?|weights|artifacts?)")


def part(here: Surroundings) -> Part:
    """Return the checks on the models that a checkout has."""
    patterns, left_out = _patterns(here)
    if len(patterns) > _MOST_PATTERNS:
        left_out.append(f"artifact: models in more than {_MOST_PATTERNS} folders; name them under [artifact.models]")
        patterns = dict(list(patterns.items())[:_MOST_PATTERNS])
    judged, dangerous, unread = list[str](), list[str](), list[str]()
    notes = list[str]()
    for pattern, members in patterns.items():
        result = tried("artifact", {"paths": [pattern]}, here.root)
        if result.status == Status.PASS:
            judged.append(pattern)
            continue
        before = len(unread) + len(dangerous)
        for path in members:
            _sort(path, here, (dangerous, unread, notes, left_out))
        if len(unread) + len(dangerous) - before < len(members):
            judged.append(pattern)
    return Part(tables=_tables(judged, dangerous, unread), left_out=tuple(left_out), notes=tuple(notes))


def _sort(path: str, here: Surroundings, into: tuple[list[str], list[str], list[str], list[str]]) -> None:
    """Put the model `path` where it belongs, with a word on it; one that is safe belongs nowhere."""
    dangerous, unread, notes, left_out = into
    result = tried("artifact", {"paths": [path]}, here.root)
    if result.status == Status.FAIL:
        dangerous.append(path)
        first = next(one for one in result.findings if one.status == Status.FAIL)
        said = plain(f"{first.subject}: {first.message}", limit=300)
        notes.append(f"artifact: {path} is DANGEROUS to load, now a warning: {said}")
    elif result.status != Status.PASS:
        unread.append(path)
        left_out.append(f"artifact: {plain(result.reason, limit=300)}")


def _tables(judged: list[str], dangerous: list[str], unread: list[str]) -> tuple[Table, ...]:
    tables = []
    if judged:
        comment = ["Models are safe to load: no pickle among them imports what a model never needs."]
        if unread:
            comment.append("Some that are excluded could not be judged: take nobody's word that they are safe.")
        keys: dict[str, Value] = {"paths": tuple(judged)}
        if excluded := (*dangerous, *unread):
            keys["exclude"] = excluded
        tables.append(Table(name="artifact.models", keys=keys, comment=comment, needs=("artifact",)))
    if dangerous:
        warning = (
            "Dangerous today, told on every run and no failure: do not load them; look at them, then remove this table",
            'and `exclude`, with `allow = ["your.own.Class"]` above where what they import is your own.',
        )
        keys = {"paths": tuple(dangerous), "severity": "warning"}
        tables.append(Table(name="artifact.to_mend", keys=keys, comment=warning, needs=("artifact",)))
    return tuple(tables)


def _patterns(here: Surroundings) -> tuple[dict[str, list[str]], list[str]]:
    """Return patterns with the models that each names, and what is left out.

    A folder that is called like one of models is judged whole, so that next week's model is, whatever its ending;
    elsewhere each ending is a pattern below the folder at the top.
    """
    found, left_out = dict[str, list[str]](), list[str]()
    for path in here.sort(Sort.MODEL):
        if not is_tame(path):
            left_out.append(f"artifact: {plain(path, limit=120)}: {NOT_TAME}")
        elif here.is_pointer(path):
            left_out.append(f"artifact: {path}: git-lfs has not fetched it")
        elif here.size(path) > _MOST_BYTES:
            left_out.append(
                f"artifact: {path}: larger than {_MOST_BYTES // 10**6} MB; `mlgate scan {shlex.quote(path)}`"
            )
        else:
            found.setdefault(_pattern(path, here), []).append(path)
    return found, left_out


def _pattern(path: str, here: Surroundings) -> str:
    parts = PurePosixPath(path)
    folders = parts.parts[:-1]
    place = next((number for number, name in enumerate(folders) if _OF_MODELS.fullmatch(name.lower())), None)
    if place is not None:
        folder = "/".join(folders[: place + 1])
        beside = [one for one in here.files if one.startswith(f"{folder}/")]
        if all(may_be_judged(one) for one in beside):
            return f"{folder}/**"
    ending = "".join(parts.suffixes[-2:]) if parts.suffix in {".gz", ".xz", ".bz2", ".zip"} else parts.suffix
    return f"{folders[0]}/**/*{ending}" if folders else f"*{ending}"


def may_be_judged(path: str) -> bool:
    """Tell whether the check on models passes `path` over or can judge it."""
    return not may_be_a_model(Path(path)) or kinds.by_name(path) == Sort.MODEL

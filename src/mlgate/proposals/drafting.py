"""The whole proposal: the checks of every part, tried as one configuration, and what runs them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec

from mlgate import engine
from mlgate.config import FILE_NAME
from mlgate.core.display import plain
from mlgate.core.model import Status
from mlgate.proposals import artifacts, automation, code, data, notebooks, tracked
from mlgate.proposals.parts import Part
from mlgate.proposals.surroundings import Surroundings, is_tame
from mlgate.proposals.tables import Table
from mlgate.repositories.kinds import Sort
from mlgate.stores.files import STATE_FOLDER

_HEADER = """\
# What is judged before a change is merged: `mlgate check`. Written by `mlgate init`; yours to change.
# `mlgate explain KIND` (lint, repo, contract, …) tells what a kind does, `mlgate schema` every key.
"""
_LOADED = (".skops", ".joblib", ".pkl", ".pickle")
_REGRESSION = """\
The model against the one at the baseline. Take away the signs in front, and fill in what it predicts and how much worse
it may get: docs/regression.md has the metrics, `mlgate explain regression` the keys.
[model.candidate]
path = "{path}"
target = "COLUMN"
id = "COLUMN"   # what names a row, where a column does

[regression.candidate]
model = "candidate"
data = "{data}"
baseline = "{baseline}"
metrics.roc_auc = {{ at_least = 0.7, max_drop = 0.01 }}
"""
_LOOKED_AT = {
    artifacts: "reading the models",
    code: "reading the code",
    notebooks: "reading the notebooks",
    tracked: "reading what git tracks",
}
_GREEN = {Status.PASS, Status.WARN, Status.INCONCLUSIVE}


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """The new files by their places, what the user is told of them, and what was left out with the reason."""

    files: Mapping[Path, bytes] = {}
    checks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    to_add: str = ""


def propose(here: Surroundings, say: Callable[[str], None] = lambda _: None) -> Draft:
    """Return what is proposed for `here`; no files where nothing there can be checked. `say` is told what is done."""
    had_state = (here.root / STATE_FOLDER).exists()
    try:
        parts = [data.part(here, say)]
        for module, what in _LOOKED_AT.items():
            say(what)
            parts.append(module.part(here))
        files = {path: content for part in parts for path, content in part.files.items()}
        left_out = [line for part in parts for line in part.left_out]
        say("trying all of it, as `mlgate check` will")
        tables = _green([table for part in parts for table in part.tables], files, left_out, here)
    finally:
        if not had_state:
            # Only what was tried is in it, and a look leaves nothing behind.
            shutil.rmtree(here.root / STATE_FOLDER, ignore_errors=True)
    left_out += _unjudged(here)
    if here.cut:
        left_out.append(f"only the first {len(here.files):,} files were looked at")
    if not tables:
        return Draft(left_out=tuple(left_out))
    return _drafted(here, tables, files, Part(left_out=tuple(left_out), notes=_notes(parts, tables)))


def _unjudged(here: Surroundings) -> list[str]:
    """Return what is said of models that are trained here: their limits are nobody's to guess."""
    names = {path.rpartition("/")[2] for path in here.files}
    signs: list[str] = [name for name in ("dvc.yaml", "MLproject") if name in names]
    signs += [path for path in here.sort(Sort.MODEL) if is_tame(path)][:1]
    if not signs:
        return []
    return [f"regression: a model is made here ({signs[0]}); only you know its limits: see the end of {FILE_NAME}"]


def _to_fill_in(here: Surroundings, tables: list[Table]) -> str:
    """Return the check on a model as comments, for whoever knows the model's target and limits to fill in."""
    if not _unjudged(here):
        return ""
    doubtful = {path for table in tables if table.kind == "artifact" for path in table.excluded()}
    models = [path for path in here.sort(Sort.MODEL) if path not in doubtful]
    paths = [path for path in models if is_tame(path) and not here.is_pointer(path)]
    path = next((path for path in paths if path.endswith(_LOADED)), "models/NAME.skops")
    # What git keeps, git has at the baseline too.
    baseline = f"git:{path}" if paths else "mlflow:models:/NAME@champion"
    named = [table.name.partition(".")[2] for table in tables if table.kind == "data"]
    data = next((one for word in ("test", "valid", "holdout") for one in named if word in one), "NAME")
    lines = _REGRESSION.format(path=path, baseline=baseline, data=data).splitlines()
    return "".join(f"# {line}".rstrip() + "\n" for line in lines)


def _drafted(here: Surroundings, tables: list[Table], files: Mapping[str, bytes], told: Part) -> Draft:
    used = {value for table in tables for value in table.keys.values() if isinstance(value, str)}
    text = "\n".join(one for one in (_text(tables), _to_fill_in(here, tables)) if one)
    new = {FILE_NAME: text.encode("utf-8")} | {path: one for path, one in files.items() if path in used}
    placed = {here.root / path: content for path, content in new.items()}
    run = automation.draft(here, tables)
    return Draft(
        files=placed | dict(run.files),
        checks=tuple(table.name for table in tables if table.kind != "data"),
        notes=told.notes,
        left_out=(*told.left_out, *run.left_out),
        to_add=run.to_add,
    )


def _notes(parts: Iterable[Part], tables: list[Table]) -> tuple[str, ...]:
    kinds = {table.kind for table in tables}
    return tuple(note for part in parts for note in part.notes if note.partition(":")[0] in kinds)


def _text(tables: Iterable[Table]) -> str:
    return "\n".join([_HEADER, *(table.text() for table in tables)])


def _green(tables: list[Table], files: Mapping[str, bytes], left_out: list[str], here: Surroundings) -> list[Table]:
    """Return the tables whose checks are green together, as one configuration; why the others are not is added."""
    if not any(table.kind != "data" for table in tables):
        return []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        for path, content in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        text = "\n".join(table.text(folder, tuple(files)) for table in tables)
        (folder / FILE_NAME).write_text(text, encoding="utf-8")
        config, checks = engine.plan(folder / FILE_NAME)
        verdict = engine.run(checks, engine.Settings(root=here.root, config=config))
    red = {one.check: one for one in verdict.results if one.status not in _GREEN}
    left_out += [f"{name}: {plain(one.reason, limit=300)}" for name, one in red.items()]
    kept = [table for table in tables if table.name not in red]
    used = {table.uses for table in kept}
    return [table for table in kept if table.kind != "data" or table.name in used]

"""The files of a check: models, predictions and data, of the change and of what it is compared with.

Every file is read once; what is digested is what is loaded.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path, PurePath

import polars as pl

from mlgate.checks._places import git_baseline, is_registered, registered
from mlgate.context import Context
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.models.tables import read_table
from mlgate.stores import mlflow
from mlgate.stores.files import digest_bytes

_PICKLES = frozenset({".joblib", ".pickle", ".pkl"})


@dataclass(frozen=True, kw_only=True)
class File:
    """A file that was read: how it is shown, and its bytes."""

    shown: str
    content: bytes

    @functools.cached_property
    def digest(self) -> str:
        """`sha256:` and the digest of the bytes."""
        return digest_bytes(self.content)


def baseline_file(label: str, place: str | None, context: Context, own: File) -> tuple[File | None, str]:
    """Return the file at `place` to compare with, or `None`: there is none yet, or it is the candidate, as is said.

    Raises:
        CheckError: it cannot be read, or a file is compared with itself.
    """
    file = None if place is None else kept(label, place, context)
    if place is None or file is None or file.digest != own.digest:
        return file, ""
    if place.startswith("git:"):
        return None, f"no change: the same file as at {_at(file.shown.partition(':')[0])}"
    if is_registered(place):
        return None, f"no change: the same file as {plain(file.shown)}"
    message = (
        f"compares a file with itself: '{plain(own.shown)}' and '{plain(file.shown)}' are both {own.digest}; "
        'name what was accepted as the baseline, best from git: baseline = "git:PATH"'
    )
    raise CheckError(message)


def _at(ref: str) -> str:
    """Return `ref` in words, where it asks git for a merge base."""
    branch = ref.removeprefix("refs/remotes/").removesuffix("...")
    return f"the merge base with {branch}" if ref.endswith("...") else ref


def kept(label: str, place: str, context: Context) -> File | None:
    """Return the file at `place`, `None` where git does not have it yet. Raises CheckError where it cannot be read."""
    key = f"{label}.{context.check}"
    if is_registered(place):
        name, alias, version = registered(place)
        wanted = mlflow.Wanted(name=name, alias=alias, version=version)
        context.progress(f"fetching {wanted.shown}")
        found = mlflow.fetch(wanted)
        file = File(shown=found.shown, content=found.content)
        context.digests[key] = file.digest
        return file
    if not place.startswith("git:"):
        file = read(context, place)
        context.digests[key] = file.digest
        return file
    ref, path = git_baseline(place)
    content = context.baseline.read(path, ref)
    # Nothing was resolved in a repository without a commit.
    commit = (context.baseline.resolved or "")[:12]
    at = plain(ref or context.baseline.ref or commit or "the baseline", limit=80)
    if content is None:
        if not (context.root / path).exists():
            message = f"{label} '{plain(place)}': '{plain(path)}' is neither at {at} nor here: misspelt?"
            raise CheckError(message)
        return None
    file = File(shown=f"{at}:{path}", content=content)
    context.digests[key] = file.digest
    return file


def read(context: Context, path: str) -> File:
    """Return the one file at `path` below the project's root. Raises CheckError where it is none, or several."""
    files = context.files(path)
    if len(files) > 1:
        message = f"'{plain(path)}' names {len(files)} files; one is wanted"
        raise CheckError(message)
    return _whole(context, files[0])


def _whole(context: Context, file: Path) -> File:
    shown = context.shown(file)
    try:
        return File(shown=shown, content=file.read_bytes())
    except OSError as error:
        message = f"'{plain(shown)}' cannot be read: {error.strerror}"
        raise CheckError(message) from error


def data_of(context: Context, name: str) -> pl.DataFrame:
    """Return the rows of `[data.NAME]`, of all its files.

    Raises:
        CheckError: a file cannot be read, or the files do not fit together.
    """
    declared = context.data(name)
    files = context.files(declared.path)
    if len(files) > 1:
        context.judged(f"data.{name}", files)
    tables = []
    for file in files:
        one = _whole(context, file)
        context.digests.setdefault(f"data.{name}", one.digest)
        delimiter = declared.delimiter or ","
        table = read_table(one.content, one.shown, delimiter=delimiter, null_values=declared.null_values)
        tables.append(table)
    try:
        return pl.concat(tables, how="vertical_relaxed") if len(tables) > 1 else tables[0]
    except pl.exceptions.PolarsError as error:
        message = f"'{plain(declared.path)}': the {len(files)} files do not have the same columns of the same types"
        raise CheckError(message) from error


def load(file: File, trusted: tuple[str, ...]) -> object:
    """Return the model that `file` holds; `trusted` are the names that it may hold.

    Raises:
        CheckError: it is not safe to load, or cannot be loaded.
    """
    # 1.5 s for scikit-learn and skops, which a comparison of predictions does without.
    from mlgate.models.loading import load_model

    refuse_unsafe(file, trusted)
    return load_model(file.content, file.shown, trusted)


def refuse_unsafe(file: File, trusted: tuple[str, ...]) -> None:
    """Raise CheckError where `file` is a pickle that names what is not safe to load and not among `trusted`.

    A skops file is looked through by what loads it.
    """
    if PurePath(file.shown).suffix.lower() not in _PICKLES:
        return
    # The scanner is an extra of its own, and a skops file does without it.
    from mlgate.trust.scanner import scan_bytes

    report = scan_bytes(file.content, file.shown, allow=trusted)
    if report.dangerous:
        first = report.dangerous[0]
        message = (
            f"model '{plain(file.shown)}' is not safe to load: {first.subject}: {first.message}"
            + (f"; and {len(report.dangerous) - 1} more" if len(report.dangerous) > 1 else "")
            + "; names that you know go under [model.NAME], trusted = […]; better save it with skops"
        )
        raise CheckError(message, location=first.location)

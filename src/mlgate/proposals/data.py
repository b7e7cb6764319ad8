"""Contracts inferred from the data that a checkout has: `[data.NAME]`, `[contract.NAME]` and the contract's file."""

from __future__ import annotations

import fnmatch
import os
import re
import shlex
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from mlgate import registry
from mlgate.core.display import plain, plural
from mlgate.core.errors import CheckError, ConfigurationError
from mlgate.proposals.parts import Part
from mlgate.proposals.surroundings import NOT_TAME, Surroundings, is_tame
from mlgate.proposals.tables import Table, Value

_READ = re.compile(
    r"\.(parquet|pq|arrow|arrows|feather|ipc|csv|tsv|tab|jsonl|ndjson)(\.(gz|bz2|xz|zst|zstd))?$", re.IGNORECASE
)
_BESIDE = frozenset({"test", "tests", "testdata", "fixtures", "docs", "doc", "node_modules", "vendor", "mlruns"})
# All rows of a table are read, so the first use is kept to what takes seconds.
_MOST_BYTES = 50_000_000
_MOST_IN_ALL = 150_000_000
_MOST_SETS = 10
_LEAST_ROWS = 20
_MOST_TOLD = 5
# Folders that git ignores and that hold other things.
_NO_DATA = re.compile(r"(^|/)(\.[^/]*|\w*env\d*|node_modules|site-packages|__pycache__|build|dist|mlruns|wandb)/$")
_MOST_LOOKED = 2000


def part(here: Surroundings, say: Callable[[str], None] = lambda _: None) -> Part:
    """Return a contract for each table, and why there is none for the others; `say` is told what is being read."""
    sets, left_out = _sets(here)
    left_out += _not_in_git(here)
    drafts, taken = list[_Draft](), set[str]()
    # The larger first: what has the same columns beside it keeps the same contract.
    for location, members in sorted(sets[:_MOST_SETS], key=lambda one: -sum(map(here.size, one[1]))):
        say(f"reading {location}, {_megabytes(sum(map(here.size, members)))}")
        try:
            drafts.append(_inferred(here, location, taken, drafts))
        except ImportError as error:
            hint = registry.install_hint(error) or "a library is missing"
            return Part(left_out=(*left_out, f"contract: {plain(location)}: {hint}, then `mlgate infer`"))
        except (CheckError, ConfigurationError) as error:
            said = plain(error, limit=300)
            left_out.append(f"contract: {said if said.startswith(location) else f'{plain(location)}: {said}'}")
        except Exception as error:  # noqa: BLE001 - one table that no reader is ready for keeps no other from its contract
            left_out.append(f"contract: {plain(location)}: crashed with {type(error).__name__}, a bug in mlgate")
    counts = {location: len(members) for location, members in sets}
    tables, files = list[Table](), dict[str, bytes]()
    for one in sorted(drafts, key=lambda one: one.location):
        tables += _tables(one, counts[one.location])
        text = next(other.text for other in drafts if other.file == one.file)
        if not os.path.lexists(here.root / one.file):
            files[one.file] = text.encode("utf-8")
    if rest := sets[_MOST_SETS:]:
        named = f"{plural(len(rest), 'more table')}, as {rest[0][0]}"
        left_out.append(f"contract: {named}: `mlgate infer {shlex.quote(rest[0][0])}`")
    return Part(tables=tuple(tables), files=files, left_out=tuple(left_out))


class _Draft(msgspec.Struct, kw_only=True):
    """A table, how it is called, and its contract; `shares` is the table whose contract it keeps."""

    name: str
    location: str
    file: str
    columns: tuple[str, ...]
    marks: tuple[str, ...] = ()
    text: str = ""
    shares: str | None = None


def _tables(one: _Draft, count: int) -> tuple[Table, Table]:
    keys: dict[str, Value] = {"path": one.location}
    if any(one.marks):
        keys["null_values"] = one.marks
    comment = (f"{count} files today.",) if count > 1 else ()
    checks: dict[str, Value] = {"data": one.name, "file": one.file}
    same = (f"Its columns are those of {one.shares}, and so is its contract.",) if one.shares else ()
    return (
        Table(name=f"data.{one.name}", keys=keys, comment=comment),
        Table(name=f"contract.{one.name}", keys=checks, comment=same, needs=("data",), uses=f"data.{one.name}"),
    )


def _megabytes(size: int) -> str:
    return f"{size / 10**6:,.1f} MB"


def _sets(here: Surroundings) -> tuple[list[tuple[str, list[str]]], list[str]]:
    """Return the tables, each by a path or a glob with its files, and what is left out."""
    found, left_out = list[str](), list[str]()
    for path in here.files:
        if not _READ.search(path) or not _BESIDE.isdisjoint(path.lower().split("/")[:-1]):
            continue
        if not is_tame(path):
            left_out.append(f"contract: {plain(path, limit=120)}: {NOT_TAME}")
        elif here.is_pointer(path):
            left_out.append(f"contract: {path}: git-lfs has not fetched it")
        elif here.size(path) == 0:
            left_out.append(f"contract: {path}: is empty")
        else:
            found.append(path)
    sets, total = [], 0
    for location, members in _grouped(found):
        size = sum(map(here.size, members))
        if size > _MOST_BYTES or total + size > _MOST_IN_ALL:
            left_out.append(
                f"contract: {location}: {size // 10**6:,} MB; `mlgate infer {shlex.quote(location)} -o FILE`"
            )
        else:
            total += size
            sets.append((location, members))
    return sets, left_out


def _grouped(paths: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield tables: folders of parts (`year=2024/`), files of a folder that differ in digits alone, and the others."""
    parts, alike = dict[str, list[str]](), dict[str, list[str]]()
    for path in paths:
        if (place := re.search(r"(?:^|/)[A-Za-z_]\w*=[^/]*/", path)) and place.start():
            parts.setdefault(path[: place.start()], []).append(path)
            continue
        folder, slash, name = path.rpartition("/")
        alike.setdefault(f"{folder}{slash}{re.sub(r'[0-9]+', '*', name)}", []).append(path)
    for folder, members in parts.items():
        # A folder is read whole, so what lies beside its parts would be of the table too.
        if [path for path in paths if path.startswith(f"{folder}/")] == members:
            yield folder, members
        else:
            yield from ((one, [one]) for one in members)
    for pattern, members in alike.items():
        folder = pattern.rpartition("/")[0]
        beside = [path for path in paths if path.rpartition("/")[0] == folder and fnmatch.fnmatchcase(path, pattern)]
        if len(members) > 1 and beside == members:
            yield pattern, members
        else:
            yield from ((one, [one]) for one in members)


def _inferred(here: Surroundings, location: str, taken: set[str], drafts: list[_Draft]) -> _Draft:
    """Return the table at `location` with its contract: that of one of `drafts` beside it, or its own.

    Raises:
        CheckError: it cannot be read, or promises nothing.
        ImportError: the extra `data` is not installed.
    """
    # Extras: the base install looks at everything else.
    from mlgate.contracts.inference import headless
    from mlgate.engines import profiling
    from mlgate.engines.polars import sources as polars
    from mlgate.engines.profiling import inferring
    from mlgate.readers import Reading
    from mlgate.readers.opening import Place, confirm, open_data
    from mlgate.readers.scratch import Scratch

    name = _name(location, taken)
    with Scratch() as scratch, tempfile.TemporaryDirectory() as fetched:
        place = Place(root=here.root, scratch=scratch, fetched=Path(fetched))
        files = open_data(location, Reading(), place)
        sources = profiling.with_marks(polars.opened(files), location)
        evidence = profiling.profile(sources, name, location)
        if evidence.rows < _LEAST_ROWS:
            raise CheckError(f"{plural(evidence.rows, 'row')}: too few to promise anything from")
        if any(file.format == "csv" for file in files) and headless(evidence):
            raise CheckError("its first line looks like data: add a line with the columns' names")
        columns = tuple(column.name for column in evidence.columns)
        draft = _Draft(name=name, location=location, file=f"contracts/{name}.odcs.yaml", columns=columns)
        draft.marks = tuple(evidence.null_values)
        if beside := next((one for one in drafts if _are_alike(one, draft)), None):
            done = inferring.update(beside.text, beside.name, sources, evidence)
            if len(done.changes) <= len(columns):
                beside.text = done.text
                draft.file, draft.shares = beside.file, f"data.{beside.name}"
        if not draft.shares:
            draft.text = inferring.infer(sources, evidence, identifier=name).text
        confirm(files)
    taken.add(name)
    return draft


def _are_alike(one: _Draft, other: _Draft) -> bool:
    """Tell whether the tables are parts of one, as train and test are: beside each other, with the same columns."""
    folders = {draft.location.rpartition("/")[0] for draft in (one, other)}
    return not one.shares and one.columns == other.columns and len(folders) == 1


def _name(location: str, taken: set[str]) -> str:
    """Return a name of the table: that of the file, or of the folder where the file's is a number or `part-0`."""
    # As in `_inferred`.
    from mlgate.contracts.inference import slug

    words = [slug(_unaccented(part.split(".")[0])) for part in location.split("/")]
    told = [word for word in words if re.search("[a-z]", word) and not re.fullmatch(r"(part|data|file)[_0-9]*", word)]
    return _free(told[-1] if told else "data", taken)


def _unaccented(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))


def _free(name: str, taken: set[str]) -> str:
    numbers = range(2, len(taken) + 3)
    return next(one for one in (name, *(f"{name}_{number}" for number in numbers)) if one not in taken)


def _not_in_git(here: Surroundings) -> list[str]:
    """Return what is said of data that lie here and that git ignores, as those that DVC keeps."""
    kept = {path.removesuffix(".dvc") for path in here.files if path.endswith(".dvc")}
    hidden = [path for path in here.hidden if path.rstrip("/") in kept or _holds_data(here.root, path)]
    told = [
        f"contract: {plain(path, limit=120)}: is not in git"
        f"{', DVC keeps it' if path.rstrip('/') in kept else ''}, so a checkout lacks it;"
        " `mlgate infer` drafts its contract, and the workflow must fetch it before `mlgate check`"
        for path in hidden[:_MOST_TOLD]
    ]
    rest = len(hidden) - len(told)
    return [*told, f"contract: {rest} more that are not in git"] if rest else told


def _holds_data(root: Path, path: str) -> bool:
    """Tell whether `path`, which git ignores, is data or a folder that holds some; few of its files are looked at."""
    if not path.endswith("/"):
        return _READ.search(path) is not None
    if _NO_DATA.search(path):
        return False
    looked = 0
    for _, folders, names in os.walk(root / path):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _NO_DATA.search(f"{name}/"))
        if any(_READ.search(name) for name in names):
            return True
        looked += len(names) + 1
        if looked > _MOST_LOOKED:
            return False
    return False

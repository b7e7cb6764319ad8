"""Contracts inferred from the data that a checkout has: `[data.NAME]`, `[contract.NAME]` and the contract's file."""

from __future__ import annotations

import fnmatch
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from mlgate import registry
from mlgate.core.display import plain, plural
from mlgate.core.errors import CheckError, ConfigurationError
from mlgate.proposals.parts import Part
from mlgate.proposals.surroundings import Surroundings, is_tame
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


def part(here: Surroundings) -> Part:
    """Return a contract for each table, and why there is none for the others."""
    sets, left_out = _sets(here)
    left_out += _not_in_git(here)
    tables, files, taken = list[Table](), dict[str, bytes](), set[str]()
    for location, members in sets[:_MOST_SETS]:
        try:
            name, text, marks = _inferred(here, location, taken)
        except ImportError as error:
            hint = registry.install_hint(error) or "a library is missing"
            return Part(left_out=(*left_out, f"contract: {plain(location)}: {hint}, then `mlgate infer`"))
        except (CheckError, ConfigurationError) as error:
            left_out.append(f"contract: {plain(location)}: {plain(error, limit=300)}")
            continue
        except Exception as error:  # noqa: BLE001 - one table that no reader is ready for keeps no other from its contract
            left_out.append(f"contract: {plain(location)}: crashed with {type(error).__name__}, a bug in mlgate")
            continue
        taken.add(name)
        file = f"contracts/{name}.odcs.yaml"
        if not os.path.lexists(here.root / file):
            files[file] = text.encode("utf-8")
        keys: dict[str, Value] = {"path": location}
        if any(marks):
            keys["null_values"] = marks
        comment = (f"{len(members)} files today.",) if len(members) > 1 else ()
        tables.append(Table(name=f"data.{name}", keys=keys, comment=comment))
        checks: dict[str, Value] = {"data": name, "file": file}
        tables.append(Table(name=f"contract.{name}", keys=checks, needs=("data",), uses=f"data.{name}"))
    if rest := sets[_MOST_SETS:]:
        left_out.append(f"contract: {len(rest)} more tables, as {rest[0][0]}: `mlgate infer {rest[0][0]}`")
    return Part(tables=tuple(tables), files=files, left_out=tuple(left_out))


def _sets(here: Surroundings) -> tuple[list[tuple[str, list[str]]], list[str]]:
    """Return the tables, each by a path or a glob with its files, and what is left out."""
    found, left_out = list[str](), list[str]()
    for path in here.files:
        if not _READ.search(path) or not _BESIDE.isdisjoint(path.lower().split("/")[:-1]):
            continue
        if not is_tame(path):
            left_out.append(f"contract: {plain(path, limit=120)}: rename it, its name is no plain one")
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
            left_out.append(f"contract: {location}: {size // 10**6:,} MB; `mlgate infer '{location}' -o FILE`")
        else:
            total += size
            sets.append((location, members))
    return sets, left_out


def _grouped(paths: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the paths, those of one folder whose names differ in digits alone together: parts of one table."""
    alike: dict[str, list[str]] = {}
    for path in paths:
        folder, slash, name = path.rpartition("/")
        alike.setdefault(f"{folder}{slash}{re.sub(r'[0-9]+', '*', name)}", []).append(path)
    for pattern, members in alike.items():
        folder = pattern.rpartition("/")[0]
        beside = [path for path in paths if path.rpartition("/")[0] == folder and fnmatch.fnmatchcase(path, pattern)]
        if len(members) > 1 and beside == members:
            yield pattern, members
        else:
            yield from ((one, [one]) for one in members)


def _inferred(here: Surroundings, location: str, taken: set[str]) -> tuple[str, str, tuple[str, ...]]:
    """Return a name for the table, its contract, and what stands in it for missing values.

    Raises:
        CheckError: it cannot be read, or promises nothing.
        ImportError: the extra `data` is not installed.
    """
    # Extras: the base install looks at everything else.
    from mlgate.contracts.inference import headless, slug
    from mlgate.engines import profiling
    from mlgate.engines.polars import sources as polars
    from mlgate.engines.profiling import inferring
    from mlgate.readers import Reading
    from mlgate.readers.opening import Place, confirm, open_data
    from mlgate.readers.scratch import Scratch

    name = _free(slug(location.rpartition("/")[2].split(".")[0]), taken)
    with Scratch() as scratch, tempfile.TemporaryDirectory() as fetched:
        place = Place(root=here.root, scratch=scratch, fetched=Path(fetched))
        files = open_data(location, Reading(), place)
        sources = profiling.with_marks(polars.opened(files), location)
        evidence = profiling.profile(sources, name, location)
        if evidence.rows < _LEAST_ROWS:
            raise CheckError(f"{plural(evidence.rows, 'row')}: too few to promise anything from")
        if any(file.format == "csv" for file in files) and headless(evidence):
            raise CheckError("its first line looks like data: add a line with the columns' names")
        done = inferring.infer(sources, evidence, identifier=name)
        confirm(files)
    return name, done.text, tuple(evidence.null_values)


def _free(name: str, taken: set[str]) -> str:
    numbers = range(2, len(taken) + 3)
    return next(one for one in (name, *(f"{name}_{number}" for number in numbers)) if one not in taken)


def _not_in_git(here: Surroundings) -> list[str]:
    """Return what is said of data that lie here and that git ignores, as those that DVC keeps."""
    kept = {path.removesuffix(".dvc") for path in here.files if path.endswith(".dvc")}
    hidden = [path for path in here.hidden if _READ.search(path.rstrip("/")) or path.rstrip("/") in kept]
    told = [
        f"contract: {plain(path, limit=120)}: is not in git"
        f"{', DVC keeps it' if path.rstrip('/') in kept else ''}, so a checkout lacks it;"
        " `mlgate infer` drafts its contract, and the workflow must fetch it before `mlgate check`"
        for path in hidden[:_MOST_TOLD]
    ]
    rest = len(hidden) - len(told)
    return [*told, f"contract: {rest} more that are not in git"] if rest else told

"""Delta tables: the Parquet files that one version of them consists of."""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter
from pathlib import Path
from urllib.parse import unquote

from mlgate.core.display import plain
from mlgate.core.errors import CheckError

_LOG = "_delta_log"
# What changes what the files of a table mean, so that they cannot be read as they are.
_CHANGING = {"deletionVectors": "deletion vectors", "columnMapping": "column mapping", "typeWidening": "widened types"}


def is_delta(folder: Path) -> bool:
    """Return whether `folder` is a Delta table."""
    return (folder / _LOG).is_dir()


def delta_files(folder: Path, shown: str, version: int | None) -> tuple[tuple[Path, dict[str, str | None]], ...]:
    """Return the files of the Delta table at `folder` in `version` (the latest), each with its partition's values.

    Raises:
        CheckError: there is no such table or version, it uses features that change what its files mean, or the
            library is missing.
    """
    try:
        # 100 ms, and only for Delta tables.
        from deltalake import DeltaTable
        from deltalake.exceptions import DeltaError
    except ImportError:
        raise CheckError(f"{shown}: is a Delta table: pip install 'mlgate[delta]'") from None
    if not is_delta(folder):
        raise CheckError(f"{shown}: is no Delta table: it has no folder {_LOG}")
    try:
        table = DeltaTable(folder, version=version)
        features = set(table.protocol().reader_features or ())
        mapped = table.metadata().configuration.get("delta.columnMapping.mode", "none") != "none"
        actions = table.get_add_actions(flatten=False)
        paths = actions.column("path").to_pylist()
        partitioned = bool(table.metadata().partition_columns)
        values = list(actions.column("partition").to_pylist() if partitioned and paths else [{} for _ in paths])
    except (DeltaError, OSError, ValueError, KeyError) as error:
        wanted = f" in version {version}" if version is not None else ""
        raise CheckError(f"{shown}: cannot be read as a Delta table{wanted}: {_said(error)}") from error
    used = [words for feature, words in _CHANGING.items() if feature in features]
    if mapped and "column mapping" not in used:
        used.append("column mapping")
    if used:
        mend = "rewrite it without (REORG TABLE … APPLY (PURGE)), or read it through another engine"
        raise CheckError(f"{shown}: uses {' and '.join(used)}, which cannot be followed; {mend}")
    if not paths:
        raise CheckError(f"{shown}: the Delta table has no files, so no rows")
    return tuple(sorted((_file(folder, shown, *pair) for pair in zip(paths, values, strict=True)), key=itemgetter(0)))


def _said(error: Exception) -> str:
    # Its backtrace follows.
    return plain(str(error).partition("   0: ")[0].partition("\n")[0].strip(), limit=200)


def _file(folder: Path, shown: str, path: str, values: Mapping[str, object]) -> tuple[Path, dict[str, str | None]]:
    file = Path(folder, unquote(path))
    # The log may name any file of the machine.
    if not file.resolve().is_relative_to(folder.resolve()):
        raise CheckError(
            f"{shown}: names a file outside of its folder ('{plain(path, limit=80)}'); copy the table whole"
        )
    if not file.is_file():
        raise CheckError(f"{shown}: lacks its file '{plain(path, limit=80)}'; fetch the table whole")
    return file, {name: None if value is None else str(value) for name, value in values.items()}

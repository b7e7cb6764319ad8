"""The data that a contract's check is about: a declaration of the configuration, or a server of the contract."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

from mlgate.config import Data
from mlgate.context import Context
from mlgate.contracts import Contract, Table
from mlgate.contracts.compiled import Server
from mlgate.contracts.constraints import Dangling
from mlgate.core.display import nearest, plain
from mlgate.core.errors import CheckError
from mlgate.core.folders import user_cache
from mlgate.readers import DataFile, Reading
from mlgate.readers.files import Format
from mlgate.readers.opening import Place, open_data
from mlgate.readers.scratch import Scratch

_FORMATS = (*get_args(Format), "delta")
# What the standard calls a format otherwise; its `delimiter` is that of JSON documents or of CSV.
_CALLED = {"json": "jsonl", "ndjson": "jsonl", "jsonlines": "jsonl", "feather": "arrow", "tsv": "csv"}
_DATABASES = ("duckdb", "sqlite", "postgres", "postgresql")
_FETCHED = {"local": "", "s3": "s3", "gcs": "gs", "azure": "abfss"}


class Opener:
    """Opens the data of one check; what it unpacks lies in `scratch`."""

    def __init__(self, context: Context, scratch: Scratch) -> None:
        self._context = context
        self._scratch = scratch
        self._found: dict[str, tuple[Path, ...]] = {}

    def declared(self, name: str) -> tuple[DataFile, ...]:
        """Return the files of `[data.NAME]`. Raises CheckError as the readers do."""
        declared = self._context.config.data if self._context.config else {}
        if name not in declared:
            raise CheckError(f"nothing declares [data.{plain(name, limit=60)}]{nearest(name, list(declared))}")
        return self._noted(f"data.{name}", self._opened(declared[name]))

    def served(self, contract: Contract, name: str, table: Table) -> tuple[DataFile, ...]:
        """Return the files of `table` at the contract's server `name`.

        Raises:
            CheckError: there is no such server, it is of a type that is not read, or as the readers do.
        """
        server = server_of(contract, name)
        if _type(server) in _DATABASES:
            # DuckDB's 30 ms, and only for databases.
            from mlgate.readers.databases import open_database

            found: tuple[DataFile, ...] = (
                open_database(server, table.name, self._scratch.folder(), self._context.root),
            )
        else:
            location, reading, storage = _located(server, table, contract)
            found = open_data(location, reading, self._place(storage))
        return self._noted(f"server.{name}.{table.name}", found)

    def related(
        self, contract: Contract, table: Table, named: Mapping[str, str], server: str | None
    ) -> dict[str, tuple[DataFile, ...]]:
        """Return the files of other objects that `table` points to, by their names: as `named`, or at `server`."""
        found = {name: self.declared(data) for name, data in named.items()}
        if server is None:
            return found
        known = {one.name: one for one in contract.tables}
        for rule in table.rules:
            name = rule.test.table if isinstance(rule.test, Dangling) else ""
            if name in known and name not in found and name != table.name:
                found[name] = self.served(contract, server, known[name])
        return found

    def _opened(self, data: Data) -> tuple[DataFile, ...]:
        path = Path(self._context.root, data.path)
        if data.table is not None:
            # As above.
            from mlgate.readers.databases import open_database

            return (open_database(path, data.table, self._scratch.folder(), self._context.root),)
        reading = Reading(
            format=data.format,
            delimiter=data.delimiter,
            quote=data.quote,
            encoding=data.encoding,
            decimal=data.decimal,
            null_values=data.null_values,
            disk_gib=data.disk_gib,
            version=data.version,
            partitioning=data.partitioning,
        )
        return open_data(data.path, reading, self._place({}))

    def _place(self, storage: dict[str, object]) -> Place:
        root = self._context.root
        return Place(root=root, scratch=self._scratch, fetched=_fetched(self._scratch), storage=storage)

    def _noted(self, label: str, found: tuple[DataFile, ...]) -> tuple[DataFile, ...]:
        self._found[label] = tuple(file.origin or file.path for file in found)
        return found

    def note(self, known: Mapping[Path, str]) -> None:
        """Note in the verdict all that was opened; `known` has digests that need no reading. Raises CheckError."""
        for label, found in self._found.items():
            self._context.judged(label, found, known)


def _fetched(scratch: Scratch) -> Path:
    """Return the folder that keeps what was fetched: the user's own, since a repository could bring one with it."""
    with contextlib.suppress(OSError, RuntimeError):
        folder = user_cache("fetched")
        folder.mkdir(parents=True, exist_ok=True)
        return folder
    return scratch.folder()


def server_of(contract: Contract, name: str) -> Server:
    """Return the contract's server `name`. Raises CheckError, with the nearest name, where there is none."""
    for server in contract.servers:
        if server.name == name:
            return server
    known = [server.name for server in contract.servers]
    hint = nearest(name, known) if known else "; it has no servers"
    raise CheckError(f"{contract.path} describes no server '{plain(name, limit=60)}'{plain(hint)}")


def _located(server: Server, table: Table, contract: Contract) -> tuple[str, Reading, dict[str, object]]:
    """Return where the files of `table` are at `server`, how they are read, and settings for getting there."""
    shown = f"{contract.path}:{server.line}: server '{plain(server.name, limit=60)}'"
    kind = _type(server)
    spelt = server.settings.get("path" if kind == "local" else "location") or server.settings.get("location")
    if kind not in _FETCHED or not spelt:
        known = ", ".join((*_FETCHED, *_DATABASES))
        why = "names no path or location" if kind in _FETCHED else f"is of a type that is not read; known are {known}"
        raise CheckError(f"{shown} {why}")
    form = server.settings.get("format")
    form = None if form is None else _CALLED.get(str(form).lower(), str(form).lower())
    if form not in (None, *_FORMATS):
        raise CheckError(f"{shown} has the format '{plain(form, limit=40)}', which is not read")
    location = re.sub(r"\{(model|table|object)\}", lambda _: table.name, str(spelt))
    delimiter = str(server.settings.get("delimiter", ""))
    endpoint = server.settings.get("endpointUrl")
    storage: dict[str, object] = {"client_kwargs": {"endpoint_url": str(endpoint)}} if endpoint else {}
    reading = Reading(
        format=form,  # type: ignore[arg-type] # one of _FORMATS
        delimiter=delimiter if len(delimiter) == 1 else None,
        encoding=str(server.settings["encoding"]) if "encoding" in server.settings else None,
    )
    return location, reading, storage


def _type(server: Server) -> str:
    return server.type.lower()

"""`servers`: where the contract says that data lies, held against what the standard knows of each type."""

from __future__ import annotations

from typing import Any

from mlgate.contracts.compiled import Server
from mlgate.contracts.notes import Notes
from mlgate.contracts.odcs import ServerEntry
from mlgate.core.display import nearest, plain
from mlgate.core.tables import KeyPath, decode

# What a server of each type needs, from the standard's JSON Schema v3.2.0; it has no `gcs` and no `sqlite`, which are
# read here as `s3` and `duckdb` are.
_NEEDED = {
    "api": "location",
    "athena": "schema",
    "azure": "location format",
    "bigquery": "project dataset",
    "btrieve": "host database",
    "clickhouse": "host port database",
    "cloudsql": "host port database schema",
    "custom": "",
    "databricks": "catalog schema",
    "db2": "host port database",
    "denodo": "host port",
    "dremio": "host port",
    "duckdb": "database",
    "exasol": "host",
    "fastobjects": "database",
    "gcs": "location",
    "glue": "account database",
    "hana": "host",
    "hive": "host database",
    "iceberg": "catalog catalogUrl",
    "impala": "host database",
    "informix": "host database",
    "ingres": "database host",
    "kafka": "host",
    "kinesis": "",
    "local": "path format",
    "mysql": "host port database",
    "oracle": "host port serviceName",
    "poet": "database",
    "postgres": "host port database schema",
    "postgresql": "host port database schema",
    "presto": "host",
    "pubsub": "project",
    "redshift": "database schema",
    "s3": "location",
    "sftp": "location",
    "snowflake": "account database schema",
    "sqlite": "database",
    "sqlserver": "host database schema",
    "synapse": "host port database",
    "teradata": "host",
    "trino": "host port catalog schema",
    "vectorwise": "database host",
    "versant": "database",
    "vertica": "host port database schema",
    "zen": "host database",
}
# What a server of some type may have. The standard says it for each type, and tools that write contracts do not keep
# to it (a `delimiter` of a local file): a key that any type has is taken.
_SETTINGS = (
    "account",
    "catalog",
    "catalogUrl",
    "database",
    "dataset",
    "delimiter",
    "encoding",
    "endpointUrl",
    "format",
    "host",
    "location",
    "namespace",
    "path",
    "port",
    "project",
    "region",
    "regionName",
    "schema",
    "serviceName",
    "stagingDir",
    "stream",
    "warehouse",
    "workgroup",
)
_COMMON = ("server", "type", "id", "description", "environment", "roles", "customProperties")


def read_servers(entries: list[dict[str, Any]], notes: Notes) -> tuple[Server, ...]:
    """Return the servers; what is wrong in them goes to `notes`."""
    found = []
    for index, entry in enumerate(entries):
        one = _server(entry, ("servers", str(index)), notes)
        if one is not None:
            found.append(one)
    return tuple(found)


def _server(entry: dict[str, Any], key: KeyPath, notes: Notes) -> Server | None:
    common, wrong = decode({name: value for name, value in entry.items() if name in _COMMON}, ServerEntry)
    for inner, message in wrong:
        notes.problem((*key, *inner), message)
    settings = {name: value for name, value in entry.items() if name not in _COMMON and value is not None}
    for name, value in settings.items():
        if name not in _SETTINGS:
            notes.problem((*key, name), f"server: unknown key '{plain(name)}'{nearest(name, [*_SETTINGS, *_COMMON])}")
        elif isinstance(value, bool) or not isinstance(value, str if name != "port" else str | int):
            notes.problem(
                (*key, name), f"server: '{name}' is text{', in quotes' if name != 'port' else ' or a number'}"
            )
    if common is None:
        return None
    if common.type not in _NEEDED:
        hint = nearest(common.type, list(_NEEDED))
        notes.problem((*key, "type"), f"server: unknown type '{plain(common.type, limit=40)}'{hint}")
        return None
    missing = [name for name in _NEEDED[common.type].split() if name not in settings]
    if missing:
        listed = " and ".join(f"'{name}'" for name in missing)
        notes.problem(key, f"server of type {common.type}: {listed} {'is' if len(missing) == 1 else 'are'} missing")
    return Server(name=common.server, type=common.type, line=notes.document.line(key), settings=settings)

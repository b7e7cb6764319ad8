"""A contract's file to a compiled contract, or every problem of it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

from mlgate.contracts.compile import compile_tables
from mlgate.contracts.compiled import Contract
from mlgate.contracts.notes import Notes
from mlgate.contracts.odcs import DataContract, SchemaObject
from mlgate.contracts.relationships import Elsewhere, Unreachable, nowhere
from mlgate.contracts.servers import read_servers
from mlgate.contracts.yaml_source import MAX_BYTES, Document, parse
from mlgate.core.display import plain
from mlgate.core.errors import ConfigurationError, Problem
from mlgate.core.model import Location
from mlgate.core.tables import KeyPath, decode

_NEEDED = "an ODCS contract begins with `apiVersion: v3.1.0` and `kind: DataContract`"
# What other formats have at their top, so that the message can name them.
_OTHERS = {
    "dataContractSpecification": "a Data Contract Specification file",
    "expectations": "a Great Expectations suite",
    "schema_type": "a pandera schema",
    "$schema": "a JSON Schema",
    "fields": "a Table Schema",
    "models": "a dbt properties file",
}


def load(path: Path, root: Path) -> Contract:
    """Read and compile the contract at `path`; messages show it relative to `root`.

    Raises:
        ConfigurationError: with every problem: not readable, not YAML, not ODCS v3, or wrong within.
    """
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    shown = plain(shown)
    return compiled(_read(path, shown), shown, _elsewhere(path, root))


def compiled(content: bytes, shown: str, elsewhere: Elsewhere = nowhere) -> Contract:
    """Compile the contract that the file `content`, called `shown` in messages, holds: one of another commit, say.

    `elsewhere` reads the objects of other contracts that it refers to; without it such relationships are not checked.

    Raises:
        ConfigurationError: as `load`.
    """
    # A module of its own, 4 ms at start-up, as in `stores.files`.
    import hashlib

    document = parse(content, shown)
    notes = Notes(document)
    contract = _odcs(document, notes)
    servers = read_servers(contract.servers, notes)
    tables = compile_tables(contract, notes, elsewhere)
    for name, count in Counter(table.name for table in tables).items():
        if count > 1:
            notes.problem(("schema",), f"object '{plain(name)}' is described {count} times")
    if not any(table.columns or table.rules for table in tables):
        notes.problem(("schema",), "describes no property and no rule, so there is nothing to check")
    if notes.problems:
        raise ConfigurationError(tuple(notes.problems))
    digest = f"sha256:{hashlib.sha256(content).hexdigest()}"
    return Contract(path=shown, id=contract.id, version=contract.version, digest=digest, tables=tables, servers=servers)


def _elsewhere(path: Path, root: Path) -> Elsewhere:
    """Return what reads the objects of contracts that the one at `path` refers to, from below `root` and no further."""

    def objects(file: str) -> tuple[SchemaObject, ...]:
        shown = plain(file, limit=80)
        if "://" in file:
            raise Unreachable(f"a relationship to {shown}, which is not fetched", wrong=False)
        # Links are followed, so that none leads out.
        other = (path.parent / file).resolve()
        if file.startswith("/") or not other.is_relative_to(root.resolve()):
            raise Unreachable(f"relationship: {shown} is outside of the repository, and is not read")
        if not other.exists():
            # A contract that was copied without those beside it is still one.
            raise Unreachable(f"a relationship to {shown}, which is not there", wrong=False)
        try:
            document = parse(_read(other, shown), shown)
            return _odcs(document, Notes(document)).schema
        except ConfigurationError as error:
            raise Unreachable(f"relationship: {error.problems[0]}") from error

    return objects


def _read(path: Path, shown: str) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise _refused(shown, "is not a plain file")
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise _refused(shown, f"cannot be read: {error.strerror or 'no such file'}") from error
    if not content.strip():
        raise _refused(shown, f"is empty; {_NEEDED}")
    return content


def _odcs(document: Document, notes: Notes) -> DataContract:
    tree = document.tree
    if not isinstance(tree, dict):
        raise _refused(document.path, f"is not an ODCS contract; {_NEEDED}", 1)
    problems = list(_header(tree, document))
    if problems:
        raise ConfigurationError(tuple(problems))
    contract, wrong = decode(tree, DataContract)
    for key, message in wrong:
        notes.problem(key, _in_yaml(key, message))
    if contract is None:
        # What is left without the wrong keys is compiled too, so that its problems are told in the same go.
        contract, _ = decode(_without({key for key, _ in wrong}, tree, ()), DataContract)
    if contract is None:
        raise ConfigurationError(tuple(notes.problems))
    return contract


def _in_yaml(key: KeyPath, message: str) -> str:
    """Return a problem in the words of YAML, with what to write where a plain list of values is the usual slip."""
    message = message.replace("expected a table", "expected a mapping").replace("got a table", "got a mapping")
    return f"{message}; write each value as `- value: …`" if key[-2:-1] == ("enum",) else message


def _without(wrong: set[KeyPath], value: Any, path: KeyPath) -> Any:  # noqa: ANN401 - any YAML
    if isinstance(value, dict):
        kept = {key: inner for key, inner in value.items() if (*path, key) not in wrong}
        return {key: _without(wrong, inner, (*path, key)) for key, inner in kept.items()}
    if isinstance(value, list):
        return [_without(wrong, inner, (*path, str(index))) for index, inner in enumerate(value)]
    return value


def _header(tree: dict[str, Any], document: Document) -> list[Problem]:
    if "apiVersion" not in tree and "kind" not in tree:
        other = next((f", but {words}" for name, words in _OTHERS.items() if name in tree), "")
        return [document.problem((), f"is not an ODCS contract{other}; {_NEEDED}")]
    problems = []
    kind, version = tree.get("kind"), tree.get("apiVersion")
    if kind != "DataContract":
        found = f"'{plain(kind, limit=40)}'" if kind is not None else "missing"
        problems.append(document.problem(("kind",), f"'kind' is {found}; {_NEEDED}"))
    if not isinstance(version, str) or not re.fullmatch(r"v3\.\d+\.\d+", version):
        found = f"'{plain(version, limit=40)}'" if version is not None else "missing"
        old = isinstance(version, str | int | float) and str(version).startswith(("v2", "2"))
        mend = "version 2 of the standard is not read: migrate the contract to v3" if old else _NEEDED
        problems.append(document.problem(("apiVersion",), f"'apiVersion' is {found}; {mend}"))
    return problems


def _refused(path: str, message: str, line: int | None = None) -> ConfigurationError:
    return ConfigurationError((Problem(message=message, location=Location(path=path, line=line)),))

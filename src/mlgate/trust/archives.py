"""Model files that are zip archives: torch, numpy's `.npz`, skops."""

from __future__ import annotations

import io
import json
import lzma
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from mlgate.core.errors import CheckError
from mlgate.trust.compression import MOST_UNPACKED
from mlgate.trust.evidence import Evidence
from mlgate.trust.symbols import Global

_MOST_MEMBERS = 100_000
_TORCH_PLAIN = re.compile(
    r"(?:[^/]+/)?(?:data/\d+|version|byteorder|\.format_version|\.storage_alignment|\.data/serialization_id)\Z"
)
_END = b"PK\x05\x06"
_END_LENGTH = 22

Judge = Callable[[bytes, str, Evidence], object]


def judge_zip(content: bytes, evidence: Evidence, judge: Judge) -> str:
    """Collect what the archive's members import into `evidence`; return the sort of archive.

    `judge(content, where, evidence)` reads one member that is no archive. What cannot be read is noted as a problem.

    Raises:
        CheckError: it is no whole zip archive, or one that two readers may read differently.
    """
    with _opened(content) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        names = [member.filename for member in members]
        _refuse_oddities(members, len(content))
        sort = _sort(names)
        for member in members:
            if sort == "torch" and _TORCH_PLAIN.match(member.filename):
                continue
            where = f"member '{member.filename}' "
            data = _read(archive, member)
            if sort == "skops" and member.filename == "schema.json":
                _skops_schema(data, evidence)
            elif sort == "torch" and "/code/" in member.filename:
                evidence.problems.append(f"{where}is TorchScript code, which cannot be judged")
            else:
                _member(data, where, evidence, judge)
    return sort


def _sort(names: list[str]) -> str:
    if "schema.json" in names:
        return "skops"
    return "torch" if any(name.rpartition("/")[2] == "data.pkl" for name in names) else "npz"


def _member(data: bytes, where: str, evidence: Evidence, judge: Judge) -> None:
    try:
        judge(data, where, evidence)
    except CheckError as error:
        evidence.problems.append(f"{where}{error}")


def _opened(content: bytes) -> zipfile.ZipFile:
    # A comment after the directory, or bytes before the first member, make archives that readers disagree about.
    if content[-_END_LENGTH : -_END_LENGTH + 4] != _END:
        message = "is not a whole zip archive: it is cut short, or something follows it"
        raise CheckError(message)
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeError) as error:
        message = f"is not a whole zip archive: {error}"
        raise CheckError(message) from error


def _refuse_oddities(members: list[zipfile.ZipInfo], size: int) -> None:
    names = [member.filename for member in members]
    unpacked = sum(member.file_size for member in members if member.compress_type != zipfile.ZIP_STORED)
    stored = sum(member.file_size for member in members if member.compress_type == zipfile.ZIP_STORED)
    message = ""
    if not members:
        message = "is an empty archive: there is nothing to judge"
    elif len(members) > _MOST_MEMBERS:
        message = f"has {len(members):,} members, too many to be judged"
    elif len(set(names)) < len(names):
        message = "has two members of one name, of which each reader takes another"
    elif unpacked > MOST_UNPACKED:
        message = f"unpacks to more than {MOST_UNPACKED // 2**20} MiB, too much to be judged"
    elif stored > size:
        message = "has members that overlap"
    elif any(member.flag_bits & 1 for member in members):
        message = "is encrypted: it cannot be judged"
    if message:
        raise CheckError(message)


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    try:
        with archive.open(member) as stream:
            data = stream.read(member.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, RuntimeError, ValueError, OSError, EOFError) as error:
        message = f"member '{member.filename}' cannot be read: {error}"
        raise CheckError(message) from error
    return data


def _skops_schema(content: bytes, evidence: Evidence) -> None:
    """Collect the types that skops would rebuild from its schema."""
    try:
        schema = json.loads(content)
    except (ValueError, RecursionError) as error:
        evidence.problems.append(f"schema.json is not JSON: {error}")
        return
    for node in _nodes(schema):
        for module, name in (("__module__", "__class__"), ("module_path", "function")):
            if isinstance(node.get(module), str) and isinstance(node.get(name), str):
                evidence.imports[Global(node[module], node[name])] = None


def _nodes(schema: object) -> Iterator[dict[str, Any]]:
    waiting = [schema]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node

"""Is this model file safe to load? Judged by its content, without loading it.

The file is recognised by what it holds, never by its name; every pickle in it is read by `machine`, every name that it
imports is judged by `policy`. What is not recognised, damaged or too large is no pass: it cannot be judged.
"""

from __future__ import annotations

import os
import stat
import warnings
from collections.abc import Sequence
from pathlib import Path, PurePath

import msgspec

from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.core.model import Finding, Location
from mlgate.trust import plain_formats
from mlgate.trust.archives import judge_zip
from mlgate.trust.compression import unpacked
from mlgate.trust.evidence import Evidence, imports_as_pickle
from mlgate.trust.policy import refusal

_LARGEST = 2 * 2**30
_LFS_POINTER = b"version https://git-lfs.github.com/spec/"
_HTML = (b"<!doctype html", b"<html", b"<?xml")
_HDF5 = b"\x89HDF\r\n\x1a\n"
# What `torch.save` wrote before it wrote zip archives: five pickles, the first of them a magic number, then numbers.
_TORCH_LEGACY = b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19."
_TORCH_LEGACY_PICKLES = 5


class ScanReport(msgspec.Struct, frozen=True, kw_only=True):
    """What one file was recognised as, the names it imports, and what of it is dangerous.

    `unread` says what could not be read beside the dangerous part; where nothing dangerous was found, the scan raises.
    """

    name: str
    format: str
    imports: tuple[str, ...] = ()
    dangerous: tuple[Finding, ...] = ()
    unread: str = ""


def scan_bytes(content: bytes, name: str, allow: Sequence[str] = ()) -> ScanReport:
    """Return what the model file `name` with `content` would import when loaded, and what of that is dangerous.

    `allow` adds names (`package.module.name`) and packages (`package.*`) to those that are known to be safe.

    Raises:
        CheckError: the file cannot be judged: not a model, damaged, too large, or read differently by two readers.
    """
    _refuse_placeholders(content, name)
    evidence = Evidence()
    try:
        with warnings.catch_warnings():
            # Parsers of the standard library warn of odd escapes in what is no text at all.
            warnings.simplefilter("ignore")
            found = _judge(content, name, evidence)
    except CheckError as error:
        found = "unknown"
        evidence.problems.append(str(error))
    location = Location(path=name)
    dangerous = [
        Finding(subject=plain(one, limit=200), message=plain(why), location=location)
        for one in evidence.imports
        if (why := refusal(one, allow)) is not None
    ]
    dangerous += [
        Finding(subject=plain(subject, limit=200), message=plain(message), location=location)
        for subject, message in evidence.oddities
    ]
    unread = plain("; ".join(evidence.problems[:3]))
    if unread and not dangerous:
        message = f"{plain(name)} {unread}"
        raise CheckError(message, location=location)
    return ScanReport(
        name=name,
        format=found,
        imports=tuple(sorted(str(one) for one in evidence.imports)),
        dangerous=tuple(sorted(dangerous, key=Finding.sort_key)),
        unread=unread,
    )


def read_file(path: Path, name: str) -> bytes:
    """Return the bytes of `path`, which must be a plain file: what is scanned is then what was read, once.

    Raises:
        CheckError: a link, a pipe, a device, a folder, too large, or not readable.
    """
    # Without waiting, since a pipe may never have a writer; without following a link that can change meanwhile.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    if path.is_symlink():
        message = f"{plain(name)} is a symbolic link: scan the file that it leads to"
        raise CheckError(message)
    try:
        descriptor = os.open(path, flags)
        try:
            return _content(descriptor, name)
        finally:
            os.close(descriptor)
    except OSError as error:
        message = f"{plain(name)} cannot be read: {error.strerror}"
        raise CheckError(message) from error


def _content(descriptor: int, name: str) -> bytes:
    status = os.fstat(descriptor)
    message = ""
    if not stat.S_ISREG(status.st_mode):
        message = f"{plain(name)} is not a plain file"
    elif status.st_size > _LARGEST:
        message = f"{plain(name)} is larger than {_LARGEST // 2**30} GiB, too large to be judged"
    if message:
        raise CheckError(message)
    with os.fdopen(descriptor, "rb", closefd=False) as stream:
        return stream.read()


def _refuse_placeholders(content: bytes, name: str) -> None:
    message = ""
    if not content:
        message = f"{plain(name)} is empty"
    elif content.startswith(_LFS_POINTER):
        message = f"{plain(name)} is a git-lfs pointer, not the model: fetch it with `git lfs pull`"
    elif content[:64].lstrip().lower().startswith(_HTML):
        message = f"{plain(name)} is a web page, not a model: the download went wrong"
    if message:
        raise CheckError(message, location=Location(path=name))


def _judge(content: bytes, name: str, evidence: Evidence) -> str:
    if content.startswith(b"PK\x03\x04"):
        return f"{judge_zip(content, evidence, _inner)} archive"
    packed = unpacked(content)
    if packed is not None:
        sort, inside = packed
        if unpacked(inside) is not None or inside.startswith(b"PK\x03\x04"):
            message = "is compressed twice: it cannot be judged"
            raise CheckError(message)
        return f"{_inner(inside, '', evidence)}, {sort}"
    found = _plain_format(content, PurePath(name).suffix.lower())
    if found is not None:
        if imports_as_pickle(content):
            message = f"is a {found} file that is a pickle too: it cannot be judged"
            raise CheckError(message)
        return found
    return _inner(content, "", evidence)


def _inner(content: bytes, where: str, evidence: Evidence) -> str:
    """Judge what may stand alone or within an archive: numpy's arrays and pickles."""
    if content.startswith(plain_formats.NPY_MAGIC):
        objects = plain_formats.npy_objects(content)
        if objects is not None:
            evidence.pickles(objects, where=where)
        return "npy"
    if content.startswith(_HDF5):
        message = "is HDF5, in which Keras keeps code too: it cannot be judged; save weights as .safetensors or .npz"
        raise CheckError(message)
    if content.startswith(_TORCH_LEGACY):
        evidence.pickles(content, where=where, most=_TORCH_LEGACY_PICKLES)
        return "torch"
    evidence.pickles(content, where=where)
    return "pickle"


def _plain_format(content: bytes, suffix: str) -> str | None:
    """Return the name of a format without code that both the content and the suffix say, or `None`."""
    if suffix == ".safetensors" and plain_formats.is_safetensors(content):
        return "safetensors"
    if suffix == ".onnx" and plain_formats.is_onnx(content):
        return "ONNX"
    if plain_formats.is_lightgbm_text(content):
        return "LightGBM text"
    if suffix in {".json", ".ubj"} and plain_formats.is_xgboost_json(content):
        return "XGBoost"
    return None

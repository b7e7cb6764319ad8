"""The files of DVC: what it keeps (`*.dvc`, `dvc.yaml`), and what it ran with (`dvc.lock`).

Source: DVC documentation, 'Project Structure': '.dvc Files', 'dvc.yaml', 'dvc.lock Files'.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from mlgate.repositories.repository import Repository, rows, table
from mlgate.repositories.yaml_text import YamlError, read_yaml

PIPELINE, LOCK = "dvc.yaml", "dvc.lock"
# A path or command with one is filled in by DVC from parameters.
TEMPLATE = "${"


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A file or folder that DVC keeps, and where that is said; `md5` is `None` where no hash is."""

    path: str
    said_in: str
    md5: str | None = None
    size: int | None = None
    files: int | None = None
    plain_md5: bool = False
    hashed: bool = False
    is_model: bool = False


class Broken(msgspec.Struct, frozen=True):
    """A file of DVC that cannot be read, and why."""

    path: str
    reason: str


class Dvc:
    """Everything that the repository says to DVC."""

    def __init__(self, repository: Repository) -> None:
        """Read the files of DVC."""
        self.repository = repository
        self.broken = list[Broken]()
        paths = repository.named(r".+\.dvc|dvc\.yaml|dvc\.lock")
        repository.read(paths)
        self.documents = {path: found for path in paths if (found := self._document(path)) is not None}

    def _document(self, path: str) -> Mapping[str, Any] | None:
        try:
            return table(read_yaml(self.repository.text(path)))
        except YamlError as error:
            self.broken.append(Broken(path, str(error)))
            return None

    def kept(self) -> Iterator[Kept]:
        """Yield what DVC keeps by a `.dvc` file, and what a stage of `dvc.yaml` makes for its cache."""
        for path, document in self.documents.items():
            if path.endswith(".dvc"):
                folder = posixpath.join(posixpath.dirname(path), _text(document.get("wdir"), "."))
                for entry in rows(document.get("outs")):
                    yield from _kept(entry, folder, path)
            elif path.endswith(PIPELINE):
                yield from self._of_pipeline(path, document)

    def _of_pipeline(self, path: str, document: Mapping[str, Any]) -> Iterator[Kept]:
        models = {_text(table(one).get("path")) for one in table(document.get("artifacts")).values() if _is_model(one)}
        for stage in table(document.get("stages")).values():
            folder = self.folder(path, table(stage))
            for key in ("outs", "metrics", "plots"):
                for entry in rows(table(stage).get(key)):
                    name, about = _named(entry)
                    if name and TEMPLATE not in name and about.get("cache", "true") == "true":
                        full = _joined(folder, name)
                        yield Kept(path=full, said_in=path, is_model=name in models)

    @staticmethod
    def folder(path: str, stage: Mapping[str, Any]) -> str:
        """Return the folder that the paths of a stage of the pipeline at `path` are relative to."""
        return posixpath.join(posixpath.dirname(path), _text(stage.get("wdir"), "."))

    def locked(self, pipeline: str) -> Mapping[str, Any] | None:
        """Return the stages of the lock beside `pipeline`, `None` where there is none that can be read."""
        document = self.documents.get(f"{pipeline.removesuffix(PIPELINE)}{LOCK}")
        return None if document is None else table(document.get("stages"))

    def hashes(self) -> dict[str, Kept]:
        """Return what is kept and made, with its hash, by path: from `.dvc` files and the outputs in locks."""
        found = {one.path: one for one in self.kept() if one.md5}
        for path, document in self.documents.items():
            if not path.endswith(LOCK):
                continue
            pipeline = table(table(self.documents.get(f"{path.removesuffix(LOCK)}{PIPELINE}")).get("stages"))
            for name, stage in table(document.get("stages")).items():
                for entry in rows(table(stage).get("outs")):
                    for one in _kept(entry, self.folder(path, table(pipeline.get(name))), path):
                        found.setdefault(one.path, one)
        return found


def named(entries: object) -> dict[str, Mapping[str, Any]]:
    """Return the entries of a stage's list by their names: `data.csv`, or `data.csv: {cache: false}`."""
    return {name: about for name, about in map(_named, rows(entries)) if name}


def kept_as(entry: Mapping[str, Any], folder: str, said_in: str) -> Kept | None:
    """Return an entry of a lock's list (`path`, `md5`, `size`, `nfiles`)."""
    return next(_kept(entry, folder, said_in), None)


def _kept(entry: object, folder: str, said_in: str) -> Iterator[Kept]:
    about = table(entry)
    name = _text(about.get("path"))
    if not name or "://" in name or name.startswith("/") or about.get("cache", "true") != "true":
        return
    md5 = _text(about.get("md5")) or None
    yield Kept(
        path=_joined(folder, name),
        said_in=said_in,
        md5=md5,
        size=_number(about.get("size")),
        files=_number(about.get("nfiles")),
        plain_md5=about.get("hash") == "md5",
        hashed=any(key not in {"path", "cache", "desc", "type", "remote", "push", "persist"} for key in about),
    )


def _named(entry: object) -> tuple[str, Mapping[str, Any]]:
    if isinstance(entry, str):
        return entry, {}
    for name, about in table(entry).items():
        return name, table(about)
    return "", {}


def _is_model(artifact: object) -> bool:
    return table(artifact).get("type") == "model"


def _joined(folder: str, name: str) -> str:
    return posixpath.normpath(posixpath.join(folder, name))


def _text(value: object, default: str = "") -> str:
    return value if isinstance(value, str) else default


def _number(value: object) -> int | None:
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 19 else None  # noqa: PLR2004 - what fits into 64 bits

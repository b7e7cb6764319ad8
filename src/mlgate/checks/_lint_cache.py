"""What was found in files, kept by their content below `.mlgate/cache/lint`.

One file holds all that was found by one set of rules; it is named by their codes and limits, by the version of
Python, and by the text of every rule and of what findings are written by. Whatever is wrong with it, or with the
folder, only costs the time that it would have saved. Where `CI` is set it is left alone: a change could bring a cache
along that knows nothing bad of it. There mlgate's Action may name a folder outside of the repository, which it fills
with what runs of the default branch have found.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from mlgate import rules
from mlgate.checks import _lint_reports
from mlgate.checks import _lint_workers as workers
from mlgate.checks._lint_reports import Report, Work, digest
from mlgate.core import display, model
from mlgate.stores.files import state_folder, write_atomic

_MOST_ENTRIES = 20_000
_MOST_BYTES = 64 * 2**20
_GIVEN = "MLGATE_CACHE_FOLDER"
_KEPT = 4


def reports(root: Path, work: Work) -> Iterator[Report]:
    """Yield what is found in the files of `work`, in their order, linting only those that have changed."""
    cache = Cache(root, work)
    kept = [_kept(cache, path, shown) for path, shown in work.files]
    missing = [file for file, known in zip(work.files, kept, strict=True) if known is None]
    found = list(workers.reports(msgspec.structs.replace(work, files=tuple(missing), summed=True)))
    cache.keep(found)
    cache.write()
    linted = iter(found)
    for known in kept:
        yield next(linted) if known is None else known


def _kept(cache: Cache, path: bytes, shown: str) -> Report | None:
    try:
        content = Path(os.fsdecode(path)).read_bytes()
    except OSError:
        # Said by whoever lints it.
        return None
    return cache.get(shown, digest(content))


class Cache:
    """The reports that are kept for the rules of `work` and their limits, below the folder `root`."""

    def __init__(self, root: Path, work: Work) -> None:
        """Read what is kept; nothing where it cannot be read."""
        self._root = root
        self._given = os.environ.get(_GIVEN, "")
        self._name = f"{_settings(work)}.json"
        self._kept: dict[str, Report] = {}
        self._changed = False
        with contextlib.suppress(OSError, ValueError, RecursionError):
            folder = Path(self._given or root / ".mlgate" / "cache", "lint")
            with (folder / self._name).open("rb") as stream:
                content = stream.read(_MOST_BYTES + 1)
            reports = msgspec.json.decode(content[:_MOST_BYTES], type=list[Report])
            self._kept = {one.shown: one for one in reports}

    def get(self, shown: str, digest: str) -> Report | None:
        """Return what was found in the file when it held what has `digest`."""
        kept = self._kept.get(shown)
        return kept if kept is not None and kept.digest == digest else None

    def keep(self, reports: Iterable[Report]) -> None:
        """Add `reports`, less what says that something went wrong."""
        for one in reports:
            if one.digest and not one.crash and self._kept.get(one.shown) != one:
                # The newest stand last, where the limit does not reach them.
                self._kept.pop(one.shown, None)
                self._kept[one.shown] = one
                self._changed = True

    def write(self) -> None:
        """Write what is kept, where that is possible, and remove what other rules left long ago."""
        if not self._changed:
            return
        with contextlib.suppress(OSError, ValueError):
            folder = Path(self._given or state_folder(self._root) / "cache", "lint")
            folder.mkdir(parents=True, exist_ok=True)
            write_atomic(folder / self._name, msgspec.json.encode(list(self._kept.values())[-_MOST_ENTRIES:]))
            others = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
            for path in others[_KEPT:]:
                path.unlink()


def is_wanted() -> bool:
    """Whether a cache is used where nobody says otherwise."""
    return not os.environ.get("CI") or bool(os.environ.get(_GIVEN))


def _settings(work: Work) -> str:
    summed = hashlib.blake2b(digest_size=12)
    summed.update(msgspec.json.encode([sys.version, work.codes, work.limits]))
    rule_files = (file for folder in rules.__path__ for file in sorted(Path(folder).glob("*.py")))
    for file in (*rule_files, *(Path(str(module.__file__)) for module in (display, model, _lint_reports))):
        content = file.read_bytes()
        summed.update(f"{file.name} {len(content)}\n".encode())
        summed.update(content)
    return summed.hexdigest()

"""A repository as rules ask it: what git tracks, read once, from the index and never from the folder.

Text that is not there, or too long to be what it should be, is empty. Whatever stands in it is hostile.
"""

from __future__ import annotations

import functools
import posixpath
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from mlgate.stores import index
from mlgate.stores.git import LFS_POINTER
from mlgate.stores.index import Entry

# What is larger is no configuration, and no module that somebody wrote.
MAX_TEXT_BYTES = 5_000_000
MAX_BYTES = 500_000
# A pointer of git-lfs is shorter, by its specification.
_LONGEST_POINTER = 1024
_HEAD = 4096
_TEST_FOLDERS = frozenset({"fixture", "fixtures", "test", "testdata", "testing", "tests", "test_data", "unittests"})
_BESIDE_FOLDERS = _TEST_FOLDERS | {"asv_bench", "benches", "benchmark", "benchmarks", "ci", "demo", "demos", "doc"}
_BESIDE_FOLDERS |= {"docs", "documentation", "example", "examples", "gallery", "sandbox", "tools", "tutorial"}
_BESIDE_FOLDERS |= {"tutorials", "vendor", "vendored", "_vendor", "third_party", "extern", "externals"}


class Repository:
    """What git tracks below `root`."""

    def __init__(
        self, root: Path, *, max_bytes: int = MAX_BYTES, excluded: Callable[[str], bool] = lambda _: False
    ) -> None:
        """List what is tracked, without what is `excluded`; files of at most `max_bytes` are small.

        Raises:
            CheckError: `root` is in no working tree of git.
        """
        self.root = root
        self.max_bytes = max_bytes
        listed = index.entries(root)
        self.entries = {entry.path: entry for entry in listed if not excluded(entry.path)}
        self._texts: dict[str, str] = {}

    @functools.cached_property
    def files(self) -> dict[str, Entry]:
        """The plain files, by path: no symbolic links, no submodules."""
        special = (index.SYMLINK, index.SUBMODULE)
        return {path: entry for path, entry in self.entries.items() if entry.mode not in special}

    @functools.cached_property
    def _sizes(self) -> dict[str, int]:
        return index.sizes(self.root, (entry.blob for entry in self.files.values()))

    def size(self, path: str) -> int:
        """Return how many bytes git holds of `path`; 0 where a partial clone does not know."""
        entry = self.files.get(path)
        return self._sizes.get(entry.blob, 0) if entry else 0

    @functools.cached_property
    def _filters(self) -> dict[str, str]:
        has_attributes = any(posixpath.basename(path) == ".gitattributes" for path in self.entries)
        return index.filters(self.root, self.files) if has_attributes else {}

    def wants_lfs(self, path: str) -> bool:
        """Tell whether `.gitattributes` gives `path` to git-lfs."""
        return self._filters.get(path) == "lfs"

    def is_pointer(self, path: str) -> bool:
        """Tell whether git holds a pointer of git-lfs instead of the file."""
        return self.size(path) < _LONGEST_POINTER and self.head(path).startswith(LFS_POINTER)

    @functools.cached_property
    def _heads(self) -> dict[str, bytes]:
        return {}

    def head(self, path: str) -> bytes:
        """Return the first bytes of `path`, 4 kB of them."""
        if path not in self._heads and path in self.files:
            self._heads[path] = index.head(self.root, self.files[path].blob, _HEAD)
        return self._heads.get(path, b"")

    def content(self, path: str) -> bytes | None:
        """Return the bytes of `path`, `None` where git has none or more than 5 MB of them."""
        if path not in self.files or self.size(path) > MAX_TEXT_BYTES:
            return None
        return index.contents(self.root, [self.files[path].blob]).get(self.files[path].blob)

    def read(self, paths: Iterable[str]) -> None:
        """Read the texts of `paths` at once, which takes less time than one by one."""
        wanted = [path for path in paths if path not in self._texts and path in self.files]
        wanted = [path for path in wanted if 0 < self.size(path) <= MAX_TEXT_BYTES]
        read = index.contents(self.root, (self.files[path].blob for path in wanted))
        for path in wanted:
            self._texts[path] = read.get(self.files[path].blob, b"").decode("utf-8", "replace")

    def text(self, path: str) -> str:
        """Return the text of `path`."""
        if path not in self._texts:
            self.read([path])
        return self._texts.get(path, "")

    def named(self, pattern: str) -> list[str]:
        """Return the files whose name without its folders is like the regular expression `pattern`."""
        wanted = re.compile(pattern)
        return [path for path in self.files if wanted.fullmatch(path.rpartition("/")[2])]

    def below(self, folder: str) -> list[str]:
        """Return the files in `folder`."""
        start = f"{folder.rstrip('/')}/"
        return [path for path in self.files if path.startswith(start)]

    @functools.cached_property
    def folders(self) -> frozenset[str]:
        """Every folder that holds something tracked."""
        found = set[str]()
        for path in self.entries:
            folder = path.rpartition("/")[0]
            while folder and folder not in found:
                found.add(folder)
                folder = folder.rpartition("/")[0]
        return frozenset(found)

    def toml(self, path: str) -> Mapping[str, Any]:
        """Return the tables of `path`; none where it is no TOML, as its own tools will say."""
        try:
            return tomllib.loads(self.text(path))
        except (tomllib.TOMLDecodeError, RecursionError):
            return {}

    def line(self, path: str, *words: str) -> int | None:
        """Return the first line of `path` that has all of `words`."""
        lines = self.text(path).splitlines()
        return next((number for number, line in enumerate(lines, start=1) if all(word in line for word in words)), None)

    def in_tests(self, path: str) -> bool:
        """Tell whether `path` lies in a folder of tests, where small data and keys are meant."""
        return not _TEST_FOLDERS.isdisjoint(path.lower().split("/")[:-1])

    def is_beside(self, path: str) -> bool:
        """Tell whether `path` lies beside the project proper: in tests, documentation, examples, vendored code."""
        return not _BESIDE_FOLDERS.isdisjoint(path.lower().split("/")[:-1])


def table(value: object) -> Mapping[str, Any]:
    """Return `value` where it is a table, else an empty one: files of others hold anything."""
    return value if isinstance(value, dict) else {}


def rows(value: object) -> list[Any]:
    """Return `value` where it is a list, else an empty one."""
    return value if isinstance(value, list) else []

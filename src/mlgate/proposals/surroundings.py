"""What lies in the folder that is looked at: files that the next commit may hold, and what runs on it already."""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import msgspec

from mlgate.config import FILE_NAME
from mlgate.core.errors import UsageError
from mlgate.repositories import kinds
from mlgate.repositories.kinds import Sort
from mlgate.stores import git as stores
from mlgate.stores.git_program import git

# So many files are looked at where git cannot list them: a folder may be a whole disk.
MOST_WALKED = 20_000
_SKIPPED = frozenset({"__pycache__", "node_modules", "site-packages", "venv", "env", "mlruns"})
# A name with other signs is a pattern somewhere (TOML, globs, YAML, shells), or looks like something that it is not.
_TAME = re.compile(r"[\w.][\w .+=@~,()-]*(/[\w.][\w .+=@~,()-]*)*")
NOT_TAME = "its name has signs that mean something in patterns or shells; rename it, or name it in mlgate.toml by hand"
_OTHER_SYSTEMS = (".gitlab-ci.yml", "Jenkinsfile", "azure-pipelines.yml", "bitbucket-pipelines.yml", ".travis.yml")
_HOOKS = (".pre-commit-config.yaml", ".pre-commit-config.yml")
_LFS_HEAD = b"version https://git-lfs.github.com/spec/"


class Surroundings(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """The folder `root`, its files by their paths (POSIX), and `top`, that of its repository, `None` outside of git.

    `prefix` is where `root` is below `top`: `""` or `services/delay/`. `hidden` are files that lie here and that git
    ignores; a checkout will not have them. `cut` tells that not all files were looked at.
    """

    root: Path
    top: Path | None = None
    prefix: str = ""
    files: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    cut: bool = False

    @functools.cached_property
    def code(self) -> list[str]:
        """Python modules and notebooks."""
        return [path for path in self.files if path.endswith((".py", ".ipynb"))]

    @functools.cached_property
    def notebooks(self) -> list[str]:
        """Notebooks of Jupyter."""
        return [path for path in self.files if path.endswith(".ipynb")]

    def sort(self, sort: Sort) -> list[str]:
        """Return the files that are called like models, or like data."""
        return [path for path in self.files if kinds.by_name(path) == sort]

    def size(self, path: str) -> int:
        """Return the size of a file in bytes."""
        return (self.root / path).stat().st_size

    def is_pointer(self, path: str) -> bool:
        """Tell whether git-lfs has not fetched the file yet."""
        with (self.root / path).open("rb") as stream:
            return stream.read(len(_LFS_HEAD)) == _LFS_HEAD

    def above(self, name: str) -> Path:
        """Return where `name` is in the repository's top folder."""
        return (self.top or self.root) / name

    @functools.cached_property
    def hooks(self) -> str | None:
        """The name of the configuration of pre-commit that is there."""
        return next((name for name in _HOOKS if os.path.lexists(self.above(name))), None)

    @functools.cached_property
    def is_on_github(self) -> bool:
        """Whether the repository is GitHub's by what lies in it or by its remotes, or nothing says whose it is."""
        if self.top is None:
            return False
        remotes = git(self.top, "config", "--get-regexp", r"^remote\..*\.url$").stdout
        if b"github" in remotes or self.above(".github").is_dir():
            return True
        others = any(self.above(name).exists() for name in (*_OTHER_SYSTEMS, ".circleci"))
        return not others and not remotes.strip()

    @functools.cached_property
    def workflows(self) -> list[Path]:
        """The workflows of GitHub Actions that are there."""
        folder = self.above(".github/workflows")
        return sorted(one for one in folder.glob("*.y*ml") if one.is_file()) if folder.is_dir() else []


def look(root: Path) -> Surroundings:
    """Return what lies in `root`.

    Raises:
        UsageError: it cannot be listed.
    """
    prefix = stores.prefix(root)
    if prefix is None:
        walked = list(_walked(root))
        return Surroundings(root=root, files=tuple(sorted(walked[:MOST_WALKED])), cut=len(walked) > MOST_WALKED)
    top = Path(os.fsdecode(git(root, "rev-parse", "--show-toplevel").stdout.removesuffix(b"\n")))
    files = _listed(root, "--cached", "--others", "--exclude-standard")
    hidden = _listed(root, "--others", "--ignored", "--exclude-standard", "--directory")
    return Surroundings(root=root, top=top, prefix=prefix, files=files, hidden=hidden)


def configured(surroundings: Surroundings) -> Path | None:
    """Return the configuration that is there already: here, or in a folder above within the repository."""
    top = surroundings.top or surroundings.root
    for folder in (surroundings.root, *surroundings.root.parents):
        # Whatever it is (a link to nowhere, a folder), it is not overwritten.
        if os.path.lexists(folder / FILE_NAME):
            return folder / FILE_NAME
        pyproject = folder / "pyproject.toml"
        if pyproject.is_file() and b"[tool.mlgate" in pyproject.read_bytes():
            return pyproject
        if folder in (top, top.resolve()):
            break
    return None


def is_tame(path: str) -> bool:
    """Tell whether `path` can stand in a configuration, a glob, YAML and a shell as it is."""
    return path.isprintable() and len(path) < 200 and _TAME.fullmatch(path) is not None  # noqa: PLR2004 - a line


def _listed(root: Path, *which: str) -> tuple[str, ...]:
    done = git(root, "ls-files", "-z", *which)
    if done.returncode != 0:
        raise UsageError("git cannot list the files here; `git status` says why")
    found = {os.fsdecode(one) for one in done.stdout.split(b"\0") if one}
    if "--ignored" in which:
        return tuple(sorted(found))
    return tuple(sorted(path for path in found if _is_plain(root, path)))


def _is_plain(root: Path, path: str) -> bool:
    file = root / path
    return file.is_file() and not file.is_symlink()


def _walked(root: Path) -> Iterator[str]:
    count = 0
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in _SKIPPED and not name.startswith("."))
        for name in sorted(names):
            path = PurePosixPath(Path(folder, name).relative_to(root).as_posix())
            if _is_plain(root, str(path)):
                yield str(path)
                count += 1
        if count > MOST_WALKED:
            return

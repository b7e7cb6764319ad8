"""An environment for a program that cannot live beside mlgate: made on first use, kept, made again where it is broken.

It is below the user's own cache folder, named by what is installed and the Python that it is for, so that another list
of requirements is another environment. It is made under another name and renamed when it is whole: nobody sees half of
one, and of two processes that make it at once one waits, or comes second and takes what is there.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.core.folders import user_cache
from mlgate.isolated import interpreters, processes

Progress = Callable[[str], None]

_MARKER = "mlgate-environment.json"
_LOG = "log.txt"
_SCHEMA = "mlgate/environment/v1"
_UNFINISHED = ".making-"
_ABANDONED_AFTER = 24 * 3600.0  # seconds
_INSTALL_SECONDS = 1800.0
_PROBE_SECONDS = 300.0
# What would lead an installer, or the Python that it runs, to another environment than ours.
_NOT_FOR_INSTALLERS = ("PYTHON", "VIRTUAL_ENV", "CONDA_", "PIP_TARGET", "PIP_PREFIX", "PIP_USER", "UV_SYSTEM")


class Recipe(msgspec.Struct, frozen=True, kw_only=True):
    """What an environment is made of.

    `requirements` is a file of exact versions with hashes; `module` what must be importable when it is whole, with
    `settings` as environment variables; `pythons` are the versions that it is for, the best first.
    """

    name: str
    requirements: Path
    module: str
    pythons: tuple[str, ...]
    settings: Mapping[str, str] = {}


class _Marker(msgspec.Struct, frozen=True, kw_only=True):
    schema: str
    requirements: str
    python: str


def ready(recipe: Recipe, progress: Progress, *, again: bool = False) -> Path:
    """Return the Python of the environment, which is made where it is not there, or is to be made `again`.

    Raises:
        CheckError: it cannot be made; the message says why, and how to mend it.
    """
    made = None if again else known(recipe)
    if made is not None:
        return python_of(made)
    base, version = interpreters.find(recipe.pythons, recipe.name)
    folder = _folder(recipe, version)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        before = _stamp(folder)
        with _alone(folder.parent / f".{folder.name}.lock", recipe, progress):
            # Another process may have made it meanwhile.
            if not is_whole(recipe, version) or (again and _stamp(folder) == before):
                _make(recipe, (base, version), folder, progress, fresh=again)
    except OSError as error:
        where = f"'{plain(folder.parent)}'"
        mend = "set XDG_CACHE_HOME to a folder that can be written"
        raise CheckError(f"{recipe.name}: no environment can be made in {where}: {error.strerror}; {mend}") from error
    return python_of(folder)


def known(recipe: Recipe) -> Path | None:
    """Return the folder of the environment where it is there, for our own version of Python before others."""
    for version in sorted(recipe.pythons, key=lambda version: version != interpreters.running()):
        if is_whole(recipe, version):
            return _folder(recipe, version)
    return None


def is_whole(recipe: Recipe, version: str) -> bool:
    """Return whether the environment for a version of Python is there, and was finished; it may still be broken."""
    folder = _folder(recipe, version)
    try:
        marker = msgspec.json.decode((folder / _MARKER).read_bytes(), type=_Marker)
    except (OSError, msgspec.DecodeError):
        return False
    # The Python that it was made from may be gone.
    return marker == _marker(recipe, version) and python_of(folder).is_file()


def works(recipe: Recipe, python: Path) -> bool:
    """Return whether the module can be imported there, which takes as long as that takes."""
    with tempfile.TemporaryDirectory(prefix="mlgate-probe-") as scratch:
        return not _probe(recipe, python, Path(scratch))


def _folder(recipe: Recipe, version: str) -> Path:
    system = f"{sys.platform}-{os.uname().machine}" if hasattr(os, "uname") else sys.platform
    digest = hashlib.sha256("\n".join((_digest(recipe), version, system)).encode()).hexdigest()
    try:
        return user_cache("environments", f"{recipe.name}-{digest[:16]}")
    except RuntimeError as error:
        raise CheckError(f"{recipe.name}: you have no home for its environment; set XDG_CACHE_HOME") from error


def _digest(recipe: Recipe) -> str:
    return hashlib.sha256(recipe.requirements.read_bytes()).hexdigest()


def _marker(recipe: Recipe, version: str) -> _Marker:
    return _Marker(schema=_SCHEMA, requirements=_digest(recipe), python=version)


def python_of(folder: Path) -> Path:
    """Return the Python of the environment in `folder`."""
    return folder / "Scripts" / "python.exe" if os.name == "nt" else folder / "bin" / "python"


def _stamp(folder: Path) -> tuple[int, int] | None:
    with contextlib.suppress(OSError):
        status = (folder / _MARKER).stat()
        return status.st_ino, status.st_mtime_ns
    return None


@contextlib.contextmanager
def _alone(lock: Path, recipe: Recipe, progress: Progress) -> Iterator[None]:
    """Wait until no other process makes this environment. Where there are no such locks, the last rename decides."""
    with lock.open("ab") as stream, contextlib.ExitStack() as stack:
        # There is no such module on Windows, and no such lock on some file systems.
        with contextlib.suppress(ImportError, OSError):
            import fcntl

            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                progress(f"waiting for another process that makes the environment of {recipe.name}")
                fcntl.flock(stream, fcntl.LOCK_EX)
            stack.callback(fcntl.flock, stream, fcntl.LOCK_UN)
        yield


def _make(recipe: Recipe, base: tuple[Path, str], folder: Path, progress: Progress, *, fresh: bool) -> None:
    progress(f"making an environment for {recipe.name}, once (some hundred megabytes)")
    _sweep(folder.parent)
    scratch = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=folder.parent))
    made = scratch / "environment"
    try:
        _install(recipe, base[0], made, scratch / _LOG, fresh=fresh)
        progress(f"trying the environment of {recipe.name}")
        if problem := _probe(recipe, python_of(made), scratch):
            raise CheckError(f"{recipe.name} cannot be imported in the environment made for it: {problem}")
        (made / _MARKER).write_bytes(msgspec.json.encode(_marker(recipe, base[1])))
        _put(recipe, base[1], made, folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _put(recipe: Recipe, version: str, made: Path, folder: Path) -> None:
    """Rename `made` to `folder`; a broken one that is there moves out of the way, a whole one of another stays."""
    if folder.exists():
        folder.rename(made.parent / "replaced")
    try:
        made.rename(folder)
    except OSError:
        if not is_whole(recipe, version):
            raise


def _install(recipe: Recipe, base: Path, made: Path, log: Path, *, fresh: bool) -> None:
    uv = shutil.which("uv")
    environment = {
        name: value for name, value in os.environ.items() if not name.upper().startswith(_NOT_FOR_INSTALLERS)
    }
    commands = list(_uv(uv, recipe, base, made) if uv else _pip(recipe, base, made))
    # uv links files to its cache, so that what broke one environment may have broken what the next is made of.
    commands[-1] = [*commands[-1], *(["--no-cache"] if uv else ["--no-cache-dir"])] if fresh else commands[-1]
    for command in commands:
        try:
            code = processes.run(command, log=log, environment=environment, timeout=_INSTALL_SECONDS)
            why = processes.last_line(log) or f"exit code {code}"
        except TimeoutError as error:
            code, why = 1, str(error)
        if code:
            tool, setting = ("uv", "UV_DEFAULT_INDEX") if uv else ("venv and pip", "PIP_INDEX_URL")
            mend = f"it is installed on first use: is there a network, or a mirror for {setting}?"
            mend += "" if uv else " Without python3-venv, put uv on PATH"
            raise CheckError(f"no environment for {recipe.name} could be made with {tool}: {why}; {mend}")


def _uv(uv: str, recipe: Recipe, base: Path, made: Path) -> Sequence[Sequence[str | Path]]:
    install: list[str | Path] = [
        uv,
        "pip",
        "install",
        "--quiet",
        "--python",
        python_of(made),
        "--require-hashes",
        "--no-build",
    ]
    return [[uv, "venv", "--quiet", "--python", base, made], [*install, "--requirement", recipe.requirements]]


def _pip(recipe: Recipe, base: Path, made: Path) -> Sequence[Sequence[str | Path]]:
    install: list[str | Path] = [
        python_of(made),
        "-I",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-input",
    ]
    held: list[str | Path] = ["--require-hashes", "--only-binary", ":all:", "--requirement", recipe.requirements]
    return [[base, "-I", "-m", "venv", made], [*install, *held]]


def _probe(recipe: Recipe, python: Path, scratch: Path) -> str:
    """Return why the module cannot be imported; empty where it can be."""
    log = scratch / "probe.txt"
    environment = processes.scrubbed(scratch, recipe.settings)
    try:
        command: list[str | Path] = [python, "-I", "-W", "ignore", "-c", f"import {recipe.module}"]
        code = processes.run(command, log=log, environment=environment, timeout=_PROBE_SECONDS)
    except (OSError, TimeoutError) as error:
        return str(error)
    return (processes.last_line(log) or f"exit code {code}") if code else ""


def _sweep(parent: Path) -> None:
    """Remove what processes that were killed left; what is young may be another's."""
    for path in parent.glob(f"{_UNFINISHED}*"):
        with contextlib.suppress(OSError):
            if time.time() - path.lstat().st_mtime > _ABANDONED_AFTER:
                shutil.rmtree(path, ignore_errors=True)

"""Before mlgate can run in a job: check the inputs, make the environment, tell where its interpreter is.

Run as `python -P -m mlgate.github.install` from the Action's own checkout. Standard output carries the path of the
interpreter and nothing else; all that is for people goes to the log through standard error's descriptor.

mlgate goes into an environment of its own, in the runner's temporary folder. With the input `python` this environment
also sees what is installed for that interpreter, so that the user's models load with the versions that the user has
pinned; mlgate's dependencies come in only where they are missing there, and the user's environment is not written to.

A second step of the job with the same inputs finds the environment that the first has made. On a runner that keeps its
disk `MLGATE_INSTALL_FOLDER` names a folder where later jobs find it too; `publish`, which may write and touches nothing
that the code of a change has touched, always makes its own.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from mlgate.core.display import plain
from mlgate.github import kept
from mlgate.github.inputs import InputError, Inputs, read
from mlgate.github.step import Quiet, Refusal, Step

OLDEST = (3, 11)
_QUESTION = """
import json, site, sys
folders = site.getsitepackages() + ([site.getusersitepackages()] if site.ENABLE_USER_SITE else [])
known = {"version": list(sys.version_info[:2]), "build": sys.version, "prefix": sys.prefix, "folders": folders}
print(json.dumps(known))
"""
_SEEN = "_mlgate_sees.pth"
_FOLDER = "MLGATE_INSTALL_FOLDER"


class InstallError(Exception):
    """mlgate cannot be installed; the message says what to do."""


class _Interpreter(NamedTuple):
    """`build` tells it from another Python at the same path; in `folders` it keeps its packages."""

    build: str
    prefix: str
    folders: list[str]


def main(environ: Mapping[str, str] = os.environ) -> int:
    """Make the environment and write the path of its interpreter to standard output; return the exit code."""
    interpreter = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # From here on, what is printed, by child processes too, is the log, which a step shows from both streams.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    step = Step.of(environ)
    try:
        inputs = read(environ)
        with Quiet():
            python = install(inputs, action=Path(environ["GITHUB_ACTION_PATH"]), parent=_parent(inputs, environ))
    except InputError as error:
        return step.refuse([Refusal(message=problem) for problem in error.problems])
    except InstallError as error:
        return step.refuse([Refusal(message=str(error))])
    with interpreter:
        # With slashes, which the bash of Windows takes as well; a backslash means something to a shell.
        interpreter.write(os.fsencode(python.as_posix()))
    return 0


def _parent(inputs: Inputs, environ: Mapping[str, str]) -> Path | None:
    """Return the folder for environments; `None` where there is none that is ours alone."""
    if inputs.mode != "publish" and (folder := environ.get(_FOLDER)):
        return Path(folder)
    return Path(environ["RUNNER_TEMP"]) if environ.get("RUNNER_TEMP") else None


def install(inputs: Inputs, *, action: Path, parent: Path | None) -> Path:
    """Install mlgate of the checkout `action` with the extras wanted; return the interpreter that has it.

    Raises:
        InstallError: the interpreter is too old or makes no environments, or a dependency cannot be installed.
    """
    base = inputs.python or sys.executable
    # Our own is asked nothing: action.yml has found that it is new enough, and its packages are not seen.
    interpreter = _ask(base) if inputs.python else _Interpreter(build=sys.version, prefix=sys.prefix, folders=[])
    environment = _place(inputs, interpreter, action, parent)
    python = environment / python_of(os.name)
    if kept.is_complete(environment) and python.is_file():
        return python
    try:
        why = "cannot make a virtual environment; on Debian and Ubuntu it needs the package python3-venv"
        _run([base, "-I", "-m", "venv", os.fspath(environment)], f"{plain(base)} {why}")
        if inputs.python:
            _let_see(python, interpreter.folders)
        wanted = f"{action}[{','.join(inputs.extras)}]" if inputs.extras else os.fspath(action)
        pip = [os.fspath(python), "-I", "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
        _run([*pip, wanted], "mlgate could not be installed; pip says why above")
    except InstallError:
        shutil.rmtree(environment, ignore_errors=True)
        raise
    kept.complete(environment)
    return python


def _place(inputs: Inputs, interpreter: _Interpreter, action: Path, parent: Path | None) -> Path:
    """Return an environment that is complete, or an empty folder for one."""
    if parent is not None and inputs.mode != "publish":
        seen = kept.packages(interpreter.folders) if inputs.python else ()
        name = kept.name(action, interpreter.build, interpreter.prefix, *sorted(inputs.extras), "sees", *seen)
        environment = parent / name
        if kept.is_complete(environment) or kept.claim(environment):
            return environment
    return Path(tempfile.mkdtemp(prefix="mlgate-", dir=parent))


def python_of(system: str) -> str:
    """Return where a virtual environment has its interpreter, on the `system` that `os.name` tells."""
    return "Scripts/python.exe" if system == "nt" else "bin/python"


def _ask(interpreter: str) -> _Interpreter:
    """Return what `interpreter` is. Raises InstallError where it is no Python or an old one."""
    try:
        # A `json.py` of the checkout is not what the question is about.
        safe = {**os.environ, "PYTHONSAFEPATH": "1"}
        done = subprocess.run([interpreter, "-c", _QUESTION], capture_output=True, check=True, env=safe)  # noqa: S603
        known = json.loads(done.stdout)
        version, folders = tuple(known["version"]), [str(folder) for folder in known["folders"]]
        asked = _Interpreter(build=str(known["build"]), prefix=str(known["prefix"]), folders=folders)
    except (OSError, subprocess.CalledProcessError, ValueError, KeyError, TypeError) as error:
        message = f"input 'python': {plain(interpreter)} is no Python interpreter that runs here"
        raise InstallError(message) from error
    if version < OLDEST:
        message = f"mlgate needs Python {_dotted(OLDEST)} or newer; {plain(interpreter)} is {_dotted(version)}"
        raise InstallError(message)
    return asked


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))


def _let_see(python: Path, folders: list[str]) -> None:
    """Put `folders` on the path of the environment of `python`, behind its own, with the `.pth` files in them."""
    own = _ask(os.fspath(python)).folders[0]
    lines = [f"import site; site.addsitedir({folder!a})\n" for folder in folders]
    Path(own, _SEEN).write_text("".join(lines), encoding="ascii")


def _run(command: list[str], failure: str) -> None:
    if subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode != 0:  # noqa: S603 - no shell
        raise InstallError(failure)


if __name__ == "__main__":
    sys.exit(main())

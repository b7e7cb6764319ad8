"""Before mlgate can run in a job: check the inputs, make the environment, tell where its interpreter is.

Run as `python -P -m mlgate.github.install` from the Action's own checkout. Standard output carries the path of the
interpreter and nothing else; all that is for people goes to the log through standard error's descriptor.

mlgate goes into an environment of its own, in the runner's temporary folder. With the input `python` this environment
also sees what is installed for that interpreter, so that the user's models load with the versions that the user has
pinned; mlgate's dependencies come in only where they are missing there, and the user's environment is not written to.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from mlgate.core.display import plain
from mlgate.github.inputs import InputError, Inputs, read
from mlgate.github.step import Quiet, Refusal, Step

OLDEST = (3, 11)
_QUESTION = """
import json, site, sys
folders = site.getsitepackages() + ([site.getusersitepackages()] if site.ENABLE_USER_SITE else [])
print(json.dumps({"version": list(sys.version_info[:2]), "folders": folders}))
"""
_SEEN = "_mlgate_sees.pth"


class InstallError(Exception):
    """mlgate cannot be installed; the message says what to do."""


def main(environ: Mapping[str, str] = os.environ) -> int:
    """Make the environment and write the path of its interpreter to standard output; return the exit code."""
    interpreter = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # From here on, what is printed, by child processes too, is the log, which a step shows from both streams.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    step = Step.of(environ)
    try:
        inputs = read(environ)
        with Quiet():
            python = install(inputs, action=Path(environ["GITHUB_ACTION_PATH"]), parent=environ.get("RUNNER_TEMP"))
    except InputError as error:
        return step.refuse([Refusal(message=problem) for problem in error.problems])
    except InstallError as error:
        return step.refuse([Refusal(message=str(error))])
    with interpreter:
        interpreter.write(os.fsencode(python))
    return 0


def install(inputs: Inputs, *, action: Path, parent: str | None) -> Path:
    """Install mlgate of the checkout `action` with the extras wanted; return the interpreter that has it.

    Raises:
        InstallError: the interpreter is too old or makes no environments, or a dependency cannot be installed.
    """
    base = inputs.python or sys.executable
    folders = _ask(base)
    environment = Path(tempfile.mkdtemp(prefix="mlgate-", dir=parent or None))
    why = "cannot make a virtual environment; on Debian and Ubuntu it needs the package python3-venv"
    _run([base, "-I", "-m", "venv", os.fspath(environment)], f"{plain(base)} {why}")
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if inputs.python:
        _let_see(python, folders)
    wanted = f"{action}[{','.join(inputs.extras)}]" if inputs.extras else os.fspath(action)
    pip = [os.fspath(python), "-I", "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    _run([*pip, wanted], "mlgate could not be installed; pip says why above")
    return python


def _ask(interpreter: str) -> list[str]:
    """Return where `interpreter` keeps its packages. Raises InstallError where it is no Python or an old one."""
    try:
        # A `json.py` of the checkout is not what the question is about.
        safe = {**os.environ, "PYTHONSAFEPATH": "1"}
        done = subprocess.run([interpreter, "-c", _QUESTION], capture_output=True, check=True, env=safe)  # noqa: S603
        known = json.loads(done.stdout)
        version, folders = tuple(known["version"]), [str(folder) for folder in known["folders"]]
    except (OSError, subprocess.CalledProcessError, ValueError, KeyError, TypeError) as error:
        message = f"input 'python': {plain(interpreter)} is no Python interpreter that runs here"
        raise InstallError(message) from error
    if version < OLDEST:
        message = f"mlgate needs Python {_dotted(OLDEST)} or newer; {plain(interpreter)} is {_dotted(version)}"
        raise InstallError(message)
    return folders


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))


def _let_see(python: Path, folders: list[str]) -> None:
    """Put `folders` on the path of the environment of `python`, behind its own, with the `.pth` files in them."""
    own = _ask(os.fspath(python))[0]
    lines = [f"import site; site.addsitedir({folder!a})\n" for folder in folders]
    Path(own, _SEEN).write_text("".join(lines), encoding="ascii")


def _run(command: list[str], failure: str) -> None:
    if subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode != 0:  # noqa: S603 - no shell
        raise InstallError(failure)


if __name__ == "__main__":
    sys.exit(main())

"""Programs that are started, waited for and ended, with all that they started themselves."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from mlgate.core.display import plain

# What a program gets of the user's environment: no credentials, no settings of another Python.
_HANDED_ON = ("OMP_NUM_THREADS", "PATH", "PATHEXT", "SYSTEMROOT", "TZ")
_LAST_BYTES = 8192
_CREDENTIALS = re.compile(r"//[^/@\s]+@")


def run(command: Sequence[str | Path], *, log: Path, environment: Mapping[str, str], timeout: float) -> int:
    """Run `command` in the folder of `log`, which gets what it says; return its exit code, negative for a signal.

    Raises:
        OSError: it cannot be started.
        TimeoutError: it had not finished after `timeout` seconds; it was ended, with everything that it started.
    """
    with log.open("ab") as stream:
        process = subprocess.Popen(  # noqa: S603 - no shell; the arguments are paths of our own
            [str(part) for part in command],
            cwd=log.parent,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            return process.wait(timeout)
        except subprocess.TimeoutExpired as error:
            raise TimeoutError(f"did not finish within {timeout:g} s") from error
        finally:
            # An interruption ends it too.
            if process.poll() is None:
                _end(process)


def scrubbed(folder: Path, more: Mapping[str, str]) -> dict[str, str]:
    """Return an environment without anything of the user's but where programs are; `folder` is home and scratch."""
    kept = {name: os.environ[name] for name in _HANDED_ON if name in os.environ}
    places = dict.fromkeys(("HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP"), str(folder))
    return {**kept, **places, "LC_ALL": "C.UTF-8", **more}


def last_line(log: Path) -> str:
    """Return the last line that a program said, fit to be shown, without passwords in addresses; empty for none."""
    if not log.is_file():
        return ""
    with log.open("rb") as stream:
        stream.seek(max(0, log.stat().st_size - _LAST_BYTES))
        lines = [line.strip() for line in stream.read().decode("utf-8", "replace").splitlines() if line.strip()]
    return plain(_CREDENTIALS.sub("//…@", lines[-1]), limit=300) if lines else ""


def _end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        if os.name == "nt":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()

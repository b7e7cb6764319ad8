"""One changed file run through the command, in this process: exit codes are the documented ones, nothing is thrown."""

from __future__ import annotations

import contextlib
import io
import time
from pathlib import Path

from fuzz.targets import TARGETS, Target, contract, frame
from mlgate.cli import main

SECONDS = 20.0
_CONFIGURATION = '[data.x]\npath = "{data}"\n[contract.x]\ndata = "x"\nfile = "data.odcs.yaml"\n'


def prepare(target: Target, folder: Path) -> None:
    """Make `folder` a project of one check that passes."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mlgate.toml").write_text(_CONFIGURATION.format(data=target.data))
    (folder / "data.odcs.yaml").write_bytes(contract())
    frame().write_parquet(folder / "data.parquet")
    for one in TARGETS.values():
        if one.name == target.data:
            (folder / one.name).write_bytes(one.seed())


def problem(target: Target, content: bytes, folder: Path) -> str | None:
    """Return what is wrong with how the command takes `content` as the target's file, or `None`."""
    (folder / target.name).write_bytes(target.around(content))
    before = {path.name for path in folder.iterdir()} | {".mlgate"}
    said = io.StringIO()
    begun = time.monotonic()
    with contextlib.chdir(folder), contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            code = main(["check"])
        except BaseException as error:  # noqa: BLE001 - a panic of a library in Rust is no Exception
            return f"threw {type(error).__name__}"
    text = said.getvalue()
    checks = {
        f"exit code {code}": code in {0, 1, 3},
        f"crashed: {text[:300]}": "crashed with" not in text,
        "a traceback": "Traceback" not in text,
        "it said nothing": bool(text.strip()),
        f"{time.monotonic() - begun:.0f} seconds": time.monotonic() - begun < SECONDS,
        "a line that a log reader takes for a command": not any(
            line.lstrip().startswith("::") or "##[" in line for line in text.splitlines()
        ),
        "an unprintable character": "\x1b" not in text and "\x00" not in text and "\u202e" not in text,
        "a file of its own left behind": {path.name for path in folder.iterdir()} <= before,
    }
    wrong = [name for name, right in checks.items() if not right]
    return "; ".join(wrong) or None

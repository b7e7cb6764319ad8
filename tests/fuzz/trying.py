"""One changed file run through the command, in this process: exit codes are the documented ones, nothing is thrown."""

from __future__ import annotations

import contextlib
import io
import os
import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from fuzz.targets import TARGETS, Target, configuration, contract, delta_log
from mlgate.cli import main

# Of the processor: other programs are none of the input's doing; what waits without end hangs the batch.
SECONDS = 20.0
# What a command is asked to write, and what it keeps.
_WRITTEN = {".mlgate", "drafted.yaml", "converted.yaml"}
_CHANGING = re.compile(r"'[^']*'|\"[^\"]*\"|[-+]?\d[\d,.:T-]*")


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What the commands did with an input: their exit codes, what they said, and what is wrong with that."""

    codes: tuple[int, ...]
    text: str
    problem: str | None

    @property
    def sorts(self) -> set[str]:
        """The sorts of messages: lines without names and numbers."""
        return {_CHANGING.sub("#", line)[:100] for line in self.text.splitlines() if line.strip()}


def prepare(target: Target, folder: Path) -> None:
    """Make `folder` a project of which the commands exit with 0."""
    (folder / "table" / "_delta_log").mkdir(parents=True, exist_ok=True)
    (folder / "mlgate.toml").write_bytes(configuration(target))
    for name in ("data.odcs.yaml", "other.odcs.yaml", "drafted.yaml"):
        (folder / name).write_bytes(contract())
    for name in ("data.parquet", "other.parquet", "table/part-0.parquet"):
        (folder / name).write_bytes(TARGETS["parquet"].seed())
    (folder / "table" / "_delta_log" / "00000000000000000000.json").write_bytes(delta_log())
    (folder / target.name).write_bytes(target.around(target.seed()))


def problem(target: Target, content: bytes, folder: Path) -> str | None:
    """Return what is wrong with how the commands take `content` as the target's file, or `None`."""
    return outcome(target, content, folder).problem


def outcome(target: Target, content: bytes, folder: Path) -> Outcome:
    """Return how the commands take `content` as the target's file."""
    (folder / target.name).write_bytes(target.around(content))
    before = {path.name for path in folder.iterdir()} | _WRITTEN
    codes: list[int] = []
    begun = time.process_time()
    with _said(folder) as said:
        for command in target.commands:
            try:
                codes.append(main(list(command)))
            except BaseException as error:  # noqa: BLE001 - a panic of a library in Rust is no Exception
                return Outcome(codes=tuple(codes), text=said(), problem=f"threw {type(error).__name__}")
            if codes[-1]:
                break
        text = said()
    checks = {
        f"exit codes {codes}": set(codes) <= target.codes,
        "data that do not keep the contract drafted from them": _keeps(codes, text),
        f"crashed: {text[:300]}": "crashed with" not in text,
        "a traceback": "Traceback" not in text,
        "a panic": "panicked" not in text,
        "it said nothing": bool(text.strip()) or "convert" in target.commands[0],
        f"{time.process_time() - begun:.0f} seconds": time.process_time() - begun < SECONDS,
        "a line that a log reader takes for a command": not any(
            line.lstrip().startswith("::") or "##[" in line for line in text.splitlines()
        ),
        "an unprintable character": "\x1b" not in text and "\x00" not in text and "\u202e" not in text,
        "a file of its own left behind": {path.name for path in folder.iterdir()} <= before,
    }
    wrong = [name for name, right in checks.items() if not right]
    return Outcome(codes=tuple(codes), text=text, problem="; ".join(wrong) or None)


def _keeps(codes: list[int], text: str) -> bool:
    # What was taken for a missing value must be said in the configuration.
    return codes != [0, 1] or "null_values" in text or "contract.drafted" not in text


@contextlib.contextmanager
def _said(folder: Path) -> Iterator:
    """Work in `folder`, and give a function that returns what was written to both outputs, by libraries too."""
    said = io.StringIO()
    with tempfile.TemporaryFile() as held, contextlib.chdir(folder), contextlib.ExitStack() as stack:
        stderr = os.dup(2)
        stack.callback(os.close, stderr)
        stack.callback(os.dup2, stderr, 2)
        os.dup2(held.fileno(), 2)
        stack.enter_context(contextlib.redirect_stdout(said))
        stack.enter_context(contextlib.redirect_stderr(said))

        def text() -> str:
            held.seek(0)
            return said.getvalue() + held.read().decode("utf-8", "replace")

        yield text

"""A command in a fresh process: its seconds, processor time and peak memory, as the kernel counts them."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class Run(NamedTuple):
    """One run: wall-clock and processor seconds, peak memory in MiB, exit code, and what it printed."""

    seconds: float
    processor: float
    memory: float
    code: int
    output: str

    @property
    def answer(self) -> dict[str, object]:
        """The last line that was printed, as JSON."""
        lines = [line for line in self.output.splitlines() if line.startswith("{")]
        return json.loads(lines[-1]) if lines else {}


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Run:
    """Run `command` in `folder`; memory is that of the largest single process of it, and of nothing else."""
    told = {**os.environ, **(environment or {}), "PYTHONDONTWRITEBYTECODE": ""}
    reading, writing = os.pipe()
    with subprocess.Popen(
        # Not at once from here, whose memory would be told as that of the command: see there.
        [sys.executable, str(HERE / "measured.py"), str(writing), *command],
        cwd=folder,
        env=told,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        pass_fds=(writing,),
        encoding="utf-8",
        errors="replace",
    ) as process:
        os.close(writing)
        output = process.stdout.read()
    with os.fdopen(reading, encoding="utf-8") as counted:
        text = counted.read()
    if not text:
        raise SystemExit(f"{command[0]} did not start:\n{output[-2000:]}")
    return Run(**json.loads(text), output=output)


def best(command: Sequence[str], folder: Path, times: int = 3, environment: Mapping[str, str] | None = None) -> Run:
    """Return the fastest of `times` runs, with the least processor time and memory of any."""
    return least([run(command, folder, environment) for _ in range(times)])


def least(runs: Sequence[Run]) -> Run:
    """Return the fastest of `runs`, with the least processor time and memory of any."""
    first = min(runs, key=lambda one: one.seconds)
    return first._replace(processor=min(one.processor for one in runs), memory=min(one.memory for one in runs))


def in_turn(times: int, *measured: Callable[[], Run]) -> list[list[Run]]:
    """Return `times` runs of each, taken in turn: a machine that gets slower is slower for all of them."""
    rounds = [[one() for one in measured] for _ in range(times)]
    return [list(runs) for runs in zip(*rounds, strict=True)]


def middle(runs: Sequence[Run], others: Sequence[Run]) -> float:
    """Return the median of the ratios of seconds, of runs that were taken in turn."""
    return statistics.median(one.seconds / other.seconds for one, other in zip(runs, others, strict=True))


def scan(path: Path) -> list[str]:
    """Return the command of the bare scan: polars decodes every column and adds up its values, and no more."""
    return [sys.executable, str(HERE / "bare_scan.py"), str(path)]


def line(name: str, one: Run, *notes: str) -> None:
    """Print one row of a table."""
    print(
        f"{name:44} {one.seconds:8.2f} s {one.processor:8.2f} cpu s {one.memory:8.0f} MiB  {'  '.join(notes)}",
        flush=True,
    )


def ratio(name: str, found: float, goal: float, *, most: bool = True) -> None:
    """Print a ratio with the goal beside it, and whether it is reached."""
    reached = found <= goal if most else found >= goal
    print(
        f"  {'ok  ' if reached else 'MISS'} {name}: {found:.2f} (goal: {'at most' if most else 'at least'} {goal:g})",
        flush=True,
    )

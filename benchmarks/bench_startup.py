"""What mlgate costs those who wait for it: as a pytest plugin that is not used, and as a hook on one small file.

Measured in an environment of its own with the base install and pytest, as pre-commit makes one: what else is installed
costs too (msgspec, where it finds typing_extensions, loads it in 26 ms). Two commands at a time are run in turns, so
that a busy machine is busy for both; the figures are medians, of CPU time (which does not count waiting for others)
and of the clock. Whole runs of pytest differ by more than the plugin costs, even in the median of 40 rounds, so that
the time of loading it is taken within a process as well, and that is judged. Limits: the plugin at most 5 ms and 5
modules; `mlgate lint` at most 3 times the start of Python with the standard library that it needs.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

MOST_MS = 5.0
MOST_MODULES = 5
MOST_RATIO = 3.0

ROOT = Path(__file__).resolve().parents[1]
# Other plugins cost the same in both commands, and only add noise.
PYTEST = ["-q", "-p", "no:xdist", "-p", "no:hypothesispytest", "-p", "no:cacheprovider"]
UNUSED = [*PYTEST, "-p", "no:mlgate"]
STANDARD_LIBRARY = "import argparse, ast, json, tomllib"
SMALL_FILE = """\
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split


def fit(table, target):
    train, test, y_train, y_test = train_test_split(table, target, random_state=0)
    return LogisticRegression(random_state=0).fit(train, y_train).score(test, y_test)
"""
# Run in an interpreter of its own: what a run of pytest has loaded in the end.
LOADED = """\
import contextlib, io, sys
import pytest
with contextlib.redirect_stdout(io.StringIO()):
    pytest.main(sys.argv[1:])
print(*sorted(sys.modules), sep="\\n")
"""
# Likewise: the milliseconds that pytest's plugin manager takes for ours.
LOADING = """\
import time
import pytest
manager = pytest.PytestPluginManager()
started = time.process_time()
manager.import_plugin("pytest_mlgate.plugin")
print(1000 * (time.process_time() - started))
"""


class Cost(NamedTuple):
    """Of one run, in milliseconds."""

    cpu: float
    wall: float


def run(command: Sequence[str | Path], folder: Path) -> Cost:
    """Run `command` in `folder` and return what it cost."""
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    # pytest without tests ends with 5.
    if os.waitstatus_to_exitcode(status) not in (0, 5):
        sys.exit(f"{' '.join(map(str, command))}: {said.decode()}")
    return Cost(1000 * (usage.ru_utime + usage.ru_stime), 1000 * wall)


def compared(
    one: Sequence[str | Path], other: Sequence[str | Path], folder: Path, rounds: int
) -> tuple[Cost, Cost, list[float]]:
    """Return the medians of both commands, and the quartiles of the difference of CPU time within a round."""
    for command in (one, other):
        run(command, folder)
    pairs = []
    for number in range(rounds):
        first, second = (one, other) if number % 2 else (other, one)
        costs = {0: run(first, folder), 1: run(second, folder)}
        pairs.append((costs[0], costs[1]) if number % 2 else (costs[1], costs[0]))
    ones, others = zip(*pairs, strict=True)
    return _median(ones), _median(others), statistics.quantiles(b.cpu - a.cpu for a, b in pairs)


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(statistics.median(cost.cpu for cost in costs), statistics.median(cost.wall for cost in costs))


def environment(folder: Path) -> Path:
    """Return the interpreter of a new environment in `folder` that holds mlgate's base install and pytest."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", str(ROOT), "pytest>=9.0"], check=True)
    return python


def loaded(python: Path, arguments: Sequence[str], folder: Path) -> set[str]:
    """Return the modules that a run of pytest with `arguments` has loaded."""
    command = [python, "-c", LOADED, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def loading(python: Path, folder: Path, rounds: int) -> float:
    """Return the median milliseconds of CPU time in which pytest loads the plugin."""
    command = [python, "-c", LOADING]
    runs = [subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True) for _ in range(rounds)]
    return statistics.median(float(done.stdout) for done in runs)


def row(name: str, without: Cost, with_it: Cost) -> None:
    """Print a row of the table."""
    figures = (f"{a:8.1f} {b:8.1f} {b / a:6.2f}" for a, b in zip(without, with_it, strict=True))
    print(f"{name:<26}{'   '.join(figures)}")


def main() -> int:
    """Print the figures; return 1 where one is beyond its limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--here", action="store_true", help="in this environment, as it is")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, python = Path(name, "repository"), Path(sys.executable)
        folder.mkdir()
        if not arguments.here:
            python = environment(Path(name, "environment"))
        return measured(python, folder, arguments.rounds)


def measured(python: Path, folder: Path, rounds: int) -> int:
    """Measure with the interpreter `python` in the empty `folder`, print, and return 1 where a limit is broken."""
    print(f"{f'medians of {rounds} rounds, ms':<26} CPU without  with  ratio    clock without  with  ratio")
    pytest = [python, "-m", "pytest"]
    without, with_it, idle = compared([*pytest, *UNUSED], [*pytest, *PYTEST], folder, rounds)
    row("pytest, mlgate not used", without, with_it)
    modules = loaded(python, PYTEST, folder) - loaded(python, UNUSED, folder)
    (folder / "small.py").write_text(SMALL_FILE, encoding="utf-8")
    start = [python, "-c", STANDARD_LIBRARY]
    lint = [python.with_name("mlgate"), "lint", "small.py"]
    started, linted, _ = compared(start, lint, folder, rounds)
    row("python, mlgate lint", started, linted)
    ratio = linted.cpu / started.cpu
    load = loading(python, folder, rounds)
    low, middle, high = idle
    print(f"whole runs of pytest: {middle:+.1f} ms CPU, the middle half of the rounds {low:+.1f} to {high:+.1f}")
    print(f"loading the plugin: {load:.2f} ms CPU (limit {MOST_MS:g}),", end=" ")
    print(f"{len(modules)} modules (limit {MOST_MODULES}): {', '.join(sorted(modules))}")
    print(f"mlgate lint: {ratio:.2f} times the start of Python with its standard library (limit {MOST_RATIO:g})")
    return 0 if load <= MOST_MS and len(modules) <= MOST_MODULES and ratio <= MOST_RATIO else 1


if __name__ == "__main__":
    sys.exit(main())

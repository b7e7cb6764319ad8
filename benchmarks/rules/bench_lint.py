"""How fast `mlgate lint` is: lines a second on one core, 500 files, ten times the files, and beside other linters.

`nox -s bench -- benchmarks/rules/bench_lint.py`. The files are made of the labelled programs of the tests, about 150
lines each: every line of them is about data and models, which is the most that there is to follow. Python's own parser
is timed on the same lines, so that a busy or slow machine is seen: what parses 200,000 lines a second when it is idle
may do a third of that beside others. Each peer has an environment of its own; all are run as fresh processes on the
same files in one run, without their caches. A peer that cannot be installed is said. Limits (`--judge`): 20,000 lines a
second on one core, 500 files in 3 s.

`--packages` takes 500 files drawn from the machine-learning packages that are installed, as users write code: about 400
lines each, most of them not about data; with `--longest 240` those of 120 to 240 lines, of which 500 are what two cores
read in 3 s at 20,000 lines a second.

`--beside PYTHON` measures the mlgate of another environment in turns with this one, as one with compiled rules
(`nox -s wheel`). The best round of each is shown, and the limits are for the other.
"""

from __future__ import annotations

import argparse
import ast
import functools
import gc
import importlib.util
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tests" / "unit" / "rules" / "corpus"
LINES = 150
PACKAGES = ("feature_engine", "imblearn", "lightgbm", "pandas", "sklearn")
LEAST_LINES = 20_000
MOST_SECONDS = 3.0
# What each peer is installed from, what of it is run, and on how many of the files, since some take minutes for all.
PEERS: dict[str, tuple[tuple[str, ...], tuple[str, ...], int]] = {
    "ruff check": (("ruff",), ("ruff", "check", "--no-cache", "--isolated", "--exit-zero", "--quiet"), 500),
    "pylint": (("pylint",), ("pylint", "--score=n", "--exit-zero", "-j", "0"), 50),
    "ml-leakproof": (("ml-leakproof==0.2.0rc2",), ("ml-leakproof", "check"), 500),
    "dslinter (pylint)": (("dslinter",), ("pylint", "--load-plugins=dslinter", "--exit-zero"), 50),
}


class Cost(NamedTuple):
    """Of one run, in seconds."""

    wall: float
    cpu: float


def tree(folder: Path, count: int, seed: int = 0) -> list[Path]:
    """Write `count` files of about 150 lines below `folder`, and return them."""
    programs = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.rglob("*.py"))]
    chance = random.Random(seed)
    files = []
    for number in range(count):
        parts: list[str] = []
        while sum(part.count("\n") + 2 for part in parts) < LINES - 10:
            parts.append(chance.choice(programs))
        file = folder / f"package_{number // 50}" / f"module_{number}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n\n".join(parts), encoding="utf-8")
        files.append(file)
    return files


def drawn(folder: Path, count: int, seed: int = 0, longest: int | None = None) -> list[Path]:
    """Copy `count` files of the packages that are installed to `folder`, drawn by chance, and return them.

    With `longest`, those of so many lines at most, and of half as many at least.
    """
    found = [importlib.util.find_spec(name) for name in PACKAGES]
    homes = [Path(one.origin).parent for one in found if one is not None and one.origin is not None]
    every = sorted(file for home in homes for file in home.rglob("*.py"))
    if longest is not None:
        every = [file for file in every if longest // 2 <= lines_of([file]) <= longest]
    if len(every) < count:
        raise SystemExit(f"{len(every)} files: install more of {', '.join(PACKAGES)}")
    files = []
    for number, source in enumerate(random.Random(seed).sample(every, count)):
        file = folder / f"package_{number // 50}" / f"module_{number}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(source.read_bytes())
        files.append(file)
    return files


def run(command: Sequence[str | Path], folder: Path) -> Cost:
    """Run `command` in `folder` and return what it cost, its own processes included."""
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return Cost(time.perf_counter() - started, usage.ru_utime + usage.ru_stime)


def median(command: Sequence[str | Path], folder: Path, rounds: int) -> Cost:
    """Return the medians of several runs of `command`."""
    costs = [run(command, folder) for _ in range(rounds)]
    return Cost(statistics.median(cost.wall for cost in costs), statistics.median(cost.cpu for cost in costs))


def lines_of(files: Sequence[Path]) -> int:
    """Return how many lines the files have."""
    return sum(file.read_bytes().count(b"\n") + 1 for file in files)


def on_one_core(python: str | Path, folder: Path) -> tuple[float, float]:
    """Return lines per second of CPU time in a process of `python`, of its parser and of all default rules."""
    done = subprocess.run([python, __file__, "--within", folder], capture_output=True, text=True, check=True)
    parsing, linting = done.stdout.split()
    return float(parsing), float(linting)


def within_this_process(files: Sequence[Path]) -> tuple[float, float]:
    """Return what `on_one_core` does, of this process."""
    from mlgate import rules
    from mlgate.rules.reading import read

    contents = [(file.name, file.read_bytes()) for file in files]
    codes = rules.chosen()
    rules.examine(read(*contents[0], codes), codes)
    parsing, linting = 0.0, 0.0
    # As processes of `mlgate lint` have it.
    gc.freeze()
    for name, content in contents:
        gc.disable()
        started = time.process_time()
        ast.parse(content)
        parsed = time.process_time()
        rules.examine(read(name, content, codes), codes)
        linting += time.process_time() - parsed
        gc.enable()
        parsing += parsed - started
    count = lines_of(files)
    return count / parsing, count / linting


def installed(name: str, folder: Path) -> Path | None:
    """Return where the programs of the peer's own environment are, made where it is not there; `None`: it fails."""
    home = folder / name.partition(" ")[0]
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    if not (home / "ready").exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", home], check=True)
        done = subprocess.run(
            [programs / "python", "-m", "pip", "install", "--quiet", *PEERS[name][0]], check=False, capture_output=True
        )
        if done.returncode != 0:
            return None
        (home / "ready").touch()
    return programs


def row(name: str, cost: Cost, lines: int, note: str = "") -> None:
    """Print a row of the table."""
    speed = lines / cost.wall
    print(
        f"{name:<34}{lines:>9,} {cost.wall:>9.2f} {cost.cpu:>9.2f} {speed:>12,.0f} {lines / cost.cpu:>12,.0f}  {note}"
    )


def main() -> int:
    """Print the figures; with `--judge` return 1 where one is beyond its limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", type=Path, default=Path.home() / ".cache" / "mlgate-bench" / "linters")
    parser.add_argument("--only", nargs="*", default=list(PEERS), choices=list(PEERS), help="none for mlgate alone")
    parser.add_argument("--packages", action="store_true", help="files of installed packages instead")
    parser.add_argument("--longest", type=int, metavar="LINES", help="of those, files of so many lines at most")
    parser.add_argument("--beside", type=Path, metavar="PYTHON", help="of another environment that has mlgate")
    parser.add_argument("--within", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--judge", action="store_true", help="fail where a limit is broken")
    arguments = parser.parse_args()
    if arguments.within is not None:
        print(*within_this_process(sorted(arguments.within.rglob("*.py"))))
        return 0
    with tempfile.TemporaryDirectory() as name:
        return measured(Path(name), arguments)


def measured(folder: Path, arguments: argparse.Namespace) -> int:
    """Measure, print, and return the exit code."""
    make = functools.partial(drawn, longest=arguments.longest) if arguments.packages else tree
    files = make(folder / "all", arguments.files)
    few = make(folder / "few", max(arguments.files // 10, 1), seed=1)
    total = lines_of(files)
    if arguments.beside is not None:
        return in_turns([Path(sys.executable), arguments.beside], folder, arguments)
    parsing, linting = on_one_core(sys.executable, folder / "few")
    print(f"one core, CPU time: {linting:,.0f} lines/s for all default rules; Python's parser alone {parsing:,.0f}")
    print(f"{'':<34}{'lines':>9} {'clock s':>9} {'CPU s':>9} {'lines/s':>12} {'lines/CPU s':>12}")
    lint = linting_by(Path(sys.executable))
    smaller = median([*lint, "--no-cache", "few"], folder, arguments.rounds)
    row(f"mlgate, {len(few)} files", smaller, lines_of(few))
    cold = median([*lint, "--no-cache", "all"], folder, arguments.rounds)
    row(f"mlgate, {len(files)} files", cold, total, f"{cold.wall / smaller.wall:.1f} times the clock of a tenth")
    environment = os.environ.pop("CI", None)
    run([*lint, "all"], folder)
    row("mlgate, nothing changed (cache)", median([*lint, "all"], folder, arguments.rounds), total)
    if environment is not None:
        os.environ["CI"] = environment
    for name in arguments.only:
        peer(name, folder, files, arguments)
    broken = linting < LEAST_LINES or cold.wall > MOST_SECONDS
    return 1 if arguments.judge and broken else 0


def linting_by(python: Path) -> list[str | Path]:
    """Return the command of the mlgate in the environment of `python`."""
    return [python.with_name("mlgate"), "lint", "--exit-zero"]


def in_turns(pythons: Sequence[Path], folder: Path, arguments: argparse.Namespace) -> int:
    """Measure the mlgate of each of `pythons`, one after the other in each round; the last one is judged."""
    cores: dict[Path, list[tuple[float, float]]] = {python: [] for python in pythons}
    costs: dict[Path, list[Cost]] = {python: [] for python in pythons}
    for _ in range(arguments.rounds):
        for python in pythons:
            cores[python].append(on_one_core(python, folder / "few"))
            costs[python].append(run([*linting_by(python), "--no-cache", "all"], folder))
    lines = lines_of(sorted((folder / "all").rglob("*.py")))
    for python in pythons:
        parsing, linting = max(one[0] for one in cores[python]), max(one[1] for one in cores[python])
        print(f"{python}: {linting:,.0f} lines/s for all default rules on one core; Python's parser {parsing:,.0f}")
        row(f"  {arguments.files} files", min(costs[python]), lines)
    broken = linting < LEAST_LINES or min(costs[pythons[-1]]).wall > MOST_SECONDS
    return 1 if arguments.judge and broken else 0


def peer(name: str, folder: Path, files: Sequence[Path], arguments: argparse.Namespace) -> None:
    """Run a peer on the files, or on a part of them, and print what it cost."""
    programs = installed(name, arguments.peers)
    if programs is None:
        print(f"{name:<34}cannot be installed ({', '.join(PEERS[name][0])})")
        return
    _, (program, *options), most = PEERS[name]
    some = files[:most]
    # A folder where it takes all of them, else files.
    chosen = ["all"] if len(some) == len(files) else [str(file) for file in some]
    rounds = arguments.rounds if len(some) == len(files) else 1
    cost = median([programs / program, *options, *chosen], folder, rounds)
    row(f"{name}, {len(some)} files", cost, lines_of(some))


if __name__ == "__main__":
    sys.exit(main())

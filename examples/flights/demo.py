"""Make the flights project with a history of its own, gate it, and break it in three honest ways.

    python examples/flights/demo.py                   make it: data, a baseline on main, a candidate on a branch; check
    python examples/flights/demo.py --break column    break it, and check again; also `labels` and `leak`
    python examples/flights/demo.py --restore         as it was before it was broken
    python examples/flights/demo.py --all             all of these, one after another

Exits with 0 where mlgate said what it should.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

SOURCE = Path(__file__).resolve().parent
TARGET = SOURCE.parents[1] / "demo" / "flights"
# Says that a folder was made here, so that nothing else is ever overwritten, and how it is broken at present.
MARK = Path(".git/mlgate-demo")
RAW = Path("data/raw/flights.csv")
NOTEBOOK = Path("notebooks/explore.ipynb")


class Breakage(NamedTuple):
    """A way to break the project, and the checks that must fail for it."""

    story: str
    apply: Callable[[Path], None]
    fails: frozenset[str]


def break_column(target: Path) -> None:
    """Write the airlines' codes of December in lower case, and prepare the data again."""
    # Half a second, for this one way only.
    import polars as pl

    rows = pl.read_csv(target / RAW, infer_schema=False)
    december = pl.col("month") == "12"
    rows.with_columns(
        carrier=pl.when(december).then(pl.col("carrier").str.to_lowercase()).otherwise("carrier")
    ).write_csv(target / RAW)
    python(target, "flights.prepare")


def break_labels(target: Path) -> None:
    """Train the model on shuffled labels: it has learnt nothing, and loads and predicts as ever."""
    python(target, "flights.train", "--shuffle-labels")


def break_notebook(target: Path) -> None:
    """Scale the rows of the notebook before they are split, so that the test rows are known in training."""
    path = target / NOTEBOOK
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cell = notebook["cells"][-1]
    source = "".join(cell["source"])
    for honest, leaking in (
        ("scaler = StandardScaler()\n", ""),
        ("x = rows.select(columns).to_numpy()", "x = StandardScaler().fit_transform(rows.select(columns).to_numpy())"),
        ("scaler.fit_transform(x_train)", "x_train"),
        ("scaler.transform(x_test)", "x_test"),
    ):
        if honest not in source:
            sys.exit(f"{NOTEBOOK} no longer holds `{honest.strip()}`: start over with `python {shown_self()}`")
        source = source.replace(honest, leaking)
    cell["source"] = source.splitlines(keepends=True)
    path.write_text(json.dumps(notebook, indent=1) + "\n", encoding="utf-8")


BREAKAGES = {
    "column": Breakage(
        "From December on, the feed writes the airlines' codes in lower case.",
        break_column,
        frozenset({"contract.raw", "contract.test"}),
    ),
    "labels": Breakage(
        "The candidate is trained on shuffled labels, as after a join that lost its order.",
        break_labels,
        frozenset({"regression.delay"}),
    ),
    "leak": Breakage(
        "Somebody scales all rows of the notebook before splitting them.",
        break_notebook,
        frozenset({"lint.code"}),
    ),
}


def make(target: Path) -> None:
    """Make the project at `target`: the data, the baseline on `main`, the candidate on a branch."""
    if (target / MARK).is_file():
        shutil.rmtree(target)
    elif target.exists() and any(target.iterdir()):
        sys.exit(f"{target} is not empty and was not made here: choose another folder with --at")
    title(f"A project in {shown(target)}")
    ignored = shutil.ignore_patterns("demo.py", "data", "models", "__pycache__", ".*_cache", ".mlgate")
    shutil.copytree(SOURCE, target, ignore=ignored, dirs_exist_ok=True)
    git(target, "init", "--quiet", "--initial-branch=main", "--template=")
    (target / MARK).write_text("", encoding="ascii")
    for name, value in (("user.name", "Demo"), ("user.email", "demo@example.invalid"), ("commit.gpgsign", "false")):
        git(target, "config", name, value)
    python(target, "flights.prepare")
    python(target, "flights.train")
    commit(target, "Predict late arrivals: the baseline")

    git(target, "switch", "--quiet", "--create=candidate")
    parameters = target / "params.toml"
    parameters.write_text(parameters.read_text(encoding="utf-8").replace("leaf_rows = 20 ", "leaf_rows = 500"))
    python(target, "flights.train")
    commit(target, "Larger leaves: a smoother model")


def restore(target: Path) -> None:
    """Undo what was broken in the project at `target`."""
    if not (target / MARK).is_file():
        sys.exit(f"no demo in {target}: make it with `python {shown_self()}`")
    broken = (target / MARK).read_text(encoding="ascii")
    git(target, "restore", "--source=HEAD", "--staged", "--worktree", ".")
    if broken == "column":
        (target / RAW).unlink(missing_ok=True)
        python(target, "flights.prepare")
    (target / MARK).write_text("", encoding="ascii")


def break_it(target: Path, name: str) -> bool:
    """Break the project in the way `name` and check it; return whether mlgate said what it should."""
    restore(target)
    way = BREAKAGES[name]
    title(f"Broken: {name}. {way.story}")
    (target / MARK).write_text(name, encoding="ascii")
    way.apply(target)
    return check(target, way.fails)


def check(target: Path, fails: frozenset[str] = frozenset()) -> bool:
    """Run `mlgate check` and return whether exactly the checks in `fails` failed."""
    print("$ mlgate check", flush=True)
    started = time.monotonic()
    code = subprocess.run(
        [sys.executable, "-m", "mlgate", "check"], cwd=target, env=environment(), check=False
    ).returncode
    seconds = time.monotonic() - started
    failed = failing(target / ".mlgate" / "verdict.json")
    as_expected = code == (1 if fails else 0) and failed == fails
    print(f"exit code {code} in {seconds:.1f} s, {'as it should' if as_expected else 'which is NOT what it should be'}")
    return as_expected


def failing(verdict: Path) -> frozenset[str]:
    """Return the names of the checks that failed in the run that wrote `verdict`, if it got so far."""
    if not verdict.is_file():
        return frozenset()
    results = json.loads(verdict.read_text(encoding="utf-8"))["results"]
    return frozenset(result["check"] for result in results if result["status"] == "fail")


def commit(target: Path, message: str) -> None:
    """Commit all files of the project."""
    git(target, "add", "--all")
    git(target, "commit", "--quiet", f"--message={message}")
    print(f"$ git commit -m '{message}'")


def git(target: Path, *arguments: str) -> None:
    """Run git in the project."""
    subprocess.run(["git", *arguments], cwd=target, env=environment(), check=True)


def python(target: Path, module: str, *arguments: str) -> None:
    """Run a module of the project."""
    print(" ".join(["$ python -m", module, *arguments]), flush=True)
    subprocess.run([sys.executable, "-m", module, *arguments], cwd=target, env=environment(), check=True)


def environment() -> dict[str, str]:
    """Return the environment, without what a surrounding git hook says of its own repository."""
    return {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}


def title(text: str) -> None:
    """Print the heading of a part."""
    print(f"\n== {text}", flush=True)


def shown(path: Path) -> str:
    """Return `path` as it is typed from here."""
    return os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)


def shown_self() -> str:
    """Return this file as it is typed from here."""
    return shown(Path(__file__).resolve())


def what_next(target: Path) -> str:
    """Return how to go on."""
    ways = "\n".join(f"  python {shown_self()} --break {name:7} {way.story}" for name, way in BREAKAGES.items())
    return f"\nThe project is in {shown(target)}: `cd` there and try `mlgate check`. Break it:\n{ways}"


def main() -> int:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--at", type=Path, default=TARGET, metavar="DIR", help=f"default: {shown(TARGET)}")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--break", choices=sorted(BREAKAGES), dest="way")
    what.add_argument("--restore", action="store_true")
    what.add_argument("--all", action="store_true")
    arguments = parser.parse_args()
    target = arguments.at.resolve()
    if find_spec("mlgate") is None:
        sys.exit("mlgate is not installed here: pip install '.[all]', or run `nox -s demo`")
    if arguments.restore:
        restore(target)
        return 0
    if arguments.way:
        return 0 if break_it(target, arguments.way) else 1
    make(target)
    title("The candidate against the baseline on main")
    good = check(target)
    if arguments.all:
        good = all([good, *(break_it(target, name) for name in BREAKAGES)])
        restore(target)
    print(what_next(target))
    return 0 if good else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.CalledProcessError as error:
        sys.exit(f"failed with exit code {error.returncode}: {' '.join(error.cmd)}")

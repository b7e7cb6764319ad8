"""What is run on mlgate, each in an environment of its own: `nox -l` lists it, `nox -s demo` shows it."""

from __future__ import annotations

from pathlib import Path

import nox

nox.needs_version = ">=2025.2"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["tests", "lint", "types"]

PYPROJECT = nox.project.load_toml("pyproject.toml")
# What act and zizmor read; zizmor refuses a path that is not there.
WORKFLOWS = [name for name in ("action.yml", ".github", "docs/workflows/pull-request.yml") if Path(name).exists()]


def group(name: str) -> list[str]:
    """Return the requirements of a dependency group of `pyproject.toml`."""
    return nox.project.dependency_groups(PYPROJECT, name)


@nox.session
def demo(session: nox.Session) -> None:
    """A real model on real flights: gated, then broken in three ways. Options go to examples/flights/demo.py."""
    session.install(".[all]")
    session.run("python", "examples/flights/demo.py", *(session.posargs or ["--all"]))


@nox.session
def tests(session: nox.Session) -> None:
    """All tests, the slow ones too. Options go to pytest: `nox -s tests -- tests/unit/core`."""
    session.install(".[all]", *group("test"))
    # A thread for each worker: more of them wait for each other in a loop, and training takes ten times as long.
    threads = {"OMP_NUM_THREADS": "1"}
    session.run("pytest", "-m", "", *(session.posargs or ["-n", "2", "--dist", "loadgroup"]), env=threads)


@nox.session
def lint(session: nox.Session) -> None:
    """Style, layers, dependencies, dead code and the safety of the Action."""
    session.install("-e", ".", *group("lint"))
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("lint-imports")
    session.run("deptry", ".")
    session.run("vulture")
    if WORKFLOWS:
        session.run("zizmor", "--offline", "--persona=auditor", "--no-progress", *WORKFLOWS)


@nox.session
def types(session: nox.Session) -> None:
    """Mypy, strict, over everything that is shipped."""
    session.install("-e", ".[all]", *group("lint"), *group("test"))
    session.run("mypy")


@nox.session
def bench(session: nox.Session) -> None:
    """Everything in `benchmarks/`, one after another; each prints its figures and its limits."""
    session.install(".[all]", *group("test"))
    for script in session.posargs or sorted(str(path) for path in Path("benchmarks").glob("bench_*.py")):
        session.run("python", script)

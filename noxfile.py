"""What is run on mlgate, each in an environment of its own: `nox -l` lists it, `nox -s demo` shows it."""

from __future__ import annotations

import shutil
from pathlib import Path

import nox

nox.needs_version = ">=2025.2"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["tests", "lint", "types"]

PYPROJECT = nox.project.load_toml("pyproject.toml")
# What GitHub would run, ours and those that users copy.
WORKFLOWS = sorted(map(str, [*Path(".github/workflows").glob("*.yml"), *Path("docs/workflows").glob("*.yml")]))


# What users choose from; `all` leaves out what few need, such as Spark.
EXTRAS = ",".join(sorted(PYPROJECT["project"]["optional-dependencies"]))


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
    session.install(f".[{EXTRAS}]", *group("test"))
    # A thread for each worker: more of them wait for each other in a loop, and training takes ten times as long.
    environment = {"OMP_NUM_THREADS": "1"}
    if shutil.which("java"):
        # No engine is left out in silence.
        environment["MLGATE_ALL_ENGINES"] = "1"
    else:
        session.warn("no Java runtime, so nothing is tried on Spark: apt-get install default-jre-headless")
    if not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))):
        session.warn("no Chromium, so the page is not opened: apt-get install chromium")
    if not all(map(shutil.which, ("java", "groovy"))):
        session.warn("no Groovy, so the Jenkinsfile is not read: apt-get install groovy default-jre-headless")
    session.run("pytest", "-m", "", *(session.posargs or ["-n", "2", "--dist", "loadgroup"]), env=environment)


@nox.session
def lint(session: nox.Session) -> None:
    """Style, layers, dependencies, dead code and the safety of the Action."""
    session.install("-e", ".", *group("lint"))
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("lint-imports")
    session.run("deptry", ".")
    session.run("vulture")
    session.run("zizmor", "--offline", "--persona=auditor", "--no-progress", "action.yml", *WORKFLOWS)
    # Of its own checks alone: shellcheck and pyflakes are on some machines and not on others.
    session.run("actionlint", "-shellcheck=", "-pyflakes=", *WORKFLOWS)


@nox.session
def types(session: nox.Session) -> None:
    """Mypy, strict, over everything that is shipped."""
    session.install("-e", f".[{EXTRAS}]", *group("lint"), *group("test"))
    session.run("mypy")


@nox.session
def fuzz(session: nox.Session) -> None:
    """Ten minutes of changed contracts and files: `nox -s fuzz -- --seconds 60`; what fails is kept as a test.

    `--keep 8` keeps what was answered in a new way too, up to eight inputs of each target.
    """
    session.install(".[data,delta]", "pyarrow")
    session.run("python", "tests/fuzz/campaign.py", *session.posargs)


@nox.session
def wheel(session: nox.Session) -> None:
    """A wheel for this machine with compiled rules, in dist/. Needs a C compiler and Python's headers."""
    session.install("build")
    session.run("python", "-m", "build", "--wheel", *session.posargs, env={"MLGATE_COMPILE": "1"})


@nox.session
def bench(session: nox.Session) -> None:
    """All benchmarks, or those named: `nox -s bench -- benchmarks/contracts/bench_peers.py --rows 10000000`."""
    session.install(f".[{EXTRAS}]", *group("test"))
    scripts = [one for one in session.posargs if one.endswith(".py")]
    options = [one for one in session.posargs if one not in scripts]
    for script in scripts or sorted(str(path) for path in Path("benchmarks").rglob("bench_*.py")):
        session.run("python", script, *options)
